"""The chapter of the walk: what the page sends is the model's own, whatever is typed or linked, and agrees with the command line."""

import base64
import json
from functools import cache, partial

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.__main__ import main as command
from core.figures import layers as figures
from core.formatting import percent
from core.model.forward_steps import walk
from core.model.trace import trace
from core.model.transformer import untrained
from pages.sections.layers.walk import pack
from pages.sections.layers.walk_words import sayings
from pages.shared.loading import caches
from pages.shared.text.wording import quoted_token
from tests import opening

PROMPT = "The cat sat on"
NASTY = ["", "   ", "word " * 50, "x" * 5_000, "🦊👩‍🔬", "שלום עולם", "a\x00b\x07\u202ec", "<b>hi</b>%{x}", "$x^2$ **b** :red[x] `c`", "# h\n- list"]
opened = partial(opening.opened, "layers")


@cache
def left_open() -> AppTest:
    """One page for all that is typed into it."""
    return opened(stage="sum", layer="1")


def payload(test: AppTest) -> dict:
    return opening.sent(test)[0]


def decoded(sent: dict, index: int, shape: tuple[int, ...]) -> np.ndarray:
    """The numbers of a signed map as the browser reads them."""
    placed = sent["maps"][index]
    codes = np.frombuffer(base64.b64decode(sent["bytes"]), np.uint8)[placed["at"]:placed["at"] + int(np.prod(shape))]
    part = (codes.astype(np.float64) - 128) / 127
    return (np.sign(part) * part**2 * placed["top"]).reshape(shape)


@pytest.fixture(scope="module")
def sent():
    """Step, walk and payload of one prompt, straight from the run."""
    from core.model.prompt import prompt_ids

    run = caches.run()
    walked = walk(trace(run.model(), prompt_ids(run.tokenizer, PROMPT, run.config.model.n_ctx)))
    return walked, pack(walked, run.tokenizer, PROMPT, sayings(walked, run.tokenizer, PROMPT))


def test_the_browser_gets_back_the_numbers_within_two_percent_of_the_largest(sent):
    walked, data = sent
    for step, told in zip(walked.steps, data["steps"], strict=True):
        if told["kind"] == "signed":
            back = decoded(data, told["map"], step.numbers.shape)
            assert np.abs(back - step.numbers).max() <= 0.02 * np.abs(step.numbers).max()


def test_the_browser_gets_back_shares_that_are_written_as_prose_writes_them(sent):
    walked, data = sent
    for step, told in zip(walked.steps, data["steps"], strict=True):
        if told["kind"] in ("pattern", "chances"):
            at, size = data["maps"][told["map"]]["at"], step.numbers.size
            back = (np.frombuffer(base64.b64decode(data["bytes"]), "<u2", size, at) / 65535.0) ** 2
            np.testing.assert_allclose(back, step.numbers.ravel(), atol=1e-4)
            assert (back == 1).tolist() == (step.numbers.ravel() >= 1).tolist()


def test_a_walk_of_thirty_tokens_stays_within_the_bytes_of_a_figure():
    run = caches.run()
    text = " ".join(["the"] * 29)
    walked = walk(trace(run.model(), [run.tokenizer.end_id, *run.tokenizer.encode(text)]))
    assert len(json.dumps(pack(walked, run.tokenizer, text, sayings(walked, run.tokenizer, text)))) < 300_000


def test_before_any_guess_no_result_is_shown():
    test = opened(prompt=PROMPT)
    assert not test.exception
    assert not test.get("bidi_component")
    assert not test.get("plotly_chart")


def test_a_guess_opens_the_walk_and_the_answer_stands_beside_it():
    test = opened(prompt=PROMPT)
    test.button_group(key="layers.guess").set_value("in the first half").run()
    assert not test.exception
    assert len(test.get("bidi_component")) == 1
    assert any("in the first half" in text.value and "You guessed" in text.value for text in test.markdown)


def test_a_link_opens_its_stage_layer_head_and_token():
    start = payload(opened(prompt=PROMPT, stage="attention", layer="3", head="2", position="2"))["start"]
    assert start == {"step": 5 + 4 * 2, "head": 1, "position": 2}


@pytest.mark.parametrize("query", [{"stage": "banana"}, {"stage": "sum", "layer": "99"}, {"stage": "attention", "head": "-3"}, {"position": "1e9"},
                                   {"stage": "chances", "layer": "2"}, {"step": "seven"}, {"other": "x" * 5_000}])
def test_a_link_that_makes_no_sense_opens_the_walk_with_at_most_one_notice(query):
    test = opened(**query)
    assert not test.exception
    assert len([notice for notice in test.info if "could not be read" in notice.value]) <= 1


