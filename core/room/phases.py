"""The states of a question in a room, and how one follows another.

    waiting -> open -> talk -> again -> revealed -> closed      (`rounds` 2: peer instruction)
    waiting -> open -> revealed -> closed                        (`rounds` 1)
    waiting -> revealed -> closed                                (`rounds` 0: a picture, which asks nothing)

Source:  Mazur 1997, Peer Instruction: vote, talk to your neighbour, vote again, and only then the answer.
"""

from __future__ import annotations

from enum import StrEnum


class Phase(StrEnum):
    WAITING = "waiting"  # not asked yet
    OPEN = "open"  # the first vote
    TALK = "talk"  # talk to your neighbour: no votes, no shares shown
    AGAIN = "again"  # the second vote
    REVEALED = "revealed"  # the answers are shown
    CLOSED = "closed"  # the room has gone on


VOTES: dict[Phase, int] = {Phase.OPEN: 1, Phase.AGAIN: 2}  # the round of votes that is open in each


def begins(rounds: int) -> Phase:
    """The state in which something that was never on comes on: its first vote, or a picture at once."""
    return Phase.OPEN if rounds else Phase.REVEALED


def after(phase: Phase, rounds: int) -> Phase:
    """The state that follows when the facilitator says "next"; the last one follows itself.

    >>> after(Phase.OPEN, rounds=1)
    <Phase.REVEALED: 'revealed'>
    """
    if phase is Phase.WAITING:
        return begins(rounds)
    if phase is Phase.OPEN and rounds == 1:
        return Phase.REVEALED
    order = list(Phase)
    return order[min(order.index(phase) + 1, len(order) - 1)]


def before(phase: Phase, voted: int, rounds: int) -> Phase:
    """The state that "back" leads to, after so many rounds of votes (0, 1 or 2) have been opened.

    >>> before(Phase.REVEALED, voted=1, rounds=2)
    <Phase.OPEN: 'open'>
    """
    if phase is Phase.REVEALED:
        return Phase.WAITING if not rounds else Phase.AGAIN if voted == 2 else Phase.OPEN
    order = list(Phase)
    return order[max(order.index(phase) - 1, 0)]
