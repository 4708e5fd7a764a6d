"""Groups of words that a reader knows (animals, colours, verbs ...), and which words stand on the map."""

from core.corpus.english import lexicon

_KINDS = {
    "animals": ("pet", "farm animal", "wild animal"),
    "people": ("man", "woman", "worker", "person"),
    "food": ("fruit", "vegetable", "staple", "dish", "drink"),
    "body and clothes": ("body part", "clothing"),
    "places": ("place",),
    "time": ("time word",),
}


def groups() -> dict[str, tuple[str, ...]]:
    """Words by what they mean, in the order in which a map lists them.

    A word that has two meanings is in the first group that has it.
    """
    def nouns(kinds: tuple[str, ...]) -> tuple[str, ...]:
        singular = [noun for kind in kinds for noun in lexicon.NOUNS[kind].split()]
        return (*singular, *(lexicon.plural(noun) for noun in singular if lexicon.has_plural(noun)))

    named = {name: nouns(kinds) for name, kinds in _KINDS.items()}
    named["time"] += (*lexicon.DAYS, *lexicon.MONTHS)
    things = nouns(tuple(kind for kind in lexicon.NOUNS if kind.endswith("thing")))
    return {
        "animals": named["animals"],
        "people": named["people"],
        "names": (*lexicon.WOMEN, *lexicon.MEN, *lexicon.SURNAMES, *lexicon.PET_NAMES),
        "food": named["food"],
        "numbers": (*lexicon.NUMBER_WORDS, *lexicon.ORDINALS),
        "time": named["time"],
        "places": named["places"],
        "countries and cities": (*lexicon.CAPITALS, *lexicon.CAPITALS.values(), *lexicon.TOWNS),
        "body and clothes": named["body and clothes"],
        "things": things,
        "colours": tuple(lexicon.COLOURS),
        "describing words": (*lexicon.ADJECTIVES, *lexicon.ADVERBS, *map(lexicon.comparative, lexicon.COMPARED)),
        "actions": tuple(form for verb in lexicon.VERBS for form in lexicon.forms(verb)),
        "small words": tuple(lexicon.FUNCTION),
    }


def choose_words(words: list[str], most: int = 1000) -> tuple[list[str], list[int]]:
    """The words that the map shows and, for each, the number of its group.

    Args:    words, those that have a vector, most frequent first.
    Every group gives its most frequent words in turn, so that a small group isn't crowded out.
    """
    of: dict[str, int] = {}
    for number, members in enumerate(groups().values()):
        for word in members:
            of.setdefault(word, number)
    queues: dict[int, list[str]] = {}
    for word in words:
        if word in of:
            queues.setdefault(of[word], []).append(word)
    chosen: list[str] = []
    for rank in range(max(map(len, queues.values()), default=0)):
        chosen += [queue[rank] for _, queue in sorted(queues.items()) if rank < len(queue)]
    chosen = chosen[:most]
    return chosen, [of[word] for word in chosen]
