"""Makes a virtual environment with the locked packages and this project in it, or finds it made.

Runs on the standard library alone, through the shell script beside it. With uv where that is on
PATH, else with venv and pip. Nothing is written outside of the checkout.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"


class SetupError(Exception):
    """The environment can't be made; the message is one sentence for whoever runs this."""


def main(folder: str = ".venv", lock: str = "requirements-dev.lock") -> None:
    """Leave the environment ready, at once if it is so already."""
    environment, requirements = ROOT / folder, ROOT / lock
    stamp = environment / "set-up"
    state = wanted_state(environment, requirements)
    if is_ready(environment, stamp, state):
        return
    with alone(environment.name) as held:
        if is_ready(environment, stamp, state):
            return
        version = ".".join(map(str, sys.version_info[:3]))
        print(f"Setting up {folder} with Python {version}; this happens once.", file=sys.stderr)
        make(environment, requirements, held)
        stamp.write_text(state)


def wanted_state(environment: Path, requirements: Path) -> str:
    """What the stamp of an environment says that has all it should, from this very Python."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = tables["project"]
    # Of what stands there, linters' and tests' settings among it, only this is installed.
    installed = json.dumps([project["version"], project["scripts"], tables["tool"]["hatch"]])
    # A virtual environment that was moved is broken, hence its place.
    parts = (sys.version, sys.base_prefix, str(environment), installed, requirements.read_text())
    return hashlib.sha256("\0".join(parts).encode(errors="surrogateescape")).hexdigest()


def is_ready(environment: Path, stamp: Path, state: str) -> bool:
    """Whether an earlier run came to its end with the same things."""
    try:
        return stamp.read_text() == state and (environment / "bin" / "python").exists()
    except OSError:
        return False


@contextmanager
def alone(name: str) -> Iterator[int]:
    """Hold the lock of one environment, waiting for whoever else is setting it up."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / f"{name.lstrip('.')}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another set-up is under way; waiting for it.", file=sys.stderr)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()


def make(environment: Path, requirements: Path, held: int) -> None:
    """Build the environment from nothing: what an interrupted run left can't be trusted."""
    # Resolved now, because the Python that runs this may lie in the folder that goes.
    python = Path(sys.executable).resolve()
    if environment.is_symlink():
        environment.unlink()
    elif environment.exists():
        shutil.rmtree(environment)
    uv = shutil.which("uv")
    if not (uv and make_with_uv(uv, python, environment, requirements, held)):
        make_with_pip(python, environment, requirements, held)
    for path in environment.glob("lib/python*/site-packages/_dakar_bot.pth"):
        # The way to this project, told from where it lies: up to 3.12 a Python under LC_ALL=C does
        # not even start where such a file holds an accent.
        path.write_text(os.path.relpath(ROOT, path.parent))


def make_with_uv(uv: str, python: Path, environment: Path, lock: Path, held: int) -> bool:
    """Build it with uv; false where uv can't, as on a network that only pip is set up for."""
    place = ["--python", str(environment / "bin" / "python")]
    made = (
        run(held, uv, "venv", "--quiet", "--clear", "--python", str(python), str(environment))
        and run(held, uv, "pip", "install", "-q", *place, "--require-hashes", "-r", str(lock))
        and run(held, uv, "pip", "install", "-q", *place, *PROJECT)
    )
    if not made:
        print("uv could not do it (see above); trying pip.", file=sys.stderr)
        shutil.rmtree(environment, ignore_errors=True)
    return made


def make_with_pip(python: Path, environment: Path, lock: Path, held: int) -> None:
    """Build it with what comes with Python."""
    try:
        import ensurepip  # noqa: F401  Debian and Ubuntu package it apart
        import venv  # noqa: F401
    except ImportError as error:
        minor = sys.version_info.minor
        message = (
            f"{python} lacks its module {error.name}: install the package python3.{minor}-venv"
            f" (sudo apt install python3.{minor}-venv), or uv, and run this again."
        )
        raise SetupError(message) from error
    pip = [str(environment / "bin" / "python"), "-I", "-m", "pip", "install", "-qq"]
    made = (
        run(held, str(python), "-I", "-m", "venv", "--clear", str(environment))
        and run(held, *pip, "--require-hashes", "-r", str(lock))
        and run(held, *pip, *PROJECT)
    )
    if not made:
        message = f"{environment.name} could not be set up (see above); run this again once it can."
        raise SetupError(message)


PROJECT = ("--no-deps", "--no-build-isolation", "--editable", ".")


def run(held: int, *command: str) -> bool:
    """Run one step and say whether it went well."""
    settings = {
        "PIP_CACHE_DIR": str(CACHE / "pip"),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_USER": "0",
        "UV_CACHE_DIR": str(CACHE / "uv"),
        "UV_PYTHON_DOWNLOADS": "never",
    }
    # Each step holds the lock with us: if we are killed, the next run waits until it has ended.
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | settings, pass_fds=(held,), check=False
    )
    return done.returncode == 0


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (SetupError, OSError) as error:
        sys.exit(f"Set-up failed: {error}")
    except KeyboardInterrupt:
        sys.exit("Set-up interrupted; the next run starts it anew.")
