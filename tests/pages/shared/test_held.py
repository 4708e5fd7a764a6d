"""What a process makes once: one for all spellings, made by one reader while the others wait, and no reader can take it away."""

import threading

import pytest
import streamlit as st

from pages.sections.training import lesson_line
from pages.shared.loading import caches
from pages.shared.loading.held import held, of_file

SHARED = (caches.run, caches.timeline, caches.tokenizer, caches.training_text, caches.corpus_index)


@pytest.mark.parametrize("load", SHARED, ids=lambda load: load.__name__)
def test_however_it_is_asked_for_it_is_one_and_no_reader_can_have_it_made_again(load):
    first = load()
    assert first is load("base") and first is load(name="base") and first is load(caches.BASE)
    st.cache_data.clear()
    st.cache_resource.clear()
    assert load() is first


@pytest.mark.parametrize("load", [
    lesson_line.line, lambda: caches.document(caches.BASE, "analyses/home.json"), lambda: caches.arrays(caches.BASE, "analyses/map.safetensors"),
])
def test_the_line_of_lessons_and_the_files_of_a_run_outlive_a_cleared_cache(load):
    first = load()
    st.cache_data.clear()
    st.cache_resource.clear()
    assert load() is first


def test_readers_who_come_at_once_wait_for_one_making():
    made, go = [], threading.Event()

    @held
    def slow(name: str = "base") -> object:
        made.append(name)
        go.wait(10)
        return object()

    found = []
    readers = [threading.Thread(target=lambda spelled=spelled: found.append(slow(*spelled))) for spelled in ((), ("base",), ("other",))]
    for reader in readers:
        reader.start()
    while len(made) < 2:  # another name doesn't wait for this one
        pass
    go.set()
    for reader in readers:
        reader.join()
    assert sorted(made) == ["base", "other"] and len({id(each) for each in found}) == 2


def test_what_failed_is_tried_again():
    tries = []

    @held
    def shaky() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("not yet")
        return "there"

    with pytest.raises(OSError, match="not yet"):
        shaky()
    assert shaky() == shaky() == "there" and len(tries) == 2


def test_a_file_that_is_written_again_is_read_again_and_one_that_stays_is_not(tmp_path):
    file = tmp_path / "table.json"

    @held(stamp=of_file)
    def text(path) -> str | None:
        return path.read_text() if path.exists() else None

    assert text(file) is None
    file.write_text("one")
    first = text(file)
    assert first == "one" and text(file) is first
    file.write_text("three")
    assert text(file) == "three"
    file.unlink()
    assert text(file) is None
