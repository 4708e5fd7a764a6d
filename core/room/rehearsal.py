"""Simulated participants, so that a facilitator can try a lesson alone. They are marked in the store, and no count of
people holds them.

They answer by lot as soon as a question is opened; in the second vote some of them have been talked round to what most
of them said. Nothing of it is meant to be what people would say.
"""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from core.errors import BadInput
from core.room import counts
from core.room.phases import VOTES
from core.room.questions import Answer, Kind, Question
from core.room.tables import participants, votes

MOST = 100
TALKED_ROUND = 0.4  # share of those who change their mind while they talk
NOBODY = "simulated"  # stands for a secret: no token has this hash


def fill(connection: Connection, room: Row, people: int, seed: int) -> None:
    """As many simulated participants as asked for, in place of those that are there."""
    if not 0 <= people <= MOST:
        raise BadInput(f"A rehearsal has at most {MOST} simulated participants.")
    old = select(participants.c.id).where(participants.c.room == room.id, participants.c.simulated)
    connection.execute(delete(votes).where(votes.c.participant.in_(old)))
    connection.execute(delete(participants).where(participants.c.room == room.id, participants.c.simulated))
    if people:
        each = {"room": room.id, "secret": f"{NOBODY} {seed}", "simulated": True}
        connection.execute(insert(participants), [each] * people)


def play(connection: Connection, room: int) -> None:
    """They answer the question that is open, if they have not yet."""
    now = counts.at(connection, [room]).get(room)
    round = VOTES.get(now.phase, 0) if now else 0
    ours = select(participants.c.id, participants.c.secret).where(participants.c.room == room, participants.c.simulated)
    them = connection.execute(ours.order_by(participants.c.id)).all() if round else []
    if not them:
        return
    in_round = select(func.count()).join_from(votes, participants, votes.c.participant == participants.c.id)
    if connection.scalar(in_round.where(votes.c.question == now.id, votes.c.round == round, participants.c.simulated)):
        return
    question = Question.from_json(now.asked)
    draw = random.Random(f"{them[0].secret}/{now.number}/{round}")
    mine = select(votes).where(
        votes.c.question == now.id, votes.c.round == 1, votes.c.participant.in_([each.id for each in them])
    )
    before = {vote.participant: Answer(vote.key, vote.label) for vote in connection.execute(mine)} if round == 2 else {}
    most = Counter(before.values()).most_common(1)
    rows = []
    for each in them:
        answer = before.get(each.id) or question.answer(by_lot(question, draw))
        if most and draw.random() < TALKED_ROUND:
            answer = most[0][0]
        rows.append(
            {"question": now.id, "round": round, "participant": each.id, "key": answer.key, "label": answer.label}
        )
    connection.execute(insert(votes), rows)


def by_lot(question: Question, draw: random.Random) -> Any:
    """Something that a phone could have sent."""
    if question.kind is Kind.ORDER:
        return draw.sample(range(len(question.options)), len(question.options))
    if question.kind is Kind.POINT:
        around = draw.choice(question.landmarks) if question.landmarks else None
        x, y = (around.x, around.y) if around else (0.5, 0.5)
        return [min(max(draw.gauss(at, 0.12), 0.0), 1.0) for at in (x, y)]
    if question.kind is Kind.NUMBER:
        steps = int((question.high - question.low) / question.step)
        return question.low + question.step * draw.randint(0, steps)
    if not question.options:
        return draw.choice(("garden", "house", "sea", "door", "bank"))
    return min(int(draw.expovariate(0.9)), len(question.options) - 1)
