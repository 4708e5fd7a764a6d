"""A room from its opening to its end, on both databases: what is counted, what is refused, what is left."""

import csv
import io
import sqlite3
import threading
import time

import pytest
import sqlalchemy

from core.errors import BadInput, NoRoom, Refused, UnknownRoom
from core.room import batches, place, tables
from core.room.codes import digest, read_code
from core.room.phases import Phase
from core.room.questions import Kind, Landmark, Question
from core.room.store import Rooms
from tests.postgres import fresh

WORD = Question(Kind.NEXT_WORD, "The cat sat on the ___", ("mat", "dog"), typed=True, reveal="The model says mat.", key="cat", notes="Ask why.")
POLL = Question(Kind.POLL, "How does it learn?", ("It reads", "Rules"), rounds=1)
MAP = Question(Kind.POINT, "Where will cat end?", landmarks=(Landmark("animals", 0.2, 0.3),))


def opened(rooms, *questions, phones=0):
    made = rooms.open(questions or (WORD, POLL))
    return made.code, made.lead, [rooms.join(made.code).token for _ in range(phones)]


PICTURE = Question(Kind.PICTURE, "Who ends nearest to cat?")


def test_a_picture_takes_no_answers_and_next_and_back_lead_over_it(rooms):
    code, lead, (ann,) = opened(rooms, WORD, PICTURE, POLL, phones=1)
    rooms.go(lead, 1)
    rooms.reveal(lead)
    asked = rooms.next(lead).current
    assert (asked.question.rounds, asked.phase, rooms.view(code).round) == (0, Phase.REVEALED, 0)
    with pytest.raises(Refused):
        rooms.vote(ann, asked.id, 1, 0)
    told = rooms.look(ann).public
    assert (told["question"]["kind"], told["number"], told["count"], told["shares"]) == ("picture", 1, 2, [])
    assert (rooms.next(lead).position, rooms.view(code).phase, rooms.look(ann).public["number"]) == (3, Phase.OPEN, 2)
    assert (rooms.back(lead).position, rooms.view(code).phase) == (2, Phase.REVEALED)
    assert (rooms.back(lead).position, rooms.view(code).phase) == (1, Phase.REVEALED)
    assert rooms.next(lead).current.question == PICTURE


def test_the_square_codes_key_belongs_to_one_room_and_one_group(rooms):
    code, lead, _ = opened(rooms)
    other = rooms.view(opened(rooms)[0])
    key = rooms.view(code).key
    assert len(key) == 10 and rooms.has_seen(f"{code.lower()}-{key.lower()}") and rooms.join(code + key).key == key
    assert not any(map(rooms.has_seen, (code, code + other.key, other.code + key, code + key[:-1], "", code + "!" * 10)))
    again = rooms.reset(lead)
    assert again.key != key and not rooms.has_seen(code + key) and not rooms.has_seen(again.code + key)


def a_day_later(monkeypatch):
    later = time.time() + place.LIVES + 1
    monkeypatch.setattr(time, "time", lambda: later)


def test_a_room_from_its_first_vote_to_its_export(rooms):
    code, lead, (ann, ben, eve) = opened(rooms, phones=3)
    asked = rooms.next(lead).current
    assert (rooms.view(code).phase, rooms.view(code).people, rooms.view(code).answered) == (Phase.OPEN, 3, 0)
    rooms.vote(ann, asked.id, 1, 0)
    rooms.vote(ben, asked.id, 1, "  The  GARDEN ")
    rooms.vote(eve, asked.id, 1, "the garden")
    assert rooms.view(code).answered == 3
    with pytest.raises(Refused, match="once they are revealed"):
        rooms.tally(code, 1)
    assert {share.key: share.people for share in rooms.tally(lead, 1).first} == {"the garden": 2, "mat": 1}
    assert rooms.next(lead).phase is Phase.TALK
    with pytest.raises(Refused, match="closed"):
        rooms.vote(ann, asked.id, 1, 1)
    assert rooms.next(lead).phase is Phase.AGAIN
    assert rooms.view(code).answered == 0
    with pytest.raises(Refused, match="closed"):  # of the first vote, sent too late
        rooms.vote(ann, asked.id, 1, 1)
    rooms.vote(ann, asked.id, 2, "MAT")
    rooms.vote(ben, asked.id, 2, 0)
    assert rooms.next(lead).phase is Phase.REVEALED
    found = rooms.tally(code, 1)
    assert [(share.label, share.people) for share in found.first] == [("The GARDEN", 2), ("mat", 1)]
    assert found.shown(2) == {"mat": 2} and found.shown(1) == {"the garden": 2, "mat": 1}
    view = rooms.next(lead)
    assert (view.position, view.phase, view.current.question) == (2, Phase.OPEN, POLL)
    rooms.vote(eve, view.current.id, 1, 1)
    assert rooms.next(lead).phase is Phase.REVEALED  # asked once: no talk
    lines = list(csv.DictReader(io.StringIO(rooms.export(lead))))
    assert [(line["question"], line["round"], line["answer"], line["people"]) for line in lines] == [
        ("1", "1", "The GARDEN", "2"), ("1", "1", "mat", "1"), ("1", "2", "mat", "2"), ("2", "1", "Rules", "1")]
    view = rooms.end(lead)
    assert view.ended and not view.round
    for late in (lambda: rooms.join(code), lambda: rooms.vote(ann, view.current.id, 1, 0), lambda: rooms.next(lead)):
        with pytest.raises(Refused, match="ended"):
            late()


