"""How a room is named: a code for phones and walls, the key that its square code holds besides, and the hash of its
secret.
"""

import hashlib
import secrets

from core.errors import UnknownRoom

LETTERS = "BCDFGHJKMNPQRTVWXYZ346789"  # of a code: none that look alike, no vowels and so no words
CODE = 6  # letters of a code: 244 million of them
KEY = 10  # letters that the square code holds besides: 10^14 of them, which nobody guesses
NO_SUCH_CODE = "There is no room with this code. Codes have six letters and digits; a room closes after a day."


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(CODE))


def read_code(typed: str) -> str:
    """A code as somebody types it: "ktm 4xr" is KTM4XR; the square code's key, if there is one, is left out.

    Raises:  UnknownRoom if it can't be one.
    """
    code = _letters(typed)
    if len(code) not in (CODE, CODE + KEY) or not set(code) <= set(LETTERS):
        raise UnknownRoom(NO_SUCH_CODE)
    return code[:CODE]


def has_key(typed: str) -> bool:
    """Whether more than a code was sent: what the square code on the wall holds."""
    return len(_letters(typed)) == CODE + KEY


def key_in(typed: str) -> str:
    """The key of what the square code holds."""
    return _letters(typed)[CODE:]


def key_of(lead: str, code: str) -> str:
    """What the square code holds behind the code, so that whoever has seen it guesses nothing. Args: lead, the hash of
    the room's secret.
    """
    number = int(digest(f"{lead}/{code}"), 16)
    return "".join(LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(KEY))


def _letters(typed: str) -> str:
    return "".join(char for char in str(typed)[:40].upper() if char not in " -.")


def digest(secret: str) -> str:
    return hashlib.sha256(str(secret).encode("utf-8", "replace")).hexdigest()
