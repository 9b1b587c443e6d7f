"""The child: JSON of one sheet on stdin, its PDF on stdout. It knows nothing else of ours.

It runs alone (`python -I`), with an empty environment, and may neither write a file nor run long.
"""

import resource
import sys
from pathlib import Path

LAYOUT = Path(__file__).with_name("sheet.typ")
MEMORY = 2**30  # bytes of addresses; a sheet needs about a tenth of them for real
CPU_SECONDS = 10


def limit() -> None:
    """Take away what a sheet does not need; a core dump would hold what a person typed."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def main() -> None:
    limit()
    import typst  # noqa: PLC0415  under the limits, and never in the serving process

    sheet = sys.stdin.buffer.read().decode()
    made = typst.compile(
        LAYOUT,
        sys_inputs={"sheet": sheet},
        ignore_system_fonts=True,
    )
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
