"""Any sequence of what a facilitator, phones and strangers may do: the room is always what the plain model beside it says."""

import shutil

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from core.errors import NudgeError, Refused
from core.room.phases import VOTES, Phase, after, before, begins
from core.room.questions import Kind, Question
from core.room.store import Rooms

PLAYLIST = (
    Question(Kind.POLL, "First?", ("a", "b", "c")), Question(Kind.PICTURE, "Look"), Question(Kind.POLL, "Once?", ("a", "b"), rounds=1),
    Question(Kind.POLL, "Last?", ("a", "b")),
)
PHONES = 3


class Model:
    """A room in plain lists."""

    def __init__(self):
        self.at, self.paused, self.ended = 0, False, False
        self.phases, self.voted = [Phase.WAITING] * len(PLAYLIST), [0] * len(PLAYLIST)
        self.votes: dict[tuple[int, int, int], int] = {}  # question, round, phone -> place

    @property
    def on(self) -> int | None:
        return self.at - 1 if 1 <= self.at <= len(PLAYLIST) else None

    @property
    def round(self) -> int:
        return 0 if self.on is None or self.paused or self.ended else VOTES.get(self.phases[self.on], 0)

    def put(self, question: int, phase: Phase) -> None:
        self.phases[question] = phase
        self.voted[question] = max(self.voted[question], VOTES.get(phase, 0))

    def enter(self, number: int) -> None:
        self.at, self.paused = number, False
        if self.on is not None:
            new = {Phase.WAITING: begins(PLAYLIST[self.on].rounds), Phase.CLOSED: Phase.REVEALED}
            self.put(self.on, new.get(self.phases[self.on], self.phases[self.on]))


class Playing(RuleBasedStateMachine):
    rooms: Rooms  # the store that all examples share

    @initialize()
    def opened(self):
        made = self.rooms.open(PLAYLIST)
        self.code, self.lead, self.model = made.code, made.lead, Model()
        self.tokens = [self.rooms.join(self.code).token for _ in range(PHONES)]
        self.ids = [asked.id for asked in self.rooms.view(self.code).playlist]

    def moves(self, move, may: bool) -> bool:
        if may and not self.model.ended:
            move()
            return True
        with pytest.raises(Refused):
            move()
        return False

    @rule()
    def next(self):
        model = self.model
        if self.moves(lambda: self.rooms.next(self.lead), model.at <= len(PLAYLIST)):
            phase = after(model.phases[model.on], PLAYLIST[model.on].rounds) if model.on is not None else Phase.CLOSED
            if phase is Phase.CLOSED:
                if model.on is not None:
                    model.put(model.on, Phase.CLOSED)
                model.enter(model.at + 1)
            else:
                model.put(model.on, phase)
                model.paused = False

    @rule()
    def back(self):
        model = self.model
        if self.moves(lambda: self.rooms.back(self.lead), model.at > 0):
            model.paused = False
            if model.on is not None:
                model.put(model.on, before(model.phases[model.on], model.voted[model.on], PLAYLIST[model.on].rounds))
                if model.phases[model.on] is not Phase.WAITING:
                    return
            model.at -= 1
            if model.on is not None:
                model.put(model.on, Phase.REVEALED)

    @rule()
    def reveal(self):
        if self.moves(lambda: self.rooms.reveal(self.lead), self.model.on is not None):
            self.model.put(self.model.on, Phase.REVEALED)
            self.model.paused = False

    @rule(number=st.integers(1, len(PLAYLIST)))
    def go(self, number):
        model = self.model
        if self.moves(lambda: self.rooms.go(self.lead, number), True):
            if model.on is not None and model.at != number and model.phases[model.on] is Phase.REVEALED:
                model.put(model.on, Phase.CLOSED)
            model.enter(number)

    @rule(paused=st.booleans())
    def pause(self, paused):
        if self.moves(lambda: self.rooms.pause(self.lead, paused), True):
            self.model.paused = paused

    @precondition(lambda self: len(self.model.votes) > 4)
    @rule()
    def end(self):
        self.rooms.end(self.lead)
        self.model.ended, self.model.paused = True, False

    @rule(phone=st.integers(0, PHONES - 1), question=st.integers(0, len(PLAYLIST) - 1), round=st.sampled_from([0, 1, 2, 3]), place=st.integers(0, 2))
    def anything_may_be_sent(self, phone, question, round, place):
        taken = question == self.model.on and round == self.model.round and round > 0 and place < len(PLAYLIST[question].options)
        try:
            self.rooms.vote(self.tokens[phone], self.ids[question], round, place)
        except NudgeError:
            assert not taken
        else:
            assert taken
            self.model.votes[question, round, phone] = place

    @precondition(lambda self: self.model.round)
    @rule(phone=st.integers(0, PHONES - 1), place=st.integers(0, 1))
    def a_phone_votes(self, phone, place):
        self.anything_may_be_sent(phone, self.model.on, self.model.round, place)

    @invariant()
    def the_room_is_as_the_model_says(self):
        model, view = self.model, self.rooms.view(self.code)
        assert (view.position, view.paused, view.ended, view.round) == (model.at, model.paused, model.ended, model.round)
        assert [asked.phase for asked in view.playlist] == model.phases
        if view.current:
            assert view.answered == sum(key[:2] == (model.on, view.current.round) for key in model.votes)
        for number, question in enumerate(PLAYLIST):
            tally = self.rooms.tally(self.lead, number + 1)
            for round in (1, 2):
                given = [place for (asked, at, _), place in model.votes.items() if (asked, at) == (number, round)]
                expected = {option: given.count(place) for place, option in enumerate(question.options) if place in given}
                assert tally.shown(round) == expected
            if model.phases[number] not in (Phase.REVEALED, Phase.CLOSED):
                with pytest.raises(Refused):
                    self.rooms.tally(self.code, number + 1)

    @invariant()
    def phones_see_shares_once_they_are_revealed_and_their_own_votes_always(self):
        for phone, token in enumerate(self.tokens):
            seen = self.rooms.look(token)
            mine = {key[:2]: place for key, place in self.model.votes.items() if key[2] == phone}
            own = {f"{self.ids[asked]}/{round}": PLAYLIST[asked].options[place] for (asked, round), place in mine.items()}
            assert {slot: answer["label"] for slot, answer in seen.yours.items()} == own
            revealed = self.model.on is not None and not self.model.ended and self.model.phases[self.model.on] is Phase.REVEALED
            assert ("shares" in seen.public) == revealed and seen.public.get("round", 0) == self.model.round


def test_any_lesson_at_all(empty, tmp_path):
    Playing.rooms = Rooms(str(shutil.copy(empty, tmp_path / "rooms.sqlite")))
    try:
        run_state_machine_as_test(Playing, settings=settings(max_examples=8, stateful_step_count=25))
    finally:
        Playing.rooms.close()