@pytest.mark.parametrize("text", NASTY)
def test_any_text_is_walked_through_or_answered_with_a_sentence(text):
    test = left_open()
    test.text_input(key="layers.prompt").set_value(text).run()
    assert not test.exception
    assert test.get("bidi_component") or test.info


def test_the_young_model_takes_the_same_walk():
    young, old = (payload(opened(prompt=PROMPT, stage="chances", **query)) for query in ({"step": "0"}, {}))
    assert young["ids"] == old["ids"]
    assert max(young["shares"]) < max(old["shares"])


def test_both_texts_are_compared_after_a_guess():
    test = opened(prompt="The cat sat on", other="The dog sat on")
    test.button_group(key="layers.parting").set_value("from the changed word on").run()
    assert not test.exception
    assert len(test.get("plotly_chart")) == 2
    assert any("The 2 tokens before the changed word" in caption.value for caption in test.caption)


@pytest.mark.parametrize("step", [0, -1])
def test_the_chances_at_the_last_step_are_those_of_the_command_line(step, capsys):
    step = caches.steps()[step]
    assert command(["predict", PROMPT, "--top", "3", "--step", str(step), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    data = payload(opened(prompt=PROMPT, step=str(step), stage="chances"))
    first = 3 * (data["steps"][-1]["says"] * len(data["tokens"]) + len(data["tokens"]) - 1)
    for place, prediction in enumerate(told["predictions"]):
        assert data["words"][data["says"][first + place]] == prediction["token"]
        assert data["shares"][first + place] == pytest.approx(prediction["p"], abs=1e-3)


def test_titles_tell_the_numbers_of_their_step(sent):
    walked, data = sent
    titles = {step["stage"]: step["title"] for step in data["steps"]}
    final = walked.steps[-1].numbers[-1, 0]
    assert percent(float(final)) in titles["chances"]
    assert f"{len(walked.ids) - 1} tokens" in titles["tokens"]


def test_the_head_that_looks_back_is_named_with_its_share_and_switched_off():
    test = opened()
    test.button_group(key="layers.head_guess").set_value("more than half").run()
    test.button_group(key="layers.off_guess").set_value("falls a little").run()
    assert not test.exception
    found = caches.document(caches.BASE, "analyses/heads.json")
    attention, said = np.array(found["attention"][-1]), " ".join(text.value for text in test.markdown)
    layer, head = np.unravel_index(attention.argmax(), attention.shape)
    assert f"ayer {layer + 1}, head {head + 1}" in said
    assert percent(float(attention.max())) in said
    assert percent(found["p_from_without"][layer][head]) in said
    assert len(found["sentences"]) >= 20
    test.button(key="layers.open_in_walk").click().run()
    assert not test.exception
    assert payload(test)["start"] == {"step": 5 + 4 * layer, "head": head, "position": len(payload(test)["tokens"]) - 1}


def test_a_token_of_spaces_or_control_characters_can_be_quoted():
    assert quoted_token("  ") == "“a space”"
    assert quoted_token("\n") == "“␊”"


def test_typed_text_does_not_become_markup_or_template_in_a_figure():
    figure = figures.readings(np.full((3, 1), 0.5), ["<b>%{x}</b>"])
    assert "<b>" not in figure.data[0].name
    assert "%{x}" not in figure.data[0].name


def test_the_heads_figure_holds_every_heads_share_at_its_place():
    attention = np.arange(6, dtype=np.float32).reshape(3, 2) / 10
    np.testing.assert_array_equal(figures.by_head(attention, percent, 0.5).data[0].z, attention)


def test_the_chart_of_a_step_writes_shares_as_shares_and_numbers_with_a_true_minus():
    shares = figures.numbers(np.array([[0.25, 0.9997]]), ["a"], "attention", ["a", "b"], shares=True).data[0]
    assert list(shares.text[0]) == [percent(0.25), percent(0.9997)] and shares.colorbar.ticktext[-1] == percent(1)
    assert list(figures.numbers(np.array([[-0.25, 14.5]]), ["a"], "prediction", ["a", "b"]).data[0].text[0]) == ["−0.250", "14.500"]


def test_the_untrained_start_of_a_walk_needs_no_run():
    from core.config import ModelConfig

    walked = walk(trace(untrained(ModelConfig(d_vocab=20, n_ctx=8, d_model=8, n_layers=1, n_heads=1, d_mlp=8, init_std=0.02), 1), [0, 3]))
    assert walked.steps[-1].numbers.shape == (2, 12)
