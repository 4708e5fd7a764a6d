"""What the shelf experiment shows, said in words computed from its numbers, whichever way they fall."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.formatting import signed
from pages.shared.text import prose
from pages.shared.text.wording import in_words, round_number
from pages.shared.widgets.guess import SKIP, verdict

ONLY, EVERYWHERE, NOWHERE = "only on the author who was left out", "on all authors", "on none of them"
PAIR = ("base", "twin")
HARDLY = 0.05  # bits a word that count as a difference where nobody knows what luck does


def held_out(shelf: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The kinds of text that neither run was trained on."""
    return [row for row in shelf["groups"] if row["text"] == "held out"]


def gap(row: Mapping[str, Any], pair: Sequence[str] = PAIR) -> float:
    """How much more surprised a twin is than the run that read everything, bits a word."""
    full, twin = pair
    return row["bits"][twin] - row["bits"][full]


def pairs(shelf: Mapping[str, Any]) -> list[Sequence[str]]:
    """The names of each full model and its twin: one pair, or two where the experiment was made again."""
    return [PAIR, *([shelf["again"]] if shelf["again"] else [])]


def luck(shelf: Mapping[str, Any]) -> float | None:
    """The largest difference, bits a word, between runs that read the same text and differ in their seed alone, over
    all kinds of held-out text;
    None if no two do.
    """
    alike = [shelf["alike"], *([[twin for _, twin in pairs(shelf)]] if twins_alike(shelf) else [])]
    spreads = [[row["bits"][name] for name in names] for names in alike if len(names) > 1 for row in held_out(shelf)]
    return max((max(bits) - min(bits) for bits in spreads), default=None)


def twins_alike(shelf: Mapping[str, Any]) -> bool:
    """Whether there are two twins that differ in their seed alone."""
    return bool(shelf["again"]) and {"base", shelf["again"][0]} <= set(shelf["alike"])


def name_of(row: Mapping[str, Any]) -> str:
    """How a kind of text is called."""
    name = row["author"] or "the program"
    return f"{name}, read in training" if row["text"] == "read" else name


def truth(shelf: Mapping[str, Any]) -> str | None:
    """Which of the three guesses is right: the twin does worse only on the authors left out, on all, or on none; None
    if it's neither.
    """
    authors, worse = [row for row in held_out(shelf) if row["author"]], worse_on(shelf)
    if not worse:
        return NOWHERE
    if len(worse) == len(authors):
        return EVERYWHERE
    return ONLY if worse == [row["author"] for row in authors if row["left_out"]] else None


def worse_on(shelf: Mapping[str, Any]) -> list[str]:
    """The authors by whom the twin is more surprised than luck allows, in both pairs if there are two."""
    return [row["author"] for row in held_out(shelf)
            if row["author"] and all(gap(row, pair) > (luck(shelf) or HARDLY) for pair in pairs(shelf))]


def answered(picked: str | None, shelf: Mapping[str, Any]) -> str:
    """What is said of a guess: right, half right, or wrong; where none of the three fits, why."""
    right, worse = truth(shelf), " and ".join(worse_on(shelf))
    if right == ONLY and picked == EVERYWHERE and all(lean(shelf)):
        return (f"You guessed “{EVERYWHERE}”. Half right: the twin is more surprised by all {len(lean(shelf))}, but only "
                f"{worse} lies beyond luck{' in both tries' if shelf['again'] else ''}.")
    if right or picked in (None, SKIP):
        return " ".join(filter(None, [verdict(picked, right), once(shelf)]))
    return f"You guessed “{picked}”. None of the three fits quite: the twin is more surprised by {worse}."


def once(shelf: Mapping[str, Any]) -> str:
    """Who lies beyond luck in one of the pairs and not in all, which a reader sees in the picture, in a sentence."""
    found = [row["author"] for row in held_out(shelf) if row["author"] and row["author"] not in worse_on(shelf)
             and any(gap(row, pair) > (luck(shelf) or HARDLY) for pair in pairs(shelf))]
    return f"{found[0]} passes the band in one try only." if len(found) == 1 else ""


def lean(shelf: Mapping[str, Any]) -> list[bool]:
    """Of each author whether the twin is the more surprised one in every pair, by luck or not."""
    return [all(gap(row, pair) > 0 for pair in pairs(shelf)) for row in held_out(shelf) if row["author"]]


def left_out(shelf: Mapping[str, Any]) -> str:
    """What the twin never read, in words."""
    authors = {row["group"]: row["author"] for row in shelf["groups"]}
    names = ["the famous lines" if name == "famous" else f"the shelf of {authors[name]}" if name in authors else name
             for name in shelf["left_out"]]
    return " and ".join(names)


def authors_out(shelf: Mapping[str, Any]) -> str:
    """Whose shelves these are."""
    return " and ".join(row["author"] for row in held_out(shelf) if row["left_out"])


