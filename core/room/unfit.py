"""A first look at typed answers before they stand on a wall: rude words, and what tells who somebody is.

It hides; a facilitator can show what it hid and hide what it missed. No judge of meaning: it looks for whole words, so
that a word that merely holds one ("Scunthorpe") passes, and for a few beginnings that no harmless word has. English, and
the commonest of German, French, Spanish, Italian and Dutch; written with accents, digits, stretched letters or letters of
other alphabets that look alike, too.
"""

import re
import unicodedata
from itertools import groupby

RUDE = frozenset("""
arse arsehole ass asses asshole assholes bastard bastards bitch bitches bollocks boner boobs bugger bullshit cock cocks cocksucker crap cum cunt cunts
dick dickhead dicks dildo fag faggot faggots fags fuck fucked fucker fuckers fuckin fucking fucks goddamn hitler homo jerkoff jizz kys motherfucker
motherfuckers nazi nazis nigga niggas nigger niggers paki penis piss pissed poo porn porno pussy rape raped rapist retard retarded sex sexy shit shite
shits shitty slut sluts spastic tits titties twat vagina wank wanker wankers whore whores
arschloch ficken fotze hure hurensohn scheisse wichser kanake
merde putain pute salope connard connasse encule
puta puto mierda joder gilipollas cabron pendejo maricon
cazzo merda stronzo stronza puttana vaffanculo
klootzak hoer kankerhoer godverdomme
""".split())
BEGINNINGS = ("fuck", "motherf", "shit", "cunt", "nigg", "fagg", "wank", "whore", "bitch", "scheiss", "arschl")
HARMLESS = ("shitake", "shittim", "niggl", "niggard", "faggott")  # words that begin so all the same
LOOK_ALIKES = str.maketrans("013457@$!|асеорухікмтвնοαεικρυ", "oieastasilaceopyxikmtbnoaeikpu")
PERSONAL = re.compile(r"\d(?:[ ()/-]?\d){6,}|\S@\S|@\w{2,}|https?:|www[.]|\w[.](?:com|org|net|de|uk|io|me|tv|gg)\b", re.IGNORECASE)


def unfit(text: str) -> bool:
    """Whether a typed answer is hidden until the facilitator shows it.

    >>> unfit("sh1t!!"), unfit("call 0171 234 5678"), unfit("Scunthorpe"), unfit("the garden")
    (True, True, False, False)
    """
    words = _words(_bare(text).translate(LOOK_ALIKES).replace("*", ""))
    joined = "".join(words) if all(len(word) == 1 for word in words) else ""  # s p e l l e d out
    found = {*words, *_words(_bare(text)), joined}
    found |= {short for word in found for short in (_stretched(word, 1), _stretched(word, 2))}
    return bool(PERSONAL.search(text)) or any(word in RUDE or _begins_so(word) for word in found)


def _bare(text: str) -> str:
    """In small letters, without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _stretched(word: str, most: int) -> str:
    """A word in which a letter that stands there three times or more stands `most` times: "shiiit" is "shit".

    >>> _stretched("shiiit", 1), _stretched("book", 1)
    ('shit', 'book')
    """
    runs = [(letter, len(list(same))) for letter, same in groupby(word)]
    return "".join(letter * (count if count < 3 else most) for letter, count in runs)


def _begins_so(word: str) -> bool:
    return word.startswith(BEGINNINGS) and not word.startswith(HARMLESS)
