"""The page about the model: any moment of it can be taken along, packed only when it is asked for, once for everyone."""

from datetime import date

import pytest

from core.runs import huggingface
from core.runs.store import open_run
from pages.shared.loading import caches
from pages.shared.text.measured import written_day
from tests.opening import is_well, opened


@pytest.fixture
def packings(monkeypatch, nothing_cached) -> list[int]:
    """The steps that are packed from now on, in order."""
    asked, usual = [], huggingface.zipped

    def watched(run, step):
        asked.append(step)
        return usual(run, step)

    monkeypatch.setattr(huggingface, "zipped", watched)
    return asked


def test_a_moment_is_packed_when_it_is_asked_for_and_once_for_all_readers(packings):
    last = caches.steps()[-1]
    test = opened("about")
    is_well(test)
    assert packings == [] and not test.download_button
    for reader in (test, opened("about")):
        reader.button(key="about.pack").click().run()
        is_well(reader)
        size = len(huggingface.zipped(open_run(), last)) / 1e6
        assert reader.download_button(key="about.download").label == f"Download it ({size:.1f} MB)"
        reader.run()
        assert reader.download_button
    assert packings == [last, last, last]  # one for both readers, and two of this test's own


def test_the_moment_that_is_on_is_packed_and_another_one_has_to_be_packed_anew(packings):
    test = opened("about", moment="300")
    assert test.button(key="about.pack").label == "Pack the model after 300 steps"
    test.button(key="about.pack").click().run()
    assert packings == [300] and test.download_button
    test.session_state["about.moment_shown"] = 0
    test.run()
    assert test.button(key="about.pack").label == "Pack the model before training"
    assert packings == [300] and not test.download_button


def test_a_day_is_written_without_a_zero_in_front():
    assert written_day(date(2026, 5, 3)) == "3 May 2026"
