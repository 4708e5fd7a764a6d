"""Typed text in the marks of the training text: phones, word processors and web pages write others, which look alike
and stand nowhere in it.

The training text holds the printable characters of ASCII, new lines and one kind of dash, —. So ’ becomes ' and “
becomes ", a no-break space a space, ﬁ and ｆｉ become fi, and what can't be seen is left out. Letters and signs of other
scripts stay; so does each printable character of ASCII.

Every box of the pages (pages.shared.widgets.box), every link (pages.shared.frame.url) and every verb
(core.cli.arguments) reads through `normal`; a drawing with a box of its own takes ALIKE along
(pages.shared.films.text_film). A box keeps what was typed; all that is worked out from it, quoted, counted or marked is
the normal form, since that is what the model reads and what stands in the text.

Source:  invisible characters are Default_Ignorable_Code_Point of the Unicode Character Database, version 15; composed
letters are its form NFC.
"""

import re
import unicodedata

ALIKE = {  # ours: others
    "'": "‘’‚‛′´ʹʻʼʽˈ‹›",
    '"': "“”„‟″«»〝〞〟ˮ",
    "-": "‐‑‒−⁃",  # hyphens, and the minus
    "—": "–―",  # what parts a sentence
    "...": "…",
    "\n": "\x0b\x0c\r\x85\u2028\u2029",
    " ": "\t" + "".join(chr(code) for code in range(128, 0x3001) if unicodedata.category(chr(code)) == "Zs"),
}
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Joiners, variants and tags give a sign outside ASCII its shape, a woman who is a scientist, a flag; after any other
# character they are invisible.
_SHAPING = "\u200c\u200d\ufe00-\ufe0f\U000e0020-\U000e007f"
# ligatures of Latin letters; full and half width
_WIDE = [*range(0xFB00, 0xFB07), *range(0xFF01, 0xFFA0), *range(0xFFA1, 0xFFEF)]

_TABLE = str.maketrans({other: ours for ours, others in ALIKE.items() for other in others}
                       | {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in _WIDE})
_UNSEEN = re.compile(f"(?![{_SHAPING}])[{_INVISIBLE}]")
_SHAPELESS = re.compile(f"(?<![^\\x00-\\x7f])[{_SHAPING}]+")


def normal(text: str) -> str:
    """A typed text in the marks of the training text; what is normal already, such as any text of the corpus, comes
    back as it is.

    >>> normal("It’s 5 – 3…")
    "It's 5 — 3..."
    """
    if text.isascii() and text.isprintable():
        return text
    known = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    seen = _UNSEEN.sub("", known.translate(_TABLE))
    return unicodedata.normalize("NFC", _SHAPELESS.sub("", seen))
