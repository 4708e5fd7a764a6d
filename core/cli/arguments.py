"""What stands on a command line, read with care: texts in the marks of the training text, numbers in their range,
places on disk.

Everything here raises BadInput, in one sentence that names the argument.
"""

import sys
from argparse import Namespace
from collections.abc import Callable
from math import inf, isfinite

from core.errors import BadInput
from core.typed_text import normal

STDIN = "-"
LONGEST_INPUT = 10_000_000  # bytes of standard input
TEXTS = ("text", "a", "b", "word")  # the arguments that are read as text; STDIN stands for standard input
LONGEST_SHOWN = 60  # characters of a wrong value that are said back


def whole(name: str, low: int, high: int) -> Callable[[str], int]:
    """A reader of whole numbers from low to high, for argparse."""
    def read(text: str) -> int:
        value = _read(int, text)
        if value is None or not low <= value <= high:
            raise BadInput(f"{name} is {_short(text)}; it has to be a whole number from {low:,} to {high:,}.")
        return value
    return read


def number(name: str, low: float, high: float = inf, above: bool = False) -> Callable[[str], float]:
    """A reader of finite numbers from low (with `above`, from anything above it) to high, for argparse."""
    least = f"above {low:g}" if above else f"{low:g} or more"
    wish = least if high == inf else f"{least}, at most {high:g}"

    def read(text: str) -> float:
        value = _read(float, text)
        if value is None or not isfinite(value) or not low <= value <= high or (above and value == low):
            raise BadInput(f"{name} is {_short(text)}; it has to be a number, {wish}.")
        return value
    return read


def place(name: str) -> Callable[[str], str]:
    """A reader of paths, for argparse."""
    def read(text: str) -> str:
        if not text or "\0" in text:
            raise BadInput(f"{name} is {_short(text) or 'empty'}; it has to be the path of a file or folder.")
        return text
    return read


def with_texts(args: Namespace) -> Namespace:
    """The same arguments, those that are texts read from standard input where '-' stands for it, and written in the
    marks of the training text.
    """
    given = {name: getattr(args, name) for name in TEXTS if getattr(args, name, None) is not None}
    asked = [text for value in given.values() for text in (value if isinstance(value, list) else [value])]
    if asked.count(STDIN) > 1:
        raise BadInput(
            f"'{STDIN}' stands for standard input, which can be read only once; it is given {asked.count(STDIN)} times."
        )
    for name, value in given.items():
        setattr(args, name, [_text(one) for one in value] if isinstance(value, list) else _text(value))
    return args


def _text(text: str) -> str:
    return normal(_from_stdin() if text == STDIN else text)


def _from_stdin() -> str:
    """What stands on standard input."""
    if sys.stdin is None:
        raise BadInput(f"'{STDIN}' stands for standard input, which is closed. Give the text itself.")
    try:
        data = sys.stdin.buffer.read(LONGEST_INPUT + 1)
    except OSError as error:
        raise BadInput(f"Standard input can't be read ({error.strerror or error}). Give the text itself.") from error
    if len(data) > LONGEST_INPUT:
        raise BadInput(f"Standard input holds more than {LONGEST_INPUT:,} bytes. Use a shorter text.")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise BadInput(
            f"What came in on standard input isn't UTF-8 text: byte {error.start + 1} can't be read."
        ) from error


def _read(kind: type, text: str) -> int | float | None:
    try:
        return kind(text)
    except ValueError:  # no number, or one of too many digits
        return None


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
