"""Damage to the files of a run, and to what else a page needs: one sentence that names the file and the cure, and all else goes on.

Every file that a page reads is damaged here, in a way drawn by lot from a fixed seed; tests/bench/bench_damage.py does them all.
"""

import random
import shutil
from functools import cache
from types import SimpleNamespace

import pytest

from core.runs.timeline import Timeline
from pages.sections.meaning import picture
from pages.shared.frame import shell
from pages.shared.frame.chapters import chapters
from pages.shared.frame.parts import SORRY
from pages.shared.frame.steps import STEPS
from pages.shared.text import measured, prose
from tests import damage
from tests.opening import opened

SLUGS = [entry.slug for entry in chapters()]
CHECKPOINTS = 2  # of those that a page reads, drawn by lot
UNLIKE = 3  # of the JSON files that a page reads, the same
NO_CHANGE = ("missing", "locked")  # a part whose file never came is left out; root reads a locked file


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    return damage.copy_of_the_runs(tmp_path_factory.mktemp("damage") / "runs")


@pytest.fixture
def runs(copied, monkeypatch, nothing_cached):
    monkeypatch.setenv("NUDGE_RUNS", str(copied))
    monkeypatch.setattr(shell, "_import_heavy_things", lambda: None)
    # After the page, but not two seconds after it. Not at once: it would read a file first, and the page needn't name it then.
    monkeypatch.setattr(picture, "time", SimpleNamespace(sleep=damage.LOOKED_AT.wait))
    monkeypatch.setattr(Timeline, "continuations", lambda *_, steps, **how: iter(["…"] * len(steps)))  # not what is tested here
    yield copied
    damage.come_to_rest()  # or what is still read of a damaged run would stay for the tests that follow


@cache
def read_by(slug: str) -> dict[tuple[str, str], bool]:
    """The files of a page; it is opened only once to see them."""
    return damage.read_by(slug)


@pytest.mark.parametrize("slug", SLUGS)
def test_whatever_is_damaged_a_page_says_which_file_and_goes_on(slug, runs, unforeseen):
    rng = random.Random(slug)
    whole = damage.seen(slug)
    assert not damage.faults(whole, slug) and not whole.error
    files = read_by(slug)
    weights = [each for each in files if "checkpoints" in each[1]]
    for run, file in [each for each in files if each not in weights] + rng.sample(weights, min(CHECKPOINTS, len(weights))):
        how = rng.choice(damage.KINDS)
        with damage.damaged(runs / run / file, how, rng):
            test = damage.at_rest(damage.seen(slug))
            told = damage.told(test) + damage.told_later(slug, file)
        assert not damage.faults(test, slug), (run, file, how.__name__)
        assert str(runs) not in told
        assert SORRY not in told, (run, file, how.__name__)
        if file == "manifest.json":  # without one, what is whole is shown as it is, and what isn't was not foreseen
            unforeseen.clear()
        elif how.__name__ not in NO_CHANGE and files[run, file]:
            cured = "git " in told if how is damage.line_ends and b"\n" in (runs / run / file).read_bytes() else "python -m core" in told
            assert file in told and f"run '{run}'" in told and cured, (run, file, how.__name__)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_file_that_its_manifest_vouches_for_but_no_page_understands_costs_its_part_alone(slug, runs, unforeseen):
    rng = random.Random(slug)
    files = [each for each in read_by(slug) if each[1].startswith("analyses/") and each[1].endswith(".json")]
    for run, file in rng.sample(files, min(UNLIKE, len(files))):
        vouch = damage.damaged(runs / run / "manifest.json", lambda path, _, file=file: damage.bless(path.parent, file), rng)
        with damage.damaged(runs / run / file, damage.one_key_less, rng), vouch:
            test = damage.at_rest(damage.seen(slug))
        assert not damage.faults(test, slug), (run, file)
    unforeseen.clear()


def test_a_page_whose_own_words_are_gone_says_so(tmp_path, monkeypatch):
    content = tmp_path / "content"
    shutil.copytree(prose.CONTENT, content)
    monkeypatch.setattr(prose, "CONTENT", content)
    for slug in ("home", "memory", "glossary"):
        (content / "en" / f"{slug}.md").write_bytes(b"\xff\xfe no text")
        test = opened(slug)
        assert not test.exception and f"assets/content/en/{slug}.md" in damage.told(test) and "fresh copy" in damage.told(test)
        assert len(test.get("page_link")) >= len(SLUGS)  # the strip still shows the way to every chapter
    assert not opened("skills").error  # the glossary gone, a page has its words without their definitions


def test_figures_of_a_visit_that_nobody_can_read_leave_the_plans_as_they_are(tmp_path, monkeypatch):
    monkeypatch.setattr(measured, "FILE", tmp_path / "measured.json")
    measured.FILE.write_text('{"date": 3}')
    test = opened("facilitators", step="5")
    assert not damage.faults(test, "facilitators") and "assets/measured.json" in damage.told(test)
    assert [header.value for header in test.header] == [STEPS["facilitators"][4].title]
