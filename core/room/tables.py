"""The tables of the store, in SQLAlchemy's terms. Their history is core/room/migrations.

No table holds an address, a browser, a cookie, a name or the time of an answer.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()


def _of(table: str) -> ForeignKey:
    return ForeignKey(f"{table}.id", ondelete="CASCADE")


rooms = Table(
    "rooms", metadata,
    Column("id", Integer, primary_key=True),
    Column("code", String(16), nullable=False, unique=True),
    Column("lead", String(64), nullable=False, unique=True),  # SHA-256 of the lead's secret
    Column("title", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("ended", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("stage", Integer, nullable=False),
    Column("opened", Float, nullable=False),
    Column("since", Float, nullable=False),
    Column("expires", Float, nullable=False, index=True),
)
questions = Table(
    "questions", metadata,
    Column("id", Integer, primary_key=True),
    Column("room", Integer, _of("rooms"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("asked", Text, nullable=False),  # the question, as JSON
    Column("phase", String(16), nullable=False),
    Column("voted", Integer, nullable=False),
    UniqueConstraint("room", "number"),
)
participants = Table(
    "participants", metadata,
    Column("id", Integer, primary_key=True),
    Column("room", Integer, _of("rooms"), nullable=False, index=True),
    Column("secret", String(64), nullable=False),  # SHA-256 of the random half of its token
    Column("simulated", Boolean, nullable=False),
)
votes = Table(
    "votes", metadata,
    Column("question", Integer, _of("questions"), nullable=False),
    Column("round", Integer, nullable=False),
    Column("participant", Integer, _of("participants"), nullable=False),
    Column("key", String(200), nullable=False),
    Column("label", String(200), nullable=False),
    PrimaryKeyConstraint("question", "round", "participant"),  # one vote a phone and round, whatever happens
    Index("votes_of_participant", "participant"),
)
hidden = Table(
    "hidden", metadata,
    Column("question", Integer, _of("questions"), nullable=False),
    Column("key", String(200), nullable=False),
    Column("hidden", Boolean, nullable=False),  # False: shown although the filter found something
    PrimaryKeyConstraint("question", "key"),
)