def test_a_vote_can_be_changed_and_counts_once_however_often_and_from_wherever_it_comes(rooms, url):
    _, lead, (ann, *_) = opened(rooms, phones=2)
    asked = rooms.next(lead).current
    other = Rooms(url)  # another instance on the same store
    waiting = [each.submit_vote(ann, asked.id, 1, choice) for choice in (0, 1, 0, 1) for each in (rooms, other)]
    assert {future.result(20).key for future in waiting} == {"mat", "dog"}
    rooms.vote(ann, asked.id, 1, 0)
    assert [(share.key, share.people) for share in other.tally(lead, 1).first] == [("mat", 1)]
    assert other.look(ann).yours == {f"{asked.id}/1": {"key": "mat", "label": "mat"}}
    other.close()


def test_six_hundred_at_once_are_all_in_and_each_once(rooms):
    code, lead, _ = opened(rooms)
    asked = rooms.next(lead).current
    tokens = [future.result(60).token for future in [rooms.submit_join(code) for _ in range(600)]]
    assert len(set(tokens)) == 600
    for future in [rooms.submit_vote(token, asked.id, 1, number % 2) for number, token in enumerate(tokens)]:
        future.result(60)
    assert rooms.view(code).people == rooms.view(code).answered == 600
    assert {share.key: share.people for share in rooms.tally(lead, 1).first} == {"mat": 300, "dog": 300}


def test_a_participant_cannot_lead_nor_a_stranger_vote(lite):
    code, lead, (ann,) = opened(lite, phones=1)
    asked = lite.next(lead).current
    number, _, secret = ann.partition(".")
    for guess in (ann, secret, code, "", digest(lead), lead[:-1], lead.swapcase()):
        with pytest.raises(UnknownRoom, match="leads no room"):
            lite.next(guess)
    forged = [f"{number}.{secret[:-1]}", f"{number}.", f"{int(number) + 1}.{secret}", f"-{number}.{secret}", "", ".", f"{number}.{digest(secret)}",
              f"{number}9999999999999.{secret}", f"²{secret}", f"{number} .{secret}", lead, "1.' OR 1=1 --"]
    for token in forged:
        with pytest.raises(UnknownRoom, match="not in the room"):
            lite.vote(token, asked.id, 1, 0)
    assert lite.view(code).answered == 0


def test_nobody_votes_on_the_question_of_another_room(lite):
    _, lead, (ann,) = opened(lite, phones=1)
    _, other, _ = opened(lite)
    mine, theirs = lite.next(lead).current, lite.next(other).current
    with pytest.raises(Refused):
        lite.vote(ann, theirs.id, 1, 0)
    with pytest.raises(BadInput, match="another room"):
        lite.hide(other, mine.id, "mat")


def test_no_column_can_hold_an_address_a_browser_or_a_name_and_no_secret_is_kept(lite, tmp_path):
    code, lead, (ann,) = opened(lite, phones=1)
    lite.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert ann.partition(".")[2].encode() not in kept and lead.encode() not in kept and code.encode() in kept
    columns = {column.name for column in tables.participants.columns} | {column.name for column in tables.votes.columns}
    assert columns == {"id", "room", "secret", "simulated", "question", "round", "participant", "key", "label"}


def test_a_room_expires_after_a_day_and_leaves_nothing(lite, tmp_path, monkeypatch):
    code, lead, (ann,) = opened(lite, phones=1)
    asked = lite.next(lead).current
    lite.vote(ann, asked.id, 1, "kaleidoscope")
    kept = lambda: b"".join(path.read_bytes() for path in tmp_path.iterdir())  # noqa: E731
    assert b"kaleidoscope" in kept() and WORD.text.encode() in kept()
    a_day_later(monkeypatch)
    for gone in (lambda: lite.view(code), lambda: lite.leads(lead), lambda: lite.look(ann), lambda: lite.join(code)):
        with pytest.raises(UnknownRoom):
            gone()
    assert lite.expire() == 1
    assert b"kaleidoscope" not in kept() and WORD.text.encode() not in kept() and code.encode() not in kept()


