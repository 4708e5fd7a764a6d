"""The chapter of the walk: what the page sends is the model's own, whatever is typed or linked, and agrees with the command line."""

import base64
import json
from functools import cache, partial

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.__main__ import main as command
from core.figures import style
from core.formatting import percent
from core.model.forward_steps import looked_at, stages, walk
from core.model.parameters import KINDS
from pages.sections.layers.place import OLD
from pages.sections.layers.play import PROMPTS, ROOM
from pages.sections.layers.walk_packed import PART, SHARES, changed, coded_shares, pack, stops
from pages.sections.layers.walk_words import titles
from pages.shared.frame.steps import MOST_WORDS, STEPS
from pages.shared.loading import caches
from pages.shared.loading.weights import trace_of
from pages.shared.text import prose
from pages.shared.text.wording import quoted_token
from tests import opening

SLUG, SKIP = "layers", "just show me"
PROMPT = "The cat sat on"
NASTY = ["", "   ", "word " * 50, "x" * 5_000, "🦊👩‍🔬", "שלום עולם", "a\x00b\x07\u202ec", "<b>hi</b>%{x}", "$x^2$ **b** :red[x] `c`", "# h\n- list"]
LAYERS = caches.document(caches.BASE, "config.json")["model"]["n_layers"]
opened = partial(opening.opened, SLUG)


@cache
def left_open() -> AppTest:
    """One page for all that is typed into it."""
    return opened()


def walk_sent(test: AppTest) -> dict:
    """What the walk's component was given."""
    return next(sent for sent in opening.sent(test) if "stops" in sent)


def film_sent(test: AppTest) -> dict:
    """What a film on the stage was given."""
    return next(sent for sent in opening.sent(test) if "frames" in sent)


def said(test: AppTest) -> str:
    return "\n".join(element.value for element in test.markdown)


def place(stage: str, layer: int | None = None) -> int:
    return stages(LAYERS).index((stage, layer))


def coded(sent: dict, state: int, count: int) -> np.ndarray:
    """The codes of a state as the browser reads them."""
    at = sent["states"][state]["map"]["at"]
    return np.frombuffer(base64.b64decode(sent["bytes"]), np.uint8)[at:at + count]


def decoded(sent: dict, state: int, shape: tuple[int, ...]) -> np.ndarray:
    """The numbers of a state as the browser reads them."""
    part = (coded(sent, state, int(np.prod(shape))).astype(np.float64) - 128) / 127
    return (np.sign(part) * part**2 * sent["states"][state]["map"]["top"]).reshape(shape)


def walked_and_packed(text: str):
    walked, tokenizer = walk(trace_of(caches.BASE, caches.steps()[-1], text)), caches.tokenizer()
    return walked, pack(walked, tokenizer, text, titles(walked, tokenizer, text))


@pytest.fixture(scope="module")
def sent():
    """Walk and payload of one prompt, straight from the run."""
    return walked_and_packed(PROMPT)


# What is sent -----------------------------------------------------------------------------------------------------


def test_the_browser_gets_back_the_numbers_within_two_percent_of_the_largest(sent):
    walked, data = sent
    for state, (step, told) in enumerate(zip(walked.steps, data["states"], strict=True)):
        if told["kind"] == "numbers":
            back = decoded(data, state, step.numbers.shape)
            assert np.abs(back - step.numbers).max() <= 0.02 * np.abs(step.numbers).max()


def test_the_browser_gets_back_where_each_head_looks_written_as_prose_writes_it_and_nothing_that_lies_ahead(sent):
    walked, data = sent
    for layer in range(LAYERS):
        pattern = walked.step("attn_pattern", layer).numbers
        rows = np.tril_indices(pattern.shape[-1])
        back = np.asarray(data["shares"])[coded(data, place("attn_pattern", layer), len(pattern) * len(rows[0]))]
        assert [percent(float(share)) for share in back] == [percent(float(share)) for share in pattern[:, *rows].ravel()]


def test_every_share_is_coded_as_one_that_is_written_alike():
    shares = np.concatenate([10 ** -np.linspace(0, 9, 2_000), 1 - 10 ** -np.linspace(0.1, 7, 2_000), [0, 1, 0.00099, 0.001, 0.99499, 0.995]])
    back = SHARES[np.frombuffer(coded_shares(shares), np.uint8)]
    assert [percent(float(share)) for share in back] == [percent(float(share)) for share in shares]


