"""The grown-up beside our model: what ships of it, and what the chapters show of it."""

import json

import pytest
import streamlit as st

from core.analyses.grown_up import LAYERS
from core.formatting import percent
from core.grown_up import answers, weights
from core.model.published import counts, published
from core.results import grown_up as results
from core.results.cloze import PROMPTS, shown
from pages.sections.home import play as home
from pages.sections.layers import play as layers
from pages.shared.frame.steps import STEPS
from pages.shared.loading import grown_up
from pages.shared.widgets import beginnings
from tests.opening import is_well, opened, sent


@pytest.fixture(autouse=True)
def off(monkeypatch):
    """These tests need no weights, and find none."""
    monkeypatch.setenv(weights.SETTING, "off")


def at(chapter: str, step: str, **query: str):
    number = next(place for place, one in enumerate(STEPS[chapter], start=1) if one.name == step)
    return opened(chapter, step=str(number), **query)


def picture_of(test, key: str) -> dict:
    """What the film of this key was sent, its figure read."""
    found = next(one for one in sent(test) if one.get("key") == key)
    return found | {"figure": json.loads(found["figure"]) if isinstance(found["figure"], str) else found["figure"]}


def prompts() -> dict[str, dict]:
    return {one["prompt"]: one for one in results.table("prompts")["prompts"]}


def test_every_file_names_model_hash_day_and_licence_and_all_of_them_are_small():
    for subject in results.SUBJECTS:
        table = results.table(subject)
        assert (table["model"], table["licence"], table["sha256"]) == ("SmolLM2-135M-Instruct", "Apache-2.0", weights.SHA256)
        assert table["parameters"] == sum(count.total for count in counts(published("SmolLM2-135M"))) == 134_515_008
        assert results.named(table).startswith("SmolLM2-135M-Instruct by Hugging Face, asked on ")
    assert sum(path.stat().st_size for path in results.FOLDER.iterdir()) < 2_000_000


def test_every_beginning_that_the_chapters_offer_ships():
    offered = {*PROMPTS, *home.PROMPTS, *layers.PROMPTS, *layers.PROMPTS.values(), *results.OUTSIDE, *beginnings.ready(), *LAYERS}
    assert offered <= prompts().keys()


def test_its_shares_are_shares_and_its_lens_ends_in_its_answer():
    for one in prompts().values():
        shares = [share for _, share in one["top"]]
        assert shares == sorted(shares, reverse=True) and sum(shares) <= 1.0001 and len(one["lens"]) == 31 == len(one["lens_answer"])
        assert one["lens"][-1] == one["top"][0][0] and one["lens_answer"][-1] == pytest.approx(shares[0], rel=1e-3)
    known = prompts()
    assert known["The capital of France is"]["top"][0][0] == " Paris" and known["To be or not to"]["top"][0][1] > 0.9


def test_its_map_lies_in_our_frame():
    table, places = results.table("map"), results.places()
    assert len(places["places"]) == len(table["words"]) == len(table["numbers"]) > 900
    assert abs(places["places"].mean(0)).max() < 1 and 0 < table["unexplained"] < 0.9
    near = {table["words"][at]: [table["words"][other] for other in row] for at, row in enumerate(places["nearest"])}
    assert "eight" in near["seven"]


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"model": "x"}', b"[1]"])
def test_a_file_that_is_missing_or_damaged_is_told_in_a_sentence(content, tmp_path):
    if content is not None:
        (tmp_path / "chat.json").write_bytes(content)
    with pytest.raises(results.DamagedFile, match="python -m core grown-up"):
        results.table("chat", tmp_path)


def test_home_shows_it_where_a_beginning_leaves_the_small_world():
    test = at("home", "yours", prompt=results.OUTSIDE[0])
    is_well(test)
    found = prompts()[results.OUTSIDE[0]]
    panel = picture_of(test, "home.panel")
    assert panel["headlines"][0].startswith("SmolLM2 goes on\n") and " ".join(found["goes_on"].split())[:20] in panel["headlines"][0]
    assert panel["figure"]["data"][0]["x"][0] == pytest.approx(found["top"][0][1], rel=1e-3)
    assert "SmolLM2-135M-Instruct by Hugging Face" in " ".join(one.value for one in test.markdown)


def test_home_keeps_our_own_bars_inside_the_small_world_and_where_it_cannot_be_asked():
    for prompt in ("Once upon a time", "Blockchain dragons tokenize the"):
        test = at("home", "yours", prompt=prompt)
        panel = picture_of(test, "home.panel")
        is_well(test)
    assert panel["headlines"][0].startswith("The next word")
    assert "turned off here" in " ".join(one.value for one in test.caption)


def test_from_guesser_to_assistant_shows_both_forms_of_a_question():
    test = at("home", "assistant")
    first = results.table("chat")["questions"][0]
    picture = picture_of(test, "home.two_forms")
    plain, chat = picture["figure"]["data"]
    is_well(test)
    assert first["question"] in picture["headlines"][0]
    assert (plain["name"], chat["name"]) == ("as plain text", "in its chat form")
    assert plain["x"][0] == pytest.approx(first["plain"]["top"][0][1], rel=1e-3)
    assert max(filter(None, chat["x"])) >= first["chat"]["top"][0][1] * 0.999


def test_a_blank_has_its_shares_as_second_bars():
    test = at("fill_in_the_blank", "young")
    bars = picture_of(test, "fill_in_the_blank.bars")
    mine, other = bars["figure"]["data"]
    found = prompts()[PROMPTS[1]]
    is_well(test)
    assert other["name"] == "SmolLM2" and len(mine["x"]) == len(other["x"])
    first = shown(found["top"][0][0])
    row = [label.removeprefix("➤ ") for label in bars["figure"]["layout"]["yaxis"]["ticktext"]].index(first)
    assert (mine["text"][row] or other["text"][row]).endswith(f" · {percent(found['top'][0][1])}")
    test.toggle[0].set_value(False).run()
    assert len(picture_of(test, "fill_in_the_blank.bars")["figure"]["data"]) == 1


def test_the_same_words_go_through_both_models():
    test = at("layers", "answer", prompt="The capital of France is")
    test.toggle[0].set_value(True).run()
    picture = picture_of(test, "layers.two_depths")
    found = prompts()["The capital of France is"]
    ours, theirs = picture["figure"]["data"]
    is_well(test)
    assert (len(ours["x"]), len(theirs["x"])) == (7, 31)
    assert f"after layer {results.settled(found['lens'])} of 30" in picture["headlines"][0]
    assert theirs["y"][-1] == pytest.approx(found["top"][0][1], rel=1e-3)


def test_it_writes_as_the_landing_page_draws():
    assert (
        home.WRITES, home.USUAL.temperature, home.USUAL.top_p, home.SEED) == (answers.WRITES, answers.TEMPERATURE, answers.TOP_P, answers.SEED)


def test_turned_off_it_says_so_and_loads_nothing():
    model = grown_up.Live()
    model.wake()
    assert model.ready is None and "turned off" in model.why
    assert grown_up.said("A text that nobody asked", st.empty()) is None