def test_expired_rows_go_from_every_table(rooms, monkeypatch):
    _, lead, (ann,) = opened(rooms, phones=1)
    rooms.rehearse(lead, 3)
    asked = rooms.next(lead).current
    rooms.vote(ann, asked.id, 1, 0)
    rooms.hide(lead, asked.id, "mat")
    a_day_later(monkeypatch)
    assert rooms.expire() == 1
    with rooms.engine().connect() as connection:
        assert [len(connection.execute(sqlalchemy.select(table)).all()) for table in tables.metadata.sorted_tables] == [0] * 5


def test_a_store_that_nobody_wrote_to_for_a_day_is_taken_away_unopened(tmp_path, monkeypatch):
    rooms = Rooms(f"sqlite:///{tmp_path / 'rooms.sqlite'}")
    opened(rooms)
    rooms.close()
    a_day_later(monkeypatch)
    assert Rooms(rooms.url).expire() == 0 and not list(tmp_path.iterdir())


def test_a_rehearsal_is_never_counted_as_people(lite):
    order, number = Question(Kind.ORDER, "Which first?", ("a", "b", "c")), Question(Kind.NUMBER, "How many?")
    _, lead, (ann,) = opened(lite, WORD, MAP, POLL, order, number, phones=1)
    assert lite.rehearse(lead, 30).rehearsal
    view = lite.next(lead)
    assert (view.people, view.simulated, view.answered, view.answered_simulated) == (1, 30, 0, 30)
    lite.vote(ann, view.current.id, 1, 0)
    while lite.leads(lead).position <= 5:
        lite.next(lead)
    found = lite.tally(lead, 1)
    assert found.rehearsal and found.people(1) == 1 and sum(share.simulated for share in found.first) == 30
    assert found.shown(1) == {"mat": 1} and sum(found.shown(1, rehearsal=True).values()) == 31
    assert [sum(share.simulated for share in lite.tally(lead, number).first) for number in (2, 3, 4, 5)] == [30] * 4
    lines = lite.export(lead).splitlines()
    assert lines[1:] == ["1,next word,The cat sat on the ___,1,mat,1"]
    assert not lite.rehearse(lead, 0).rehearsal and lite.tally(lead, 1).people(1) == 1


def test_what_is_hidden_stays_unseen_and_the_filter_can_be_overruled(lite):
    _, lead, (ann, ben) = opened(lite, phones=2)
    asked = lite.next(lead).current
    lite.vote(ann, asked.id, 1, "Sh1t!")
    lite.vote(ben, asked.id, 1, "mat")
    hidden = {share.label: (share.hidden, share.filtered) for share in lite.tally(lead, 1).first}
    assert hidden == {"Sh1t!": (True, True), "mat": (False, False)}
    key = next(share.key for share in lite.tally(lead, 1).first if share.filtered)
    assert not next(share for share in lite.hide(lead, asked.id, key, hidden=False).first if share.filtered).hidden
    lite.hide(lead, asked.id, "mat")
    lite.reveal(lead)
    assert lite.look(ann).public["shares"] == [["Sh1t!", 1, 0]]
    assert "mat" not in lite.export(lead) and "(hidden),1" in lite.export(lead)


def test_phones_are_told_neither_shares_nor_notes_before_their_time(lite):
    _, lead, (ann,) = opened(lite, phones=1)
    lite.vote(ann, lite.next(lead).current.id, 1, 0)
    for _ in range(3):
        told = str(lite.look(ann).public)
        assert "shares" not in told and "The model says" not in told and "Ask why" not in told and "'cat'" not in told
        lite.next(lead)
    assert lite.look(ann).public["reveal"] == "The model says mat." and "Ask why" not in str(lite.look(ann).public)


def test_a_second_tap_at_the_same_stage_changes_nothing(lite):
    _, lead, _ = opened(lite)
    seen = lite.next(lead)
    assert lite.next(lead, seen.stage).phase is lite.next(lead, seen.stage).phase is Phase.TALK


def test_a_formula_in_a_spreadsheet_stays_text(lite):
    _, lead, (ann,) = opened(lite, phones=1)
    lite.vote(ann, lite.next(lead).current.id, 1, "=1+1")
    assert ",'=1+1,1" in lite.export(lead)


