"""The process's one store of rooms, and the phones' page as it is sent."""

import gzip

import pytest
from starlette.datastructures import Headers

from pages.shared.room import opened, page


@pytest.fixture
def anew():
    opened.rooms.clear()
    yield
    opened.rooms.clear()


def test_the_store_is_named_by_streamlits_secrets_and_there_is_one_of_it(anew, monkeypatch):
    monkeypatch.setattr(opened.st, "secrets", {"rooms": {"url": "postgresql://me@db/rooms"}})
    assert opened.rooms().url == "postgresql+psycopg://me@db/rooms" and opened.rooms() is opened.rooms()


@pytest.mark.parametrize("secrets", [{}, {"rooms": "no table"}, {"rooms": {}}])
def test_without_such_a_secret_the_environment_names_it(secrets, anew, monkeypatch, tmp_path):
    monkeypatch.setattr(opened.st, "secrets", secrets)
    monkeypatch.setenv("NUDGE_ROOMS", str(tmp_path / "rooms.sqlite"))
    assert opened.rooms().url == f"sqlite:///{tmp_path / 'rooms.sqlite'}"


def test_the_page_comes_compressed_to_whoever_takes_it_so_and_once_to_whoever_keeps_it():
    plain = page.response(Headers({}))
    small = page.response(Headers({"accept-encoding": "gzip, br"}))
    assert gzip.decompress(small.body) == plain.body and small.headers["content-encoding"] == "gzip"
    assert b"/* phone.js */" not in plain.body and b"</html>" in plain.body and plain.body.count(b"<script") == 1
    again = page.response(Headers({"if-none-match": plain.headers["etag"]}))
    assert (again.status_code, again.body) == (304, b"")
