"""The page about the model: what it says is counted from the run, and any moment can be taken along, packed only when it is asked for."""

import json
from datetime import date

import numpy as np
import pytest

from core.results.skill_curves import courses, wilson
from core.runs import huggingface
from core.runs.store import open_run
from pages.sections.about import facts, origins
from pages.shared.frame.steps import STEPS
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts
from pages.shared.text.measured import written_day
from tests.opening import is_well, opened, sent, tables

NUMBER = {step.name: str(place) for place, step in enumerate(STEPS["about"], start=1)}


def on(step: str, **more):
    test = opened("about", step=NUMBER[step], **more)
    is_well(test)
    return test


def drawing(test) -> dict:
    """The figure on the stage as it is sent, and its frames."""
    given = next(each for each in sent(test) if "figure" in each)
    return given | {"figure": json.loads(given["figure"]), "frames": json.loads(given["frames"])}


def told(test) -> str:
    return " ".join(part.value for part in test.markdown)


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
    test = on("take")
    assert packings == [] and not test.download_button
    for reader in (test, on("take")):
        reader.button(key="about.pack").click().run()
        is_well(reader)
        size = len(huggingface.zipped(open_run(), last)) / 1e6
        assert reader.download_button(key="about.download").label == f"Download it ({size:.1f} MB)"
        reader.run()
        assert reader.download_button
    assert packings == [last, last, last]  # one for both readers, and two of this test's own


def test_the_moment_that_is_on_is_packed_and_another_one_has_to_be_packed_anew(packings):
    test = on("take", moment="300")
    assert test.button(key="about.pack").label == "Pack the model after 300 steps"
    test.button(key="about.pack").click().run()
    assert packings == [300] and test.download_button
    test.session_state["about.moment_shown"] = 0
    test.run()
    assert test.button(key="about.pack").label == "Pack the model before training"
    assert packings == [300] and not test.download_button


def test_what_it_writes_at_the_moment_that_is_taken_is_what_ships_with_the_run():
    film = next(each for each in sent(on("take")) if "texts" in each)
    known = caches.document(caches.BASE, "analyses/home.json")["prompts"][0]
    assert film["prompt"] == known["prompt"] and film["steps"] == list(caches.steps())
    assert all(text.startswith(shown.removesuffix(" …")) for shown, text in zip(film["texts"], known["texts"], strict=True))


def test_a_day_is_written_without_a_zero_in_front():
    assert written_day(date(2026, 5, 3)) == "3 May 2026"


def test_the_bars_of_its_parts_are_as_long_as_the_parts_have_parameters():
    bars = drawing(on("what"))["figure"]["data"][0]
    assert bars["x"] == list(parameter_counts().values())
    assert all(f"{count:,}" in text for count, text in zip(bars["x"], bars["text"], strict=True))


def test_the_curve_lies_between_the_floor_and_a_blind_guess_in_bits_at_every_saved_moment():
    film, losses = drawing(on("trained")), caches.document(caches.BASE, "analyses/losses.json")
    assert film["figure"]["data"][0]["y"] == pytest.approx(np.array(losses["heldout_loss"]) / np.log(2), abs=1e-3)
    lines = sorted(shape["y0"] for shape in film["figure"]["layout"]["shapes"])
    assert lines == pytest.approx([losses["floor"] / np.log(2), losses["blind_guess"] / np.log(2)])
    assert [frame["traces"][0]["y"][0] for frame in film["frames"]] == film["figure"]["data"][0]["y"]
    assert len(film["steps"]) == len(caches.steps())


def test_every_test_is_on_some_page_with_its_wilson_interval_and_chance_the_best_first():
    found, shown = facts.tests(), []
    test = on("tests")
    for name in facts.portions(found):
        test.segmented_control(key="about.portion").set_value(name).run()
        is_well(test)
        marks, chance, names = drawing(test)["figure"]["data"]
        shown += [(name, x, x + high, x - low, blind) for name, x, high, low, blind in zip(
            names["text"], marks["x"], marks["error_x"]["array"], marks["error_x"]["arrayminus"], chance["x"], strict=True)]
    assert len(shown) == len(found) == len(courses(caches.document(caches.BASE, "analyses/skills.json")))
    assert [row[1] for row in shown] == sorted((row[1] for row in shown), reverse=True)
    for course, (_, share, high, low, chance) in zip(found, shown, strict=True):
        assert (share, chance) == pytest.approx((course.right[-1] / course.n, course.chance), abs=1e-4)
        assert (low, high) == pytest.approx(wilson(course.right[-1], course.n), abs=2e-4)


def test_every_test_stands_in_the_table_too():
    test = opened("about", step=NUMBER["tests"], before={"about.all_tests": True})
    rows = next(table for table in tables(test) if "Test" in table)
    assert len(rows["Test"]) == len(facts.tests()) and rows.keys() == {"Test", "Right", "Stood in its text"}


def test_how_many_famous_lines_it_recites_is_the_same_number_wherever_it_is_counted():
    recall, shelf = caches.recall(), caches.document(caches.BASE, "analyses/shelf.json")
    for source in ("famous", "invented"):
        lines = [line["base"]["recalled"] for line in shelf["lines"] if line["source"] == source]  # as *Whose words?* counts
        assert recall.recited(source) == (sum(lines), len(lines))
    test = opened("about", step=NUMBER["tests"], before={"about.recites": True})
    count, of = recall.recited("famous")
    assert f"Of {of} famous lines in its training text, it goes on word for word with {count} " in told(test)


def test_both_tables_of_origins_and_all_that_the_card_has_to_tell_stand_in_drawers():
    drawers = {"what": ["shape"], "trained": ["training"], "limits": ["more_limits"], "figures": ["figures.numbers", "sources.numbers", "checked"],
               "use": ["licence", "privacy"]}
    said = ""
    for step, names in drawers.items():
        test = opened("about", step=NUMBER[step], before={f"about.{name}": True for name in names})
        is_well(test)
        said += told(test)
    for words in ("attention heads", "began from one number", "nat", "lists that we chose", "python -m core verify",
                  "MIT licence", "session storage", "Brown et al. 2020"):
        assert words in said, words
    assert origins.figures()["Computed from"][0] in said.replace("\\", "")


def test_the_files_on_the_stage_are_those_of_the_manifest():
    files = caches.manifest()["files"]
    assert sum(count for count, _ in facts.files().values()) == len(files)
    assert drawing(on("figures"))["figure"]["data"][0]["x"] == [size for _, size in facts.files().values()]


def test_what_the_tab_keeps_is_counted_as_it_is():
    before = {"progress.visited": {"home", "layers"}, "home.prompt": "The cat", "progress.checked": {"home": True}, "home.check": "yes",
              "fill_in_the_blank.first": {0: "be", 3: "saw"}, "home.guess": "About half"}
    test = opened("about", step=NUMBER["use"], before=before)
    is_well(test)
    bars = drawing(test)["figure"]
    counts = dict(zip(bars["layout"]["yaxis"]["ticktext"], bars["data"][0]["x"], strict=True))
    assert counts["chapters you opened"] == 3 and counts["texts you typed"] == 1 and counts["guesses and answers"] == 4


def test_without_its_analyses_every_step_still_has_a_picture(monkeypatch, nothing_cached):
    monkeypatch.setattr(caches, "document", lambda name, file, whole=caches.document: None if file.startswith("analyses/") else whole(name, file))
    for step in NUMBER:
        assert sent(on(step))
