"""What a room answered, as far as it may be shown: how many gave each answer, how a round is called, and its bars and table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from core.results import room as counted
from core.room.views import Share, Tally
from pages.shared.text.wording import one_of

NOBODY = "nobody has answered"
YOU, MADE_UP = "you", "made-up people"
YOUR = {YOU: "your", MADE_UP: "their"}


class Votes(NamedTuple):
    """What may be shown of the answers of a question: key -> how many, before and after the talk, and what each key says."""

    before: Mapping[str, int]
    after: Mapping[str, int]
    labels: Mapping[str, str]
    hidden: int  # answers that are not shown

    @property
    def last(self) -> Mapping[str, int]:
        return self.after or self.before

    @property
    def rounds(self) -> list[tuple[str, Mapping[str, int]]]:
        """("before", counts) and ("after", counts): those that were answered; one round alone is the last word."""
        if not self.after:
            return [("after", self.before)] if self.before else []
        return [(when, tally) for when, tally in (("before", self.before), ("after", self.after)) if tally]


def votes_in(tally: Tally, rehearsal: bool) -> Votes:
    """Args: rehearsal, whether made-up participants count too."""
    each = [*tally.first, *tally.second]
    return Votes(tally.shown(1, rehearsal), tally.shown(2, rehearsal), {share.key: share.label for share in each if not share.hidden},
                 sum(_all(share, rehearsal) for share in each if share.hidden))


def _all(share: Share, rehearsal: bool) -> int:
    return share.people + (share.simulated if rehearsal else 0)


def called(who: str, when: str, found: Votes) -> str:
    """How the legend calls a round of the room's."""
    return who if len(found.rounds) < 2 else f"{who}, {'before talking' if when == 'before' else 'after'}"


def bars(found: Votes, rows: Sequence[str], who: str) -> list:
    """The room's bars. Args: rows, keys of answers, or counted.OTHERS."""
    from core.figures.room import ROOM, Series

    made = []
    for when, tally in found.rounds:
        people, counts = counted.people(tally), counted.spread(tally, rows)
        made.append(Series(ROOM, when, called(who, when, found), [count / people for count in counts], counts, people))
    return made


def as_table(names: Sequence[str], series: Sequence) -> dict[str, list[str]]:
    from core.figures.room import said

    return {"Answer": list(names)} | {one.name: said(one) for one in series}


def unsure(found: Votes, who: str) -> str:
    """How unsure the room is, before and after; with how many people they are."""
    told = ", after the talk ".join(one_of(counted.unsure(tally)) for _, tally in found.rounds)
    return f"{counted.people(found.last)} of {who}, as unsure as {told}" if found.rounds else NOBODY
