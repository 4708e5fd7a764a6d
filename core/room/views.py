"""What comes back from the store: all frozen, all safe to keep, nothing of it tells who a person is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from core.room.phases import VOTES, Phase
from core.room.questions import Question


@dataclass(frozen=True)
class Opened:
    """A new room: whoever has `lead` leads it; it is told once, and the store keeps only its hash."""

    code: str  # six letters and digits, for phones and walls
    lead: str  # 128 random bits, for a link


@dataclass(frozen=True)
class Asked:
    """A question in a room."""

    id: int  # by which votes and `hide` name it
    number: int  # its place in the playlist, from 1 on
    question: Question
    phase: Phase
    voted: int  # rounds of votes that have been opened: 0, 1 or 2

    @property
    def round(self) -> int:
        """The round of votes that is open, or was open last before this state: 0, 1 or 2."""
        return {Phase.OPEN: 1, Phase.TALK: 1, Phase.AGAIN: 2}.get(self.phase, self.voted)


@dataclass(frozen=True)
class RoomView:
    """A room as anybody in it may see it: counts and never shares."""

    id: int
    code: str
    title: str
    playlist: tuple[Asked, ...]
    position: int  # number of the question that is on, from 1 on; 0 before the first, len(playlist) + 1 after the last
    paused: bool
    ended: bool
    people: int  # phones that have joined
    simulated: int  # participants of a rehearsal: never counted as people
    answered: int  # people who have answered in the round that is open, or was open last, of the question that is on
    answered_simulated: int
    opened: float  # seconds since 1970, like all times here
    since: float  # when the state that is on began: minutes beside the plan's minutes
    expires: float
    version: int  # grows with everything that happens, votes and joins included
    stage: int  # grows with what the facilitator does: what phones have to hear of
    # behind the code in the square code alone: whoever sends it has seen that, and is never refused for others' guesses
    key: str

    @property
    def current(self) -> Asked | None:
        """The question that is on."""
        return self.playlist[self.position - 1] if 1 <= self.position <= len(self.playlist) else None

    @property
    def phase(self) -> Phase:
        """The state of the question that is on; WAITING before the first, CLOSED after the last."""
        if self.current:
            return self.current.phase
        return Phase.CLOSED if self.position else Phase.WAITING

    @property
    def round(self) -> int:
        """The round of votes that is open now: 1 or 2, 0 if none is."""
        return 0 if self.paused or self.ended else VOTES.get(self.phase, 0)

    @property
    def rehearsal(self) -> bool:
        """Whether participants were simulated: then the wall says so."""
        return self.simulated > 0


@dataclass(frozen=True)
class Share:
    """One answer in one round, and how many gave it."""

    key: str
    label: str  # what was typed: text, never markup
    people: int
    simulated: int = 0
    hidden: bool = False  # by the facilitator, or by the filter: not to be shown
    filtered: bool = False  # the filter found something in it; if not hidden, the facilitator has overruled it


@dataclass(frozen=True)
class Tally:
    """The answers to one question, grouped, of both rounds: the most frequent first."""

    asked: Asked
    first: tuple[Share, ...] = ()
    second: tuple[Share, ...] = ()

    def people(self, round: int) -> int:
        """How many people answered in a round."""
        return sum(share.people for share in self.round(round))

    def round(self, round: int) -> tuple[Share, ...]:
        return self.first if round == 1 else self.second

    @property
    def rehearsal(self) -> bool:
        return any(share.simulated for share in self.first + self.second)

    def shown(self, round: int, rehearsal: bool = False) -> dict[str, int]:
        """key -> people of the answers that may be shown; with `rehearsal`, simulated participants count too (and the
        picture has to say so).
        """
        counts = {
            share.key: share.people + rehearsal * share.simulated for share in self.round(round) if not share.hidden
        }
        return {key: count for key, count in counts.items() if count}


@dataclass(frozen=True)
class Joined:
    """A phone that is in a room now."""

    token: str  # the phone's number and 128 random bits: all that is known of it
    code: str
    key: str  # core.room.store.key_of


@dataclass(frozen=True)
class Seen:
    """What one phone may know: what all are told, and its own answers."""

    public: dict[str, Any] = field(hash=False)  # as JSON goes to every phone (core.room.store.Rooms.public)
    yours: dict[str, Any] = field(hash=False)  # "question id/round" -> {"key", "label"} of its own answers