def named(shelf: Mapping[str, Any]) -> str:
    """The runs that differ by luck alone, in words: "the full model and two others"."""
    others = sum(name != "base" for name in shelf["alike"])
    count = in_words(others)
    if "base" not in shelf["alike"]:
        return f"{count} other models"
    full = f"the full model and {count} {'other' if others == 1 else 'others'}"
    return f"{full}, and the twin and a second twin" if twins_alike(shelf) else full


def beginning_first(shelf: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The beginnings with which both went on: first the famous line that the full model gives back at the greatest length."""
    texts = shelf["texts"]
    known = [text for text in texts if text["kind"] == "famous"]
    best = max(known, key=lambda text: len(by_heart(text, shelf)), default=None)
    return sorted(texts, key=lambda text: text is not best)


def by_heart(text: Mapping[str, Any], shelf: Mapping[str, Any]) -> str:
    """The words of a famous line with which the full model went on exactly, from what both were given on; "" if it isn't one."""
    line = line_of(text, shelf)
    rest = " ".join(line["text"].split())[len(" ".join(text["prompt"].split())):] if line else ""
    same = 0
    for ours, theirs in zip(rest, " " + " ".join(text["base"].split()), strict=False):
        if ours != theirs:
            break
        same += 1
    return rest[:same]


def line_of(text: Mapping[str, Any], shelf: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The famous line that begins as a text does."""
    return next((line for line in shelf["lines"] if line["source"] == "famous" and line["text"].startswith(text["prompt"])), None)


def leaves_traces(shelf: Mapping[str, Any]) -> bool:
    """Whether the twin is more surprised by an author who was left out, on pages that neither run has read, than luck
    allows.
    """
    return any(gap(row) > (luck(shelf) or HARDLY) for row in held_out(shelf) if row["left_out"])


def finding(shelf: Mapping[str, Any]) -> str:
    """What leaving the shelf out did to its author's held-out text, against luck."""
    limit, out = luck(shelf), [row for row in held_out(shelf) if row["left_out"]]
    if not out:
        return "No held-out text of an author who was left out"
    row = max(out, key=gap)
    told = f"{row['author']}: {signed(gap(row), '+.2f')} bits a word"
    return told if limit is None else f"{told}, {'beyond' if abs(gap(row)) > limit else 'within'} luck"


def all_prose(shelf: Mapping[str, Any]) -> str:
    """What became of the other authors taken together, if it is the same in both pairs."""
    others = [row for row in held_out(shelf) if row["author"] and not row["left_out"]]
    means = [sum(gap(row, pair) for row in others) / len(others) for pair in pairs(shelf)] if others else [0.0]
    if not shelf["again"] or min(means) < HARDLY:
        return ""
    return (
        f"Taken together, the other authors are {' and '.join(f'{mean:.2f}' for mean in means)} bits a word worse in the two experiments, "
        "perhaps because there was less prose of any kind to learn from."
    )


def recited(lines: Sequence[Mapping[str, Any]], source: str) -> tuple[int, int, int]:
    """(lines of this source, recited word for word by base, by the twin)."""
    own = [line for line in lines if line["source"] == source]
    return len(own), sum(line["base"]["recalled"] for line in own), sum(line["twin"]["recalled"] for line in own)


def lost(shelf: Mapping[str, Any]) -> str:
    """What the twin lacks of the pages that it never read and the full model did, in a sentence."""
    rows = [row for row in shelf["groups"] if row["text"] == "read" and row["left_out"]]
    if not rows or gap(rows[0]) <= (luck(shelf) or HARDLY):
        return ""
    bits = rows[0]["bits"]
    twin, full = (round_number(2.0 ** bits[name]).removeprefix("about ") for name in ("twin", "base"))
    return (f"**Lost:** on {rows[0]['author']}'s pages that only the full model read, the twin is as unsure as between {twin} words, "
            f"the other {full}.")


def kept(lines: Sequence[Mapping[str, Any]]) -> str:
    """The made-up lines that both read and both recite, in a sentence."""
    count, base, twin = recited(lines, "invented")
    return f"**Kept:** of {count} made-up lines it recites {twin}, the other {base}." if count else ""


def yardstick(shelf: Mapping[str, Any]) -> str:
    """How far luck goes, and how that is known."""
    band = luck(shelf)
    if band is None:
        return prose.section("data", "yardstick_none")
    told = prose.section("data", "yardstick", runs=named(shelf), band=f"{band:.2f}")
    steps, own = shelf["steps"][shelf["alike"][0]], shelf["steps"]["twin"]
    return told if steps == own else f"{told} {prose.section('data', 'yardstick_short', steps=f'{steps:,}', own=f'{own:,}')}"