def test_the_next_group_finds_the_room_as_it_was(rooms):
    code, lead, (ann,) = opened(rooms, phones=1)
    rooms.vote(ann, rooms.next(lead).current.id, 1, 0)
    view = rooms.reset(lead)
    assert view.code != code and (view.position, view.people, view.phase) == (0, 0, Phase.WAITING)
    for gone in (lambda: rooms.view(code), lambda: rooms.look(ann)):
        with pytest.raises(UnknownRoom):
            gone()
    assert rooms.tally(lead, 1).people(1) == 0 and rooms.next(lead).phase is Phase.OPEN


def test_back_reopens_the_first_vote_with_what_was_given(lite):
    code, lead, (ann,) = opened(lite, phones=1)
    asked = lite.next(lead).current
    lite.vote(ann, asked.id, 1, 0)
    lite.next(lead)
    lite.next(lead)
    assert lite.back(lead).phase is Phase.TALK and lite.back(lead).phase is Phase.OPEN
    assert (lite.view(code).answered, lite.look(ann).public["voted"]) == (1, 1)
    lite.vote(ann, asked.id, 1, 1)
    assert lite.tally(lead, 1).shown(1) == {"dog": 1}


def test_a_question_can_be_added_in_the_middle_and_after_the_last(rooms):
    _, lead, _ = opened(rooms)
    rooms.next(lead)
    view = rooms.add(lead, MAP)
    assert [asked.question for asked in view.playlist] == [WORD, MAP, POLL] and view.current.question == WORD
    while rooms.leads(lead).current:
        rooms.next(lead)
    assert rooms.add(lead, WORD).current.question == WORD and rooms.next(lead).phase is Phase.OPEN


def test_every_change_is_told_of_once_it_is_written(lite):
    code, lead, (ann,) = opened(lite, phones=1)
    told = []
    stop = lite.subscribe(lambda room: told.append(lite.view(code).version))
    asked = lite.next(lead).current
    lite.vote(ann, asked.id, 1, 0)
    until = time.monotonic() + 10
    while len(told) < 2 and time.monotonic() < until:
        time.sleep(0.01)
    assert len(told) == 2 and told[0] < told[1]
    stop()
    lite.pause(lead)
    assert len(told) == 2
    assert lite.versions([asked.id, lite.view(code).id])[lite.view(code).id] == (lite.view(code).version, lite.view(code).stage)


def test_a_room_is_full_at_last(lite, monkeypatch):
    monkeypatch.setattr(batches, "MOST_PEOPLE", 5)
    code, *_ = opened(lite)
    outcomes = [future.exception(20) for future in [lite.submit_join(code) for _ in range(7)]]
    assert sum(error is None for error in outcomes) == 5
    assert {type(error) for error in outcomes if error} == {Refused} and lite.view(code).people == 5


@pytest.mark.parametrize("typed", ["", "KTM4X", "KTM4XRR", "KTM4XO", "ＫＴＭ４ＸＲ", "<b>", None, 7, "x" * 100_000])
def test_what_cannot_be_a_code_is_refused_in_a_sentence(typed):
    with pytest.raises(UnknownRoom, match="no room with this code"):
        read_code(typed)


def test_a_code_is_read_as_people_type_it():
    assert read_code(" ktm-4xr ") == read_code("KTM 4XR") == "KTM4XR"


def test_the_tables_are_what_the_migrations_make(rooms):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    with rooms.engine().connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []
    assert ScriptDirectory(str(place.MIGRATIONS)).get_current_head() == place.HEAD


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_instances_that_start_at_once_on_an_empty_store_all_work(kind, tmp_path, request):
    url = str(tmp_path / "new.sqlite") if kind == "sqlite" else fresh(request.getfixturevalue("cluster"), "new")
    instances, failed = [Rooms(url) for _ in range(3)], []

    def start(rooms):
        try:
            rooms.open([POLL])
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=start, args=(rooms,)) for rooms in instances]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for rooms in instances:
        rooms.close()
    assert not failed


def test_a_store_that_cannot_be_had_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("no store")
    for url in (str(tmp_path / "file" / "rooms.sqlite"), str(tmp_path / "file"), "postgresql://nobody@127.0.0.1:1/none"):
        with pytest.raises(NoRoom, match="NUDGE_ROOMS"):
            Rooms(url).open([POLL])


def test_what_was_acknowledged_is_on_the_disk(lite, tmp_path):
    """A reader of the files, who knows nothing of the process, sees it: the pragma says that it was synced, too."""
    _, lead, (ann,) = opened(lite, phones=1)
    lite.vote(ann, lite.next(lead).current.id, 1, 0)
    with sqlite3.connect(tmp_path / "rooms.sqlite") as reader:
        assert reader.execute("SELECT key FROM votes").fetchall() == [("mat",)]
    with lite.engine().connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1
