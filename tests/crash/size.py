"""How large the crash tests are: a taste in the usual run, all of it with `test --long`."""

import os

IS_LONG = bool(os.environ.get("OPORA_TEST_LONG"))  # noqa: TID251  a knob of the tests
ROUNDS = 20 if IS_LONG else 2
RANDOM_ROUNDS = 10 if IS_LONG else 1
TIMEOUT = 3600 if IS_LONG else 240  # seconds for one test
