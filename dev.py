#!/usr/bin/env python3
"""The one way in: makes .venv, installs the locked packages; runs, tests and checks the house."""
# ruff: noqa: S603, TID251  the tool of developers starts programs and reads the environment

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = ROOT / "requirements-dev.lock"
STAMP = VENV / "installed.sha256"
OLDEST = (3, 11)
INTERRUPTED = 130  # what a shell says after Ctrl-C

HELP = """\
python3 dev.py install            make .venv and install what requirements-dev.lock names
python3 dev.py run                the assistant: pages, and Telegram if it has a token
python3 dev.py test [--long] […]  the tests; what follows goes to pytest
python3 dev.py check              ruff, mypy, the plan of imports, the content
python3 dev.py fix                let ruff repair and format what it can
python3 dev.py evaluate […]       how well questions find their measures
python3 dev.py bench NAME […]     the figures of README; without a name: which there are
python3 dev.py bot …              the same as python -m bot …
"""
NO_VENV = """Python has no module ensurepip, so it cannot make .venv. Install it:
    sudo apt-get update && sudo apt-get install -y python3-venv"""
NO_CHROMIUM = """Chromium is not installed, so the browser tests cannot run. Install it:
    sudo apt-get update && sudo apt-get install -y chromium"""
CHECKS: dict[str, tuple[str, ...]] = {
    "ruff check": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "mypy": ("-m", "mypy"),
    "imports": ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
    "content": ("-m", "bot", "check"),
}


def main(words: Sequence[str]) -> int:
    if sys.version_info < OLDEST:
        return stop(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    acts: dict[str, Callable[[Sequence[str]], int]] = {
        "install": lambda _rest: 0,
        "run": lambda rest: become("-m", "bot", "run", *rest),
        "test": test,
        "check": check,
        "fix": fix,
        "evaluate": lambda rest: become("-m", "bot", "evaluate", *rest),
        "bench": bench,
        "bot": lambda rest: become("-m", "bot", *rest),
    }
    name, *rest = words or ("help",)
    if name not in acts:
        say(HELP)
        return 0 if name in {"help", "-h", "--help"} else 2
    os.chdir(ROOT)
    return install() or acts[name](rest)


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def stop(reason: str) -> int:
    say(reason)
    return 1


# ---------------------------------------------------------------- .venv


def install() -> int:
    """Bring .venv up to the lock; nothing is done when the stamp says it was."""
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text("utf-8") == wanted:
        return 0
    began = time.monotonic()
    uv = working_uv()
    failed = make_venv(with_pip=not uv) or install_lock(uv)
    if failed:
        return stop("The packages were not installed; what is above says why.")
    STAMP.write_text(wanted, "utf-8")
    say(f"Installed into .venv in {time.monotonic() - began:.0f} s.")
    return 0


def working_uv() -> str:
    """Path of uv, or nothing: a shim may stand on PATH and lead nowhere."""
    uv = shutil.which("uv") or ""
    works = uv and subprocess.run([uv, "--version"], capture_output=True, check=False).returncode
    return uv if works == 0 else ""


def make_venv(*, with_pip: bool) -> int:
    """Make .venv, or add pip to one that has none."""
    if (VENV / "bin" / ("pip" if with_pip else "python")).exists():
        return 0
    if with_pip and importlib.util.find_spec("ensurepip") is None:
        return stop(NO_VENV)
    options = () if with_pip else ("--without-pip",)
    return start(sys.executable, "-m", "venv", *options, str(VENV))


def install_lock(uv: str) -> int:
    say("Installing the locked packages…")
    locked = ("--quiet", "--require-hashes", "--requirement", str(LOCK))
    if uv:
        return start(uv, "pip", "install", "--python", str(PYTHON), *locked)
    return python("-m", "pip", "install", "--disable-pip-version-check", *locked)


# ---------------------------------------------------------------- acts


def test(words: Sequence[str]) -> int:
    """Run pytest; the whole suite on two processes, a part of it on one."""
    rest = [word for word in words if word != "--long"]
    env = dict(os.environ)
    if len(rest) < len(words):
        env["OPORA_TEST_LONG"] = "1"
    if not shutil.which("chromium"):
        if env.get("CI"):
            return stop(NO_CHROMIUM)
        say(f"{NO_CHROMIUM}\nUntil then they are skipped.")
    is_whole = not any(Path(word.split("::")[0]).exists() for word in rest)
    both = ("--numprocesses=2", "--dist=worksteal") if is_whole else ()
    return become("-m", "pytest", *both, *rest, env=env)


def check(_words: Sequence[str]) -> int:
    """Run every check, also after one failed, and say at the end which did."""
    failed = []
    for name, words in CHECKS.items():
        say(f"── {name}")
        if python(*words):
            failed.append(name)
    if failed:
        return stop(f"check: failed: {', '.join(failed)}")
    say(f"check: all {len(CHECKS)} steps passed")
    return 0


def fix(_words: Sequence[str]) -> int:
    repaired = python("-m", "ruff", "check", "--fix", ".")
    return python("-m", "ruff", "format", ".") or repaired


def bench(words: Sequence[str]) -> int:
    names = sorted(page.stem for page in (ROOT / "bench").glob("[a-z]*.py"))
    if not words or words[0] not in names:
        say("python3 dev.py bench " + " | ".join(names))
        return 2
    return become("-m", f"bench.{words[0]}", *words[1:])


# ---------------------------------------------------------------- programs


def python(*words: str) -> int:
    return start(str(PYTHON), *words)


def start(*words: str) -> int:
    return subprocess.run(words, check=False).returncode


def become(*words: str, env: dict[str, str] | None = None) -> int:
    """Turn into Python of .venv, so that signals reach it and nothing stands between."""
    os.execve(PYTHON, [str(PYTHON), *words], env or dict(os.environ))  # noqa: S606


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
