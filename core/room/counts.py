"""What is read from the store: a room, its counts, its answers grouped; nothing here changes anything."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from core.errors import BadInput, Refused
from core.room.codes import key_of
from core.room.phases import Phase
from core.room.questions import Kind, Question
from core.room.tables import hidden, participants, questions, rooms, votes
from core.room.unfit import unfit
from core.room.views import Asked, RoomView, Share, Tally

ON_PHONES = 6  # answers that a phone lists once they are revealed
HIDDEN = "(hidden)"
# a spreadsheet takes a cell that begins so for a formula
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def room(connection: Connection, lock: bool = False, **by: Any) -> Row | None:
    """The row of the room whose column has that value; with `lock`, nobody else changes it until the transaction ends.
    """
    asked = select(rooms).where(*(rooms.c[name] == value for name, value in by.items()))
    return connection.execute(asked.with_for_update() if lock else asked).first()


def versions(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    found = connection.execute(select(rooms.c.id, rooms.c.version, rooms.c.stage).where(rooms.c.id.in_(ids)))
    return {row.id: (row.version, row.stage) for row in found}


def playlist(connection: Connection, room: int) -> tuple[Asked, ...]:
    rows = connection.execute(select(questions).where(questions.c.room == room).order_by(questions.c.number))
    return tuple(Asked(row.id, row.number, Question.from_json(row.asked), Phase(row.phase), row.voted) for row in rows)


def view(connection: Connection, room: Row) -> RoomView:
    """The room as anybody in it may see it."""
    here = (
        select(participants.c.simulated, func.count())
        .where(participants.c.room == room.id)
        .group_by(participants.c.simulated)
    )
    people = dict(map(tuple, connection.execute(here)))
    asked = playlist(connection, room.id)
    now = asked[room.position - 1] if 1 <= room.position <= len(asked) else None
    answered = {}
    if now and now.round:
        given = select(participants.c.simulated, func.count()).join_from(
            votes, participants, votes.c.participant == participants.c.id
        )
        given = given.where(votes.c.question == now.id, votes.c.round == now.round).group_by(participants.c.simulated)
        answered = dict(map(tuple, connection.execute(given)))
    return RoomView(
        room.id,
        room.code,
        room.title,
        asked,
        room.position,
        room.paused,
        room.ended,
        people.get(False, 0),
        people.get(True, 0),
        answered.get(False, 0),
        answered.get(True, 0),
        room.opened,
        room.since,
        room.expires,
        room.version,
        room.stage,
        key_of(room.lead, room.code),
    )


def tally(connection: Connection, seen: RoomView, number: int, led: bool) -> Tally:
    """The answers to a question, grouped; those who don't lead wait until they are revealed."""
    if not 1 <= number <= len(seen.playlist):
        raise BadInput(f"This room has no question {number}; it has {len(seen.playlist)}.")
    asked = seen.playlist[number - 1]
    if not led and asked.phase not in (Phase.REVEALED, Phase.CLOSED):
        raise Refused("The answers are shown once they are revealed.")
    given = connection.execute(
        select(votes.c.round, votes.c.key, votes.c.label, participants.c.simulated, func.count())
        .join_from(votes, participants, votes.c.participant == participants.c.id).where(votes.c.question == asked.id)
        .group_by(votes.c.round, votes.c.key, votes.c.label, participants.c.simulated)
    )
    overruled = dict(
        map(tuple, connection.execute(select(hidden.c.key, hidden.c.hidden).where(hidden.c.question == asked.id)))
    )
    labels: dict[str, Counter] = defaultdict(Counter)
    counted: dict[tuple[int, str], list[int]] = defaultdict(lambda: [0, 0])
    for round, key, label, simulated, count in given:
        labels[key][label] += count
        counted[round, key][simulated] += count

    def shares(round: int) -> tuple[Share, ...]:
        found = []
        for (in_round, key), (people, simulated) in counted.items():
            if in_round == round:
                # the most frequent spelling, of both rounds
                label = min(labels[key], key=lambda each: (-labels[key][each], each))
                filtered = asked.question.typed and unfit(label)
                found.append(Share(key, label, people, simulated, overruled.get(key, filtered), filtered))
        return tuple(sorted(found, key=lambda share: (-share.people, -share.simulated, share.key)))

    return Tally(asked, shares(1), shares(2))


def public(connection: Connection, seen: RoomView) -> dict[str, Any]:
    """What every phone is told: JSON; never shares before they are revealed, never what is for the facilitator."""
    status = (
        "ended"
        if seen.ended
        else "paused"
        if seen.paused
        else "question"
        if seen.current
        else "over"
        if seen.position
        else "lobby"
    )
    shown: dict[str, Any] = {"code": seen.code, "stage": seen.stage, "status": status, "title": seen.title,
                             "count": _asked_of(seen.playlist)}
    if seen.current and not seen.ended:
        asked = seen.current
        shown |= {
            "number": _asked_of(seen.playlist[: asked.number]),
            "phase": str(asked.phase),
            "round": seen.round,
            "voted": asked.round,
            "question": {"id": asked.id, **asked.question.for_phones()},
        }
        if asked.phase is Phase.REVEALED:
            shown |= {
                "reveal": asked.question.reveal,
                "shares": _for_phones(tally(connection, seen, asked.number, led=False)),
                "beside": asked.question.beside,
            }
    return shown


def _asked_of(some: Sequence[Asked]) -> int:
    """How many of them ask something; a picture doesn't."""
    return sum(one.question.rounds > 0 for one in some)


def _for_phones(tally: Tally) -> list[list[Any]]:
    """[label, people in the first vote, people in the second] of the most frequent answers of the last vote."""
    if tally.asked.question.kind is Kind.POINT:  # a map has hundreds of places; the wall shows them
        return []
    first, second = (
        {share.key: share for share in shares if share.people and not share.hidden}
        for shares in (tally.first, tally.second)
    )
    keys = sorted(first | second, key=lambda key: (-_people(second, key), -_people(first, key), key))[:ON_PHONES]
    return [[(first | second)[key].label, _people(first, key), _people(second, key)] for key in keys]


def _people(shares: dict[str, Share], key: str) -> int:
    return shares[key].people if key in shares else 0


def export(connection: Connection, seen: RoomView) -> str:
    """All counts as CSV."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(["question", "kind", "text", "round", "answer", "people"])
    for asked in seen.playlist:
        found = tally(connection, seen, asked.number, led=True)
        for round in (1, 2):
            for share in found.round(round):
                if share.people:
                    label = HIDDEN if share.hidden else share.label
                    cells = [asked.number, str(asked.question.kind), asked.question.text, round, label, share.people]
                    lines.writerow([f"'{cell}" if str(cell).startswith(FORMULAS) else cell for cell in cells])
    return text.getvalue()


def answers_of(connection: Connection, ids: Sequence[int]) -> dict[int, dict[str, dict[str, str]]]:
    """participant -> "question/round" -> its own answer."""
    found: dict[int, dict[str, dict[str, str]]] = defaultdict(dict)
    mine = select(votes).where(votes.c.participant.in_(ids))
    for row in connection.execute(mine):
        found[row.participant][f"{row.question}/{row.round}"] = {"key": row.key, "label": row.label}
    return found


def at(connection: Connection, ids: Sequence[int]) -> dict[int, Row]:
    """room -> its question that is on, with the room's id; none before the first and after the last."""
    on = and_(questions.c.room == rooms.c.id, questions.c.number == rooms.c.position)
    return {
        row.room: row
        for row in connection.execute(select(questions).join_from(questions, rooms, on).where(rooms.c.id.in_(ids)))
    }
