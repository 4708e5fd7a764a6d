"""What the map of words shows, in words: computed from the data, with a wording for whichever way it falls.

C checkpoints; shares are percent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from core.formatting import signed
from core.results.word_vectors import Pair

RELATIONS = {"opposites": "opposites", "synonyms": "nearly the same meaning", "of a kind": "two of a kind"}
COME_AND_GO = {"embed": "come in", "unembed": "go out"}
WAYS = ("follows", "precedes")  # what core.analyses.contexts compares
CLOSE, FAR = 60, 40  # percent of words: between them it is a toss-up
TWICE, NEARLY = 2, 0.9  # see stops
EDGE = 0.03  # of similarity: what ends so near to the band's upper edge ends at it


def share(percent: float) -> str:
    """A share in whole percent that never claims more than there is: 99.7 is "99 %"."""
    return f"{int(percent)} %" if percent >= 1 or percent == 0 else "less than 1 %"


def of_100(percent: float) -> str:
    """A share as a count that never claims more than there is: 99.7 is "99 of 100"."""
    return f"{int(percent)} of 100" if percent >= 1 or percent == 0 else "fewer than 1 of 100"


def closeness(pair: Pair, moment: int) -> str:
    """How close the second word is to the first, compared with all other words: the rest of a sentence about a moment."""
    first, second = pair.words
    closer = float(pair.closer[moment])
    if closer >= 100:
        return f"{second} is closer to {first} than all other words"
    if closer >= CLOSE:
        return f"{second} is closer to {first} than {of_100(closer)} words"
    if closer > FAR:
        return f"{second} is no closer to {first} than most words"
    return f"{of_100(100 - closer)} words are closer to {first} than {second}"


def headline(pair: Pair, steps: Sequence[int], moment: int, where: str = "") -> str:
    """The finding over the map at one moment, in two lines: what has become of the similarity, and how close that is.

    Args: where, the table, as a sentence ends with it; "" for the first one.
    """
    begin, now = signed(pair.cosine[0]), signed(pair.cosine[moment])
    if moment == 0:
        told = f"Before training: similarity {begin}"
    elif moment == len(steps) - 1:
        told = f"Before training {begin} | after {now}"
    else:
        told = f"After {steps[moment]:,} steps: {begin} → {now}"
    return f"{told}\n{closeness(pair, moment)}{where}"


def against_band(pair: Pair, band: np.ndarray, moment: int) -> str:
    """Where a pair lies at a moment: the band holds 95 of 100 random pairs, so that most of the way up it is no great luck."""
    low, high = band[moment]
    value = pair.cosine[moment]
    if value > high:
        return "above the band of random pairs"
    return "below the band of random pairs" if value < low else "inside the band of random pairs"


def at_the_end(pair: Pair, band: np.ndarray) -> str:
    """Where a pair ends beside the band's upper edge: "above", "edge" or "below", as the section that tells it."""
    over = float(pair.cosine[-1] - band[-1, 1])
    return "edge" if abs(over) < EDGE else "above" if over > 0 else "below"


def at_moment(
    name: str, pair: Pair, control: Pair | None, band: np.ndarray, same_kind: float | None, moment: int
) -> str:
    """One moment of the map in two or three sentences.

    Args: name, of the moment ("after 400 steps"); band (C, 2); same_kind, the share (0..1) of a word's ten nearest that
          are of its kind.
    """
    value = signed(pair.cosine[moment])
    told = [
        f"{name[0].upper()}{name[1:]}, {closeness(pair, moment)}: their similarity is {value}, {against_band(pair, band, moment)}."
    ]
    if control is not None:
        other = signed(control.cosine[moment])
        told.append(
            f"To compare, {control.words[0]} and {control.words[1]}: {other}, {against_band(control, band, moment)}."
        )
    if same_kind is not None:
        told.append(f"{of_its_kind(same_kind)}.")
    return " ".join(told)


