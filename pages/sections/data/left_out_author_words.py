"""What the shelf experiment shows, said in words computed from its numbers, whichever way they fall."""

from core.formatting import signed
from core.results.left_out_author import HARDLY, Group, Shelf
from pages.shared.text import prose
from pages.shared.text.wording import in_words, listed, round_number
from pages.shared.widgets.guess import SKIP, verdict

ONLY, EVERYWHERE, NOWHERE = "only on the author who was left out", "on all authors", "on none of them"


def name_of(group: Group) -> str:
    """How a kind of text is called."""
    name = group.author or "the program"
    return f"{name}, read in training" if group.text == "read" else name


def truth(shelf: Shelf) -> str | None:
    """Which of the three guesses is right: the twin does worse only on the authors left out, on all, or on none; None
    if it's neither.
    """
    if not shelf.worse_on:
        return NOWHERE
    if len(shelf.worse_on) == len(shelf.authors):
        return EVERYWHERE
    return ONLY if shelf.worse_on == [group.author for group in shelf.authors if group.left_out] else None


def answered(picked: str | None, shelf: Shelf) -> str:
    """What is said of a guess: right, half right, or wrong; where none of the three fits, why."""
    right, worse = truth(shelf), " and ".join(shelf.worse_on)
    if right == ONLY and picked == EVERYWHERE and all(shelf.lean):
        return (f"You guessed “{EVERYWHERE}”. Half right: the twin is more surprised by all {len(shelf.lean)}, but only "
                f"{worse} lies beyond luck{' in both tries' if shelf.again else ''}.")
    if right or picked in (None, SKIP):
        return " ".join(filter(None, [verdict(picked, right), once(shelf)]))
    return f"You guessed “{picked}”. None of the three fits quite: the twin is more surprised by {worse}."


def once(shelf: Shelf) -> str:
    """Who lies beyond luck in one of the pairs and not in all, which a reader sees in the picture, in a sentence."""
    found = [group.author for group in shelf.authors
             if group.author not in shelf.worse_on and any(shelf.beyond(group, pair) for pair in shelf.pairs)]
    return f"{listed(found)} {'passes' if len(found) == 1 else 'pass'} the band in one try only." if found else ""


def left_out(shelf: Shelf) -> str:
    """What the twin never read, in words."""
    authors = {group.group: group.author for group in shelf.groups}
    names = ["the famous lines" if name == "famous" else f"the shelf of {authors[name]}" if name in authors else name
             for name in shelf.left_out]
    return " and ".join(names)


def authors_out(shelf: Shelf) -> str:
    """Whose shelves these are."""
    return " and ".join(group.author for group in shelf.held_out if group.left_out)


def named(shelf: Shelf) -> str:
    """The runs that differ by luck alone, in words: "the full model and two others"."""
    others = sum(name != "base" for name in shelf.alike)
    count = in_words(others)
    if "base" not in shelf.alike:
        return f"{count} other models"
    full = f"the full model and {count} {'other' if others == 1 else 'others'}"
    return f"{full}, and the twin and a second twin" if shelf.twins_alike else full


def finding(shelf: Shelf) -> str:
    """What leaving the shelf out did to its author's held-out text, against luck."""
    limit, out = shelf.luck, [group for group in shelf.held_out if group.left_out]
    if not out:
        return "No held-out text of an author who was left out"
    most = max(out, key=Group.gap)
    told = f"{most.author}: {signed(most.gap(), '+.2f')} bits a word"
    return told if limit is None else f"{told}, {'beyond' if abs(most.gap()) > limit else 'within'} luck"


def all_prose(shelf: Shelf) -> str:
    """What became of the other authors taken together, if it is the same in both pairs."""
    others = [group for group in shelf.authors if not group.left_out]
    means = [sum(group.gap(pair) for group in others) / len(others) for pair in shelf.pairs] if others else [0.0]
    if not shelf.again or min(means) < HARDLY:
        return ""
    return (
        f"Taken together, the other authors are {' and '.join(f'{mean:.2f}' for mean in means)} bits a word worse in the two experiments, "
        "perhaps because there was less prose like theirs to learn from."
    )


def lost(shelf: Shelf) -> str:
    """What the twin lacks of the pages that it never read and the full model did, in a sentence."""
    found = next((group for group in shelf.groups if group.text == "read" and group.left_out), None)
    if found is None or not shelf.beyond(found):
        return ""
    twin, full = (round_number(2.0 ** found.bits[name]).removeprefix("about ") for name in ("twin", "base"))
    return (f"**Lost:** where only the full model read {found.author}, the twin is as unsure as between {twin} words, "
            f"the full model {full}.")


def kept(shelf: Shelf) -> str:
    """The made-up lines that both read and both recite, in a sentence."""
    count, base, twin = shelf.recited("invented")
    recited = f"it recites {twin}, the other {base}" if twin != base else f"both recite {base}"
    return f"**Kept:** of {count} made-up lines {recited}." if count else ""


def yardstick(shelf: Shelf) -> str:
    """How far luck goes, and how that is known."""
    band = shelf.luck
    if band is None:
        return prose.section("data", "yardstick_none")
    told = prose.section("data", "yardstick", runs=named(shelf), band=f"{band:.2f}")
    steps, own = shelf.steps[shelf.alike[0]], shelf.steps["twin"]
    return told if steps == own else f"{told} {prose.section('data', 'yardstick_short', steps=f'{steps:,}', own=f'{own:,}')}"
