"""Opposites, near synonyms and two of a kind: how near each pair of such words lies in both tables of word vectors.

Every pair of a list counts whose words the run has vectors for. A pair is held against random pairs of any words, and
against all pairs of its own part of speech, since two adjectives are more alike than an adjective and a name.

Letters: C checkpoints, K pairs.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np

from core.analyses.context import Specimen
from core.analyses.word_similarity import TABLES
from core.corpus.english import lexicon

OPPOSITES = (
    "big small|tall short|long short|old young|old new|good bad|happy sad|hot cold|warm cool|wet dry|soft hard|"
    "heavy light|strong weak|rich poor|clean dirty|full empty|early late|fast slow|quick slow|loud quiet|bright dark|"
    "sweet sour|deep flat|wide narrow|high low|thick thin|smooth rough|brave afraid|open closed|sick healthy|wild tame|"
    "true false|right wrong|easy difficult|cheap dear|public private|awake asleep|alive dead|first last|same different|"
    "near far|up down|left right|inside outside|always never|before after|above below|in out|on off|with without|"
    "day night|north south|east west|summer winter|morning evening|friend stranger|war peace|question answer|buy sell|"
    "open close|open shut|give take|come go|begin finish|start stop|remember forget|win lose|laugh cry|push pull|"
    "love hate|sit stand|ask answer|borrow lend|arrive leave|yes no|more less|many few|everything nothing|"
    "everybody nobody|hello goodbye|here there|now then"
)
SYNONYMS = (
    "big huge|small little|small tiny|little tiny|happy glad|happy cheerful|fast quick|clever wise|ill sick|loud noisy|"
    "calm peaceful|kind gentle|good great|good fine|nice lovely|pretty beautiful|tired sleepy|strange curious|"
    "right correct|true right|simple easy|sure certain|well healthy|old ancient|new modern|last final|alone lonely|"
    "silly funny|quiet silent|damp wet|gray grey|maybe perhaps|begin start|close shut|fix mend|mend repair|chop cut|"
    "speak talk|say tell|look watch|choose pick|find discover|smile laugh|gather collect|like love|want wish|cry weep|"
    "finish end|jump leap|hear listen|see look|get receive|carry bring|shout cry|street road|forest wood|home house|"
    "path road|sea ocean|stone rock|ship boat|present gift|boss manager|hi hello|goodbye bye|also too|almost nearly|"
    "often usually|below under|above over|near close|very really|everybody everyone|nobody nothing|someone somebody"
)
OF_A_KIND = (
    "cat dog|cow horse|duck hen|sheep goat|fox wolf|lion tiger|mouse rat|bee ant|apple pear|plum cherry|bread cheese|"
    "carrot potato|tea coffee|milk water|soup stew|chair table|spoon fork|cup plate|knife fork|door window|river lake|"
    "hill mountain|shirt coat|hat scarf|shoe boot|hand foot|eye ear|arm leg|red blue|green yellow|Monday Tuesday|"
    "June July|two three|seven eight|Paris London|France Spain|doctor nurse|baker farmer|teacher student|aunt uncle|"
    "car bus|train boat|piano drum|rain snow|sun moon|spring autumn|pen pencil|book letter|kitchen bedroom|"
    "school church|king queen|man woman|boy girl|mother father|brother sister"
)
LISTS = {"opposites": OPPOSITES, "synonyms": SYNONYMS, "of a kind": OF_A_KIND}
RELATIONS = {name: tuple(tuple(pair.split()) for pair in listed.split("|")) for name, listed in LISTS.items()}


def relation_facts(specimen: Specimen) -> dict[str, Any]:
    """Of each relation, in each table and at every checkpoint, lists of K, each (C,):

    cosine; percentile among random pairs; of_its_part, the percentile among all pairs of its part of speech (None for
    two words that share none); rank, the place of the second word among the first one's neighbours, 1 for the nearest.
    """
    found: dict[str, Any] = {"steps": specimen.run.steps, "relations": {}}
    for table in TABLES:
        space = specimen.words(table)
        known = {part: [word for word in words if word in space.words] for part, words in parts_of_speech().items()}
        alike = {part: space.all_pairs(words) for part, words in known.items()}
        for name, listed in RELATIONS.items():
            pairs = [pair for pair in listed if set(pair) <= set(space.words)]
            seen = [space.similarity(*pair) for pair in pairs]
            found["relations"].setdefault(name, {"pairs": pairs})[table] = {
                "cosine": [np.round(pair.cosine, 3).tolist() for pair in seen],
                "percentile": [np.round(pair.percentile, 1).tolist() for pair in seen],
                "of_its_part": [_percentile(pair.cosine, alike.get(part_of(*pair.words))) for pair in seen],
                "rank": [space.ranks(*pair).tolist() for pair in pairs],
            }
    return found


def _percentile(cosine: np.ndarray, known: np.ndarray | None) -> list[float] | None:
    """The share (C,), in percent, of known cosines (C, pairs), each row sorted, that are smaller."""
    if known is None:
        return None
    below = [np.searchsorted(row, value) / len(row) for value, row in zip(cosine, known, strict=True)]
    return np.round(100 * np.array(below), 1).tolist()


@cache
def parts_of_speech() -> dict[str, tuple[str, ...]]:
    """The words of the lexicon by what they are in a sentence, each in its plain form."""
    nouns = (noun for kind in lexicon.NOUNS.values() for noun in kind.split())
    listed = {"adjective": lexicon.ADJECTIVES, "verb": lexicon.VERBS, "noun": nouns, "adverb": lexicon.ADVERBS,
              "small word": lexicon.FUNCTION}
    return {part: tuple(dict.fromkeys(words)) for part, words in listed.items()}


def part_of(first: str, second: str) -> str | None:
    """The first part of speech that both words can be."""
    return next((part for part, words in parts_of_speech().items() if first in words and second in words), None)


def analyse(specimen: Specimen) -> Mapping[str, Any]:
    """How near opposites, near synonyms and two of a kind lie, in both tables at every checkpoint."""
    return {"relations": relation_facts(specimen)}
