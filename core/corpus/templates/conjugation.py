"""Verbs of everyday texts in all their forms, those among them that the lexicon doesn't hold."""

from functools import cache

from core.corpus.english import lexicon

_IRREGULAR = """
fight fights fought fought fighting|beat beats beat beaten beating|hit hits hit hit hitting|spread spreads spread spread spreading
bite bites bit bitten biting|bend bends bent bent bending|burst bursts burst burst bursting|tear tears tore torn tearing
sew sews sewed sewn sewing|forgive forgives forgave forgiven forgiving|admit admits admitted admitted admitting
regret regrets regretted regretted regretting|knit knits knitted knitted knitting|mop mops mopped mopped mopping
wrap wraps wrapped wrapped wrapping|cancel cancels cancelled cancelled cancelling|ski skis skied skied skiing|tie ties tied tied tying
hug hugs hugged hugged hugging|prefer prefers preferred preferred preferring
"""
_FORMS = {row.split()[0]: tuple(row.split()) for row in _IRREGULAR.strip().replace("\n", "|").split("|")}


@cache
def conjugated(phrase: str) -> tuple[str, str, str, str, str]:
    """(base, third person, past, participle, -ing) of a verb with what follows it: 'hit the nail' -> (…, 'hits the nail', 'hit the nail', …)."""
    verb, _, rest = phrase.partition(" ")
    return tuple(f"{form} {rest}".strip() for form in (_FORMS.get(verb) or lexicon.forms(verb)))