def test_each_kind_of_parameter_has_one_spelling_from_the_model_to_the_screen():
    assert list(KINDS) == list(style.KIND_NAMES) == list(style.KIND_FILLS) == list(style.KIND_PATTERNS)
    assert {*style.PARTS} == {*KINDS} - {"norm"}
    assert {*PART.values()} == {*style.PARTS, "stream"}


def test_what_it_would_say_at_each_state_is_what_the_lens_reads_there(sent):
    walked, data = sent
    says, lens = np.frombuffer(base64.b64decode(data["says"]), "<u2"), np.frombuffer(base64.b64decode(data["lens"]), np.uint8)
    tokenizer = caches.tokenizer()
    assert [data["words"][word] for word in says] == [tokenizer.token(int(id)) for id in walked.top_ids.ravel()]
    written = [percent(float(share)) for share in walked.top_probs.ravel()]
    assert [percent(data["shares"][code]) for code in lens] == written


def test_thirty_tokens_stay_within_the_bytes_of_a_picture():
    text = "She opened the door and the old man was at the market with a big dog near his small house by the river in the town of Rome"
    _, data = walked_and_packed(text)
    assert len(data["tokens"]) in range(ROOM - 2, ROOM + 2)
    assert len(json.dumps(data, ensure_ascii=False)) < 150_000


def test_the_stops_of_the_map_hold_every_state_once_and_there_are_few():
    found = stops(LAYERS)
    assert [state for _, states, _ in found for state in states] == list(range(len(stages(LAYERS))))
    assert len(found) == LAYERS + 4
    assert all(opens in states for _, states, opens in found)
    assert [name for name, states, _ in found if len(states) == 4] == [str(layer + 1) for layer in range(LAYERS)]


def test_titles_tell_the_numbers_of_their_state(sent):
    walked, data = sent
    told = {state["stage"]: state["title"] for state in data["states"]}
    assert percent(float(walked.step("probs").numbers[-1, 0])) in told["probs"]
    assert f"{len(walked.ids) - 1} tokens" in told["tokens"]
    last = walked.step("resid_post", LAYERS - 1)
    assert percent(float(walked.top_probs[last.stream, -1, 0])) in told["resid_post"]


def test_more_than_was_there_is_told_in_times_and_never_as_a_share_of_hundreds():
    assert [changed(share) for share in (0.004, 0.38, 0.9949, 0.995, 1.0, 5.73)] == \
        ["0.4\u00a0%", "38\u00a0%", "99\u00a0%", "1.0\u00a0×", "1.0\u00a0×", "5.7\u00a0×"]
    _, data = walked_and_packed(PROMPT)
    assert not [state["title"] for state in data["states"] if any(f"{hundreds}" in state["title"] for hundreds in range(200, 600))
                and "%" in state["title"] and "number" not in state["title"] and "token" not in state["title"]]


# Where it opens ---------------------------------------------------------------------------------------------------


def test_each_step_opens_the_walk_at_its_own_state():
    for step, state in (("tokens", "ids"), ("embeddings", "pos"), ("answer", "probs")):
        number = [one.name for one in STEPS[SLUG]].index(step) + 1
        assert walk_sent(opened(step=str(number)))["open"]["state"] == place(state)


