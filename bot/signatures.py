"""Whether a request is from Discord: signed by its key, and of this moment."""

import re
import time
from collections.abc import Callable

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

_SIGNATURE = re.compile("[0-9a-fA-F]{128}")
_TIMESTAMP = re.compile("[0-9]{1,12}")
_SECONDS = 30.0
"""By how much a request may seem old, or of later: clocks differ, and proxies try again."""


class Signatures:
    """Tells Discord's requests from those of anybody else, and from old ones sent again."""

    def __init__(self, public_key: str, clock: Callable[[], float] = time.time) -> None:
        self._key = VerifyKey(bytes.fromhex(public_key))
        self._clock = clock

    def genuine(self, signature: str, timestamp: str, body: bytes) -> bool:
        """Whether the body and the time were signed by Discord a moment ago."""
        if not (_SIGNATURE.fullmatch(signature) and _TIMESTAMP.fullmatch(timestamp)):
            return False
        if abs(self._clock() - int(timestamp)) > _SECONDS:
            return False
        try:
            self._key.verify(timestamp.encode() + body, bytes.fromhex(signature))
        except BadSignatureError:
            return False
        return True