def of_its_kind(share: float) -> str:
    """How many of a word's ten nearest are of its own kind, in as few words as stand in one line over a phone's map."""
    return f"A word's ten nearest: about {round(10 * share)} of its kind"


def stops(same_kind: Sequence[float], chance: float) -> list[tuple[int, str]]:
    """The moments that have a name of their own, by index: where kinds appear, a word's ten nearest are of its own kind
    twice as often as by lot; where there are neighbourhoods, nine tenths as often as at the end.

    Args: same_kind (C,), the share of a word's ten nearest that are of its kind; chance, the same for places drawn by lot.
    """
    found = [(0, "noise")]
    for least, name in ((TWICE * chance, "kinds appear"), (NEARLY * same_kind[-1], "neighbourhoods")):
        at = next((moment for moment, share in enumerate(same_kind) if share >= least), None)
        if at is not None and at > found[-1][0]:
            found.append((at, name))
    return found


def leaves_at(pair: Pair, band: np.ndarray) -> int | None:
    """Index of the moment from which on a pair lies above the band for good; None if it ends inside or below."""
    above = pair.cosine > band[:, 1]
    return None if not above[-1] else 0 if above.all() else len(above) - int(np.argmin(above[::-1]))


def leaving(pair: Pair, band: np.ndarray, steps: Sequence[int]) -> str:
    """When a pair leaves the band of random pairs for good, as a finding."""
    first, second = pair.words
    moment = leaves_at(pair, band)
    if moment is None:
        if pair.cosine[-1] < band[-1, 0]:
            return f"{first} and {second} end below the band of random pairs"
        once = (pair.cosine > band[:, 1]).any()
        return f"{first} and {second} end inside the band of random pairs{', after having been above it' if once else ''}"
    if moment == 0:
        return f"{first} and {second} lie above the band of random pairs at every moment, by luck at the start"
    return f"From step {steps[moment]:,} on, {first} and {second} lie above the band of random pairs"


def drift(pair: Pair) -> str:
    """How far a pair's similarity has gone, as a plain sentence."""
    begin, end = pair.cosine[0], pair.cosine[-1]
    way = "rises" if end - begin > 0.05 else "falls" if begin - end > 0.05 else "stays about the same"
    return f"The similarity of {pair.words[0]} and {pair.words[1]} {way}: {signed(begin)} before training, {signed(end)} at the end."


def shaping(contexts: Mapping[str, Any]) -> str:
    """What each table goes with more at the end, a line for each."""
    told = []
    for table, words in COME_AND_GO.items():
        last = {way: contexts[table][way][-1] for way in WAYS}
        more, less = sorted(WAYS, key=last.get, reverse=True)
        told.append(f"Words {words}: like what {more} {signed(last[more])}, what {less} {signed(last[less])}")
    return "\n".join(told)


def shaping_told(contexts: Mapping[str, Any]) -> str:
    """How strongly each table goes with what it goes with more, at its height and at the end."""
    told = []
    for table, words in COME_AND_GO.items():
        way = max(WAYS, key=lambda way: contexts[table][way][-1])
        values = contexts[table][way]
        top = int(np.argmax(values))
        told.append(f"Where words {words}, the rank correlation with what {way} is highest after "
                    f"{contexts['steps'][top]:,} steps, {signed(values[top])}; at the end it is {signed(values[-1])}.")
    return " ".join(told)


def ranked(cosines: np.ndarray, place: int, itself: int) -> int:
    """The rank (1 = nearest) of the word at `place` among all words but the one compared with. Args: cosines (N,)."""
    others = np.delete(cosines, itself)
    return int((others > cosines[place]).sum()) + 1


def truly(share: float) -> str:
    """How many of ten nearest on a map are truly so, with the verb."""
    ten = round(10 * share)
    return f"{f'about {ten}' if ten else 'fewer than 1'} {'is' if ten < 2 else 'are'} truly among its ten nearest"