def test_before_the_guess_the_walk_ends_where_the_layers_begin_and_the_guess_uncovers_them():
    test = opened(step="5")
    before = walk_sent(test)["open"]
    assert (before["state"], before["last"]) == (place("pos"), place("pos"))
    walked = walk(trace_of(caches.BASE, caches.steps()[-1], walk_sent(test)["text"]))
    sums = (("pos",), *(("resid_post", layer) for layer in range(LAYERS)))
    firsts = [int(walked.top_ids[walked.step(*at).stream, -1, 0]) for at in sums]
    depth = next(layer for layer in range(1, LAYERS + 1) if len({*firsts[layer:]}) == 1)
    so, picked = ("in the first half", "in the second half")[::1 if depth <= LAYERS // 2 else -1]
    test.button_group(key="layers.guess").set_value(picked).run()
    after = walk_sent(test)["open"]
    assert not test.exception
    assert after["last"] is None and after["state"] == place("resid_post", LAYERS - 1)
    assert after["film"] == [place("pos"), *(place("resid_post", layer) for layer in range(LAYERS))]
    assert f"takes the lead for good in layer {depth}" in said(test) and firsts[0] != firsts[-1]
    assert f"You guessed “{picked}”. The answer is “{so}”." in said(test)


def test_where_the_answer_takes_the_lead_is_where_the_lens_says_so():
    from pages.sections.layers.play import depth_of_answer

    text = "Anna had a bag of coins. The bank was"
    walked = walk(trace_of(caches.BASE, caches.steps()[-1], text))
    depth = depth_of_answer(caches.BASE, caches.steps()[-1], text)
    leads = [int(walked.top_ids[walked.step(*at).stream, -1, 0]) for at in (("pos",), *(("resid_post", layer) for layer in range(LAYERS)))]
    assert depth and set(leads[depth:]) == {int(walked.candidates[-1, 0])} and leads[depth - 1] != leads[-1]


@pytest.mark.parametrize(("old", "new"), [*OLD.items(), ("resid_post", "resid_post"), ("ids", "ids")])
def test_a_link_old_or_new_opens_its_state_on_the_step_where_it_stands(old, new):
    inside = new in ("attn_pattern", "attn_out", "mlp_out", "resid_post")
    test = opened(prompt=PROMPT, stage=old, **({"layer": "3"} if inside else {}))
    assert walk_sent(test)["open"]["state"] == place(new, 2 if inside else None)
    assert not [notice.value for notice in test.info if "could not be read" in notice.value]
    steps = [step.title for step in STEPS[SLUG]]
    shown = {"ids": 0, "embed": 1, "pos": 1, "final_norm": 5, "logits": 5, "probs": 5}.get(new, 4)
    assert test.header[0].value == steps[shown]


def test_a_link_opens_its_layer_head_and_token():
    found = walk_sent(opened(prompt=PROMPT, stage="attention", layer="3", head="2", position="2"))["open"]
    assert (found["state"], found["head"], found["row"]) == (place("attn_pattern", 2), 1, 2)
    assert found["last"] is None and not found["film"]


def test_the_link_of_a_place_keeps_the_moment_that_came_with_it():
    test = opened(prompt=PROMPT, stage="chances", step="0")
    young, old = walk_sent(test), walk_sent(opened(prompt=PROMPT, stage="chances"))
    assert young["ids"] == old["ids"]
    assert max(base64.b64decode(young["probs"])) < max(base64.b64decode(old["probs"]))


@pytest.mark.parametrize("query", [{"stage": "banana"}, {"stage": "sum", "layer": "99"}, {"stage": "attention", "head": "-3"}, {"position": "1e9"},
                                   {"stage": "chances", "layer": "2"}, {"step": "seven"}, {"other": "x" * 5_000}])
def test_a_link_that_makes_no_sense_opens_the_walk_with_at_most_one_notice(query):
    test = opened(**query)
    opening.is_well(test)
    assert len([notice for notice in test.info if "could not be read" in notice.value]) <= 1
    assert opening.sent(test)


@pytest.mark.parametrize("text", NASTY)
def test_any_text_is_walked_through_or_answered_with_a_sentence_beside_a_picture(text):
    test = left_open()
    test.text_input(key="layers.prompt").set_value(text).run()
    opening.is_well(test)
    shown = walk_sent(test)
    assert shown["text"].strip() and (shown["tokens"][1:] or test.info)


@pytest.mark.parametrize("step", [0, -1])
def test_the_shares_of_the_answer_are_those_of_the_command_line(step, capsys):
    step = caches.steps()[step]
    assert command(["predict", PROMPT, "--top", "3", "--step", str(step), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["predictions"]
    data = walk_sent(opened(prompt=PROMPT, moment=str(step), stage="probs"))
    per_row = len(data["candidates"]) // len(data["tokens"])
    probs = [data["shares"][code] for code in base64.b64decode(data["probs"])][-per_row:]
    assert [data["words"][word] for word in data["candidates"][-per_row:]][:3] == [prediction["token"] for prediction in told]
    assert [percent(share) for share in probs[:3]] == [percent(prediction["p"]) for prediction in told]


# From "closed" back to "bank" -------------------------------------------------------------------------------------


def test_the_head_that_is_named_is_the_one_that_opens_and_its_row_is_covered_until_a_guess():
    found = caches.document(caches.BASE, "analyses/heads.json")
    attention = np.array(found["attention"][-1])
    layer, head = (int(at) for at in np.unravel_index(attention.argmax(), attention.shape))
    test = opened(step="3")
    before = walk_sent(test)
    assert (before["open"]["state"], before["open"]["head"], before["open"]["covered"]) == (place("attn_pattern", layer), head, True)
    assert before["tokens"][-1] == " closed"
    test.button_group(key="layers.head_guess").set_value("church").run()
    after = walk_sent(test)["open"]
    assert not after["covered"] and before["tokens"][after["guessed"]].strip() == "church"
    assert "You guessed “church”. The answer is “bank”." in said(test)
    assert f"layer {layer + 1}, head {head + 1} sends {percent(float(attention.max()))}" in said(test)


def test_for_every_layer_the_walk_opens_the_head_that_looks_hardest_at_a_word(sent):
    walked, data = sent
    for layer in range(LAYERS):
        pattern = walked.step("attn_pattern", layer).numbers
        column, head = looked_at(pattern)
        assert data["named"][layer] == head.tolist()
        assert pattern[head[-1], -1, column[-1]] == pattern[:, -1, 1:-1].max()


def test_a_guess_of_another_version_or_of_another_sentence_breaks_nothing():
    opening.is_well(opened(step="3", before={"layers.head_guess": "more than half"}))


def test_which_head_is_needed_is_covered_until_a_guess_and_then_told_with_its_numbers():
    found = caches.document(caches.BASE, "analyses/heads.json")
    without, (layer, head) = np.array(found["p_from_without"]), (found["layer"], found["head"])
    test = opened(step="4")
    covered = json.loads(film_sent(test)["figure"])["data"][1]
    assert {text for row in covered["text"] for text in row} == {"?"}
    test.button_group(key="layers.off_guess").set_value("falls a little").run()
    shown = film_sent(test)
    assert json.loads(shown["figure"])["data"][1]["text"][layer][head] == percent(float(without[layer, head])).removesuffix("\u00a0%")
    assert percent(float(without.min())) in shown["sentences"][0]
    assert f"{percent(found['p_from'])} with it, {percent(float(without[layer, head]))} without" in said(test)


# Two texts --------------------------------------------------------------------------------------------------------


def test_both_texts_are_compared_after_a_guess_and_covered_before():
    test = opened(prompt="The cat sat on", other="The dog sat on", step="7")
    assert "?" in film_sent(test)["figure"]
    test.button_group(key="layers.parting").set_value("from the changed word on").run()
    opening.is_well(test)
    figure = json.loads(film_sent(test)["figure"])
    assert [bar["name"] for bar in figure["data"][1:]] == ["first text", "second text"]
    assert "The 2 tokens before the changed word" in said(test) and "You guessed it." in said(test)


def test_a_link_to_a_second_text_opens_the_step_where_both_are_compared():
    assert opened(prompt="The cat sat on", other="The dog sat on").header[0].value == STEPS[SLUG][6].title


# Words and figures ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", [step.name for step in STEPS[SLUG]])
def test_a_step_has_words_of_its_own_and_not_too_many(step):
    told = prose.sections(SLUG)
    for section in (step, f"{step}_after"):
        assert len(told.get(section, "").split()) <= MOST_WORDS
    assert step in told or step == "check"


def test_a_token_of_spaces_or_control_characters_can_be_quoted():
    assert quoted_token("  ") == "“a space”"
    assert quoted_token("\n") == "“␊”"


def test_the_page_needs_no_torch_for_its_own_prompts():
    import subprocess
    import sys

    code = ("import sys\nfrom pages.shared.loading import caches\nfrom pages.sections.layers.play import PROMPTS, packed\n"
            "for text in PROMPTS: packed(caches.BASE, caches.steps()[-1], text)\nassert 'torch' not in sys.modules")
    subprocess.run([sys.executable, "-c", code], check=True, cwd=opening.ROOT, capture_output=True)


def test_an_emptied_prompt_gives_way_to_the_one_that_was_read_last():
    test = opening.opened("layers", step="2", prompt="")
    assert test.text_input(key="layers.prompt").value == next(iter(PROMPTS)) and not test.warning and "prompt" not in test.query_params
