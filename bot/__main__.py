"""Starts the console script where only the package is at hand."""

from bot.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
