"""A first look at typed answers before they stand on a wall: rude words, and what tells who somebody is.

It hides; a facilitator can show what it hid and hide what it missed. English alone, and no judge of meaning: it looks
for whole words, so that a word that merely holds one ("Scunthorpe") passes.
"""

import re

RUDE = frozenset("""
arse arsehole ass asses asshole assholes bastard bastards bitch bitches bollocks boner boobs bugger bullshit cock cocks cocksucker crap cum cunt cunts
dick dickhead dicks dildo fag faggot faggots fags fuck fucked fucker fuckers fuckin fucking fucks goddamn hitler homo jerkoff jizz kys motherfucker
motherfuckers nazi nazis nigga niggas nigger niggers paki penis piss pissed poo porn porno pussy rape raped rapist retard retarded sex sexy shit shite
shits shitty slut sluts spastic tits titties twat vagina wank wanker wankers whore whores
""".split())
LOOK_ALIKES = str.maketrans("013457@$", "oieastas")
PERSONAL = re.compile(r"\d(?:[ ()/-]?\d){6,}|\S@\S|@\w{2,}|https?:|www[.]|\w[.](?:com|org|net|de|uk|io|me|tv|gg)\b", re.IGNORECASE)


def unfit(text: str) -> bool:
    """Whether a typed answer is hidden until the facilitator shows it.

    >>> unfit("sh1t!!"), unfit("call 0171 234 5678"), unfit("Scunthorpe"), unfit("the garden")
    (True, True, False, False)
    """
    words = re.findall(r"[^\W_]+", text.casefold().translate(LOOK_ALIKES).replace("*", ""))
    joined = "".join(words) if all(len(word) == 1 for word in words) else ""  # s p e l l e d out
    plain = re.findall(r"[^\W_]+", text.casefold())
    return bool(PERSONAL.search(text)) or not RUDE.isdisjoint([*words, *plain, joined])
