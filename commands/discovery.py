"""Which commands there are: a new file that declares one is all that it takes."""

import pkgutil
from importlib import import_module

import commands
from commands.command import Command


def discover() -> tuple[Command, ...]:
    """Find the commands: whatever a file of this package declares as one."""
    found: dict[str, Command] = {}
    for module in pkgutil.iter_modules(commands.__path__):
        for value in vars(import_module(f"commands.{module.name}")).values():
            for command in getattr(value, "declared", ()) if callable(value) else ():
                found[command.name] = command
    return tuple(found.values())
