"""The facts of the tables of pairs: cities and countries, families, the young of animals, what comes after what."""

from collections.abc import Mapping, Sequence
from functools import cache

from core.corpus.english.grammar import a, number_words
from core.corpus.english.lexicon import CAPITALS, comparative, plural
from core.corpus.genres import facts
from core.corpus.templates.fact import Fact, worded
from core.corpus.templates.fact_wordings import PAIR_WORDINGS
from core.corpus.world.plain_facts import COMPARED, PAIRS

LESS = {"big": "small", "high": "low", "tall": "short", "heavy": "light", "fast": "slow", "old": "young", "long": "short", "loud": "quiet", "strong": "weak"}
BODY_PLURALS = ("eyes", "ears", "feet", "legs", "hands", "fingers", "teeth", "lungs")


def _pairs() -> dict[str, list[tuple[str, str]]]:
    """Every relation with its pairs."""
    found = {name: [tuple(pair.split("/")) for pair in table.split("|")] for name, table in PAIRS.items() if name != "continent"}
    found["continent"] = [(country, part.split(": ")[0]) for part in PAIRS["continent"].split("|") for country in part.split(": ")[1].split()]
    found["city"] = [(city, country) for country, city in CAPITALS.items()]
    found["opposite"] = [pair for both in facts.OPPOSITES for pair in (both, both[::-1])]
    found["after"] = [(number_words(n), number_words(n + 1)) for n in range(1, 30)]
    found["compared"] = [(f"{more} {how}", less) for more, how, less in (one.split(" ") for one in COMPARED.split("|"))]
    return found


def _of_pair(relation: str, x: str, y: str, number: int, others: Sequence[str]) -> Fact:
    """The fact of a pair; `others` are values that aren't true of x."""
    slots = {"x": x, "y": y}
    about, value, said = x, y, ("", "", "")
    if relation == "family":
        owner, _, member = x.partition("'s ")
        woman = member in ("mother", "sister", "daughter")
        slots |= {"m": owner, "b": member, "he": "she" if woman else "he"}
        said = (f"your {x}", f"is your {y}", slots["he"])
        others = [other for other in others if other != "cousin"]
    elif relation == "young":
        slots |= {"ax": a(x), "y": a(y)}
        value = a(y)
        said = (f"a young {x}", f"is {a(y)}", "it")
        others = [a(other) for other in others]
    elif relation == "body":
        slots["ais"] = "are" if y in BODY_PLURALS else "is"
    elif relation == "compared":
        about, how = x.split(" ")
        more = comparative(how)
        slots |= {"x": a(about), "y": a(y), "xs": plural(about), "ys": plural(y), "more": more}
        said, value = (a(about), f"is {more} than {a(y)}", "it"), a(y)
    elif relation in ("city", "continent"):
        said = (x, f"is in {y}", "it")
    elif relation == "language":
        said = (f"people in {x}", f"speak {y}", "they")
    elif relation == "opposite":
        said = (f"the opposite of {x}", f"is {y}", "it")
    wordings = PAIR_WORDINGS[relation]
    if relation == "when" and y.startswith("there is"):
        wordings = [wording for wording in wordings if "happens" not in wording]
    middle = wordings[0].format_map(slots).rstrip("."), wordings[1].format_map(slots).rstrip(".")
    wrong = ()
    if relation in ("city", "continent", "language", "family", "young"):
        head = said[1].removesuffix(y if relation != "young" else a(y))
        wrong = tuple(f"{head}{other}" for other in others)
    if relation == "compared":
        wrong = (f"is {comparative(LESS[how])} than {a(y)}",)
    return worded(number, relation, about, value, wordings, slots, middle, said=said, said_of_one=said, wrong=wrong)


@cache
def of_pairs() -> Mapping[str, tuple[Fact, ...]]:
    """Every relation of the tables of pairs with its facts."""
    found = {}
    for relation, pairs in _pairs().items():
        right: dict[str, set[str]] = {}
        for x, y in pairs:
            right.setdefault(x, set()).add(y)
        values = list(dict.fromkeys(y for _, y in pairs))
        found[relation] = tuple(_of_pair(relation, x, y, i, [value for value in values if value not in right[x]]) for i, (x, y) in enumerate(pairs))
    return found
