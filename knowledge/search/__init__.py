"""From a citizen's words to measures: words, lexical, meaning, blend, decision."""

import os

# One thread a question: a second one makes each slower and takes the core of another citizen.
# Numpy reads it once, when it is imported; an operator's own value stays.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # noqa: TID251
