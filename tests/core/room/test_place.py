"""Where rooms are kept: as a host says, or in a folder of our own."""

import stat

import pytest

from core.room import place
from core.room.questions import Kind, Question
from core.room.store import Rooms


@pytest.mark.parametrize(("given", "there", "url"), [
    ("postgresql://me@db/rooms", "", "postgresql+psycopg://me@db/rooms"), ("", "postgres://me@db/rooms", "postgresql+psycopg://me@db/rooms"),
    ("", "/data/rooms.sqlite", "sqlite:////data/rooms.sqlite"), ("postgresql+psycopg://a/b", "/data/x", "postgresql+psycopg://a/b"),
])
def test_a_host_names_its_store_in_a_secret_or_the_environment(given, there, url, monkeypatch):
    monkeypatch.setenv(place.ROOMS, there)
    assert place.url(given) == url


def test_without_a_name_it_is_a_file_that_nobody_else_can_read(tmp_path, monkeypatch):
    monkeypatch.delenv(place.ROOMS, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    rooms = Rooms()
    assert not list(tmp_path.glob("nudge/*")) and rooms.expire() == 0 and not list(tmp_path.glob("nudge/*"))  # nothing before the first room
    rooms.open([Question(Kind.POLL, "?", ("a", "b"))])
    files = list((tmp_path / "nudge").iterdir())
    assert "rooms.sqlite" in {file.name for file in files}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600} and stat.S_IMODE((tmp_path / "nudge").stat().st_mode) == 0o700
    rooms.close()


def test_where_the_usual_folder_cannot_be_written_it_is_one_for_what_is_temporary(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.delenv(place.ROOMS, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(place.tempfile, "gettempdir", lambda: str(tmp_path))
    assert place.file_of(place.url()).parent.parent == tmp_path and place.file_of(place.url()).parent.name.startswith("nudge-rooms")
