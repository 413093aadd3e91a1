"""What Discord sends, read also where its text is broken: one such event must not end the rest.

JSON can spell half of a letter that UTF-16 writes in two, which is no text. orjson, which
discord.py takes where it is there, reads nothing of an event with one, and with that the line ends.
"""

import json
from typing import Any

import discord.utils
import orjson


def read_broken_text_too() -> None:
    """Have discord.py read halves of letters as question marks."""
    # There is no public name for it.
    vars(discord.utils)["_from_json"] = decoded


def decoded(text: str | bytes) -> Any:  # noqa: ANN401 (as what it stands for)
    """Read JSON; ValueError where it is none."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        mended = json.dumps(json.loads(text), ensure_ascii=False)
        return orjson.loads(mended.encode(errors="replace"))
