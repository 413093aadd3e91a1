"""The console script as people start it: a process with a home folder and streams of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(sys.executable).with_name("dakar")


@dataclass(frozen=True)
class Ended:
    """How a run ended, and what it wrote where."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Program:
    """Runs in a folder that is its home too; nothing of this machine's settings reaches it."""

    home: Path

    def environment(self, **settings: str) -> dict[str, str]:
        ours = {"HOME": str(self.home), "PATH": os.defpath, "LANG": "C.UTF-8"}
        # Where it is asked for, the coverage of these processes is measured too.
        measured = {name: text for name, text in os.environ.items() if name.startswith("COV")}
        return {**ours, **measured, **settings}

    def start(self, *words: str, **streams) -> subprocess.Popen:
        settings = streams.pop("settings", {})
        return subprocess.Popen(
            [SCRIPT, *words], cwd=self.home, env=self.environment(**settings), **streams
        )

    def python(self, code: str, *words: str) -> Ended:
        """Run Python code in the place of the script."""
        done = subprocess.run(
            [sys.executable, "-c", code, *words],
            cwd=self.home,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def __call__(self, *words: str, typed: str | bytes = "", **settings: str) -> Ended:
        typed = typed.encode() if isinstance(typed, str) else typed
        done = subprocess.run(
            [SCRIPT, *words],
            cwd=self.home,
            env=self.environment(**settings),
            input=typed,
            capture_output=True,
            check=False,
            timeout=60,
        )
        encoding = settings.get("PYTHONIOENCODING", "utf-8")
        return Ended(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))


def at_home(tmp_path_factory) -> Program:
    """The program in a home folder where the results are built."""
    program = Program(tmp_path_factory.mktemp("home"))
    program("build")
    return program
