"""Fill in the blank: exact counts, the four options, and a page whose numbers are the model's and agree with the command line."""

import json
import re
from dataclasses import asdict
from functools import cache, partial

import numpy as np
import pytest
import torch
from streamlit.testing.v1 import AppTest

from core.__main__ import main as command
from core.figures import fill_in_the_blank as figures
from core.figures.style import literal
from core.formatting import percent as style_percent
from core.results.cloze import OPTIONS, PROMPTS, Guess, measured, nearest_to_text, shown, surprise
from core.text_index.continuations import END, after, spoken
from pages.sections.fill_in_the_blank.picture import WORDS
from pages.sections.fill_in_the_blank.wording import cost, how_sure, standing, sure_in_short
from pages.shared.loading import caches
from pages.shared.text.wording import ordinal, round_number
from tests import opening

SLUG = "fill_in_the_blank"
NASTY = ["x" * 40, "🦊👩‍🔬", "שלום", "a\x00b\x07\u202ec", "<b>hi</b>", "$x^2$ **b** :red[x] `c`", "# h", "two words", "don't", "?", "🦊" * 40]
opened = partial(opening.opened, SLUG)


@cache
def left_open() -> AppTest:
    """One page for all that is typed into it."""
    return opened()


def said(test: AppTest) -> str:
    return "\n".join(element.value for element in test.markdown)


@pytest.fixture(scope="module")
def blanks():
    return caches.blanks()


# What the text says -----------------------------------------------------------------------------------------------


def test_continuations_are_counted_exactly_and_only_after_whole_words():
    texts = ["The cat sat. The cat ran.", "the cat sat on. The cats sat.", "The cat sat", "The cat", "A tomcat sat"]
    assert after("The cat", texts).words == (("sat", 2), ("ran", 1), (END, 1))
    assert after("The cat", texts).count == 4
    assert after("cat", texts).count == 5


def test_a_mark_counts_as_what_comes_next_and_an_apostrophe_stays_in_its_word():
    assert dict(after("be", ["to be, or to be\nnot to be king's"]).words) == {",": 1, END: 1, "king's": 1}


def test_a_context_that_is_too_rare_is_shortened_from_the_left_and_never_to_one_word():
    texts = ["a red fox ran"] + ["the red fox hid"] * 20 + ["a fox slept"] * 50
    assert spoken("a red fox", texts) == after("red fox", texts)
    assert spoken("a blue fox", texts) == after("blue fox", texts)
    assert spoken("the red fox", texts).words == (("hid", 20),)


# Words for numbers ------------------------------------------------------------------------------------------------


def test_a_more_open_blank_is_said_to_be_between_more_words():
    assert how_sure(0.0, 1024).place == 1
    assert how_sure(10.0, 1024).place == 0
    assert how_sure(5.0, 1024).place == pytest.approx(0.5)
    assert how_sure(5.0, 1024).spread == "about 32 equally likely words"
    titles = [how_sure(bits, 1024).title for bits in np.linspace(0, 10, 50)]
    assert len(set(titles)) == 6
    assert sure_in_short(0.1) == "almost certain" and sure_in_short(3.0) == "unsure between about 8 words"


def test_surprise_is_told_in_coins_whose_chance_is_right():
    assert "3 coins that all land heads up: 1 chance in 8," in cost(3.0, "cat")
    assert "2 or 3 coins that all land heads up: 1 chance in 5.8," in cost(2.54, "cat")
    assert "hardly a surprise" in cost(0.01, "cat")
    assert "one coin toss" in cost(1.0, "cat")
    assert "more surprising than 15 coins" in cost(40.0, "cat")
    assert surprise(np.array([0.25, 1.0, 0.0]))[:2].tolist() == [2, 0]
    assert np.isfinite(surprise(np.array([0.0]))).all()


def test_places_are_named_in_english():
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 112, 1021)] == \
        ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th", "1,021st"]
    assert round_number(3.5) == "about 3.5"
    assert round_number(3900) == "about 3,900"
    assert round_number(2.1e6) == "about 2.1 million"


def test_a_word_is_placed_among_the_guesses_whichever_way_it_falls():
    best = Guess("be", np.array([1.0]), np.array([1]))
    assert "first guess: 50\u00a0%" in standing(best, best, 0)
    assert "4th guess" in standing(Guess("go", np.array([6.0]), np.array([4])), best, 0)
    assert "no single token" in standing(Guess("zyzzy", np.array([30.0]), None), best, 0)
    assert "\\*be\\*" in standing(Guess("*be*", np.array([30.0]), None), best, 0)
    ending = Guess("(the text ends)", best.bits, best.place)
    assert standing(Guess("go", np.array([6.0]), np.array([4])), ending, 0).endswith("Its first is \\(the text ends\\), 50\u00a0%")


def test_a_token_is_shown_as_a_reader_would_write_it():
    assert [shown(token) for token in (" cat", "ing", ",", " ", "↵", "<|end|>")] == \
        ["cat", "-ing", ",", "(a space)", "(a new line)", "(the text ends)"]


# The chart of the round -------------------------------------------------------------------------------------------


def test_the_chart_of_the_round_has_each_blank_by_how_open_it_is_and_the_readers_words_by_name():
    openness, best = np.array([0.1, 2.0, 6.0]), np.array([0.0, 1.0, 4.0])
    figure = figures.certain_to_open(openness, best, {"cat": (2.0, 9.0), "<b>": (6.0, 5.0)})
    expected, first, mine = figure.data
    assert list(expected.x) == list(expected.y)
    assert np.allclose(first.x, openness) and np.allclose(first.y, best)
    assert (list(mine.text), list(mine.x), list(mine.y)) == (["cat", "&lt;b&gt;"], [2.0, 6.0], [9.0, 5.0])
    assert figure.layout.yaxis.range[1] >= 9 and figure.layout.xaxis.range[1] >= 6
    assert len({trace.marker.symbol for trace in (first, mine)}) == 2  # told apart without colour


def test_covered_bars_tell_how_long_they_are_and_no_word():
    bars = figures.bars_of([("be", 0.9), ("go", 0.05)], "be", covered=True)
    assert bars["labels"] == ["?", "?"] and bars["x"] == [0.9, 0.05] and bars["outline"] == [0, 0]
    open_ = figures.bars_of([("be", 0.9), ("go", 0.05)], "go")
    assert open_["labels"] == ["be", "➤ go"] and open_["outline"] == [0, 4]


def test_a_long_word_of_the_readers_leaves_room_for_the_bars():
    labels = figures.bars_of([("be", 0.9), ("x" * 40, 0.05)], "x" * 40)["labels"]
    assert labels[1].startswith("➤ xxx") and labels[1].endswith("…") and len(labels[1]) == figures.LONGEST + 2


# The run's analysis -----------------------------------------------------------------------------------------------


def test_every_prompt_has_four_different_options_with_the_training_texts_own_word_among_them(blanks):
    assert len(PROMPTS) >= 16
    assert blanks.prompts == list(PROMPTS)
    for entry in blanks.facts["prompts"]:
        assert len({option.lower() for option in entry["options"]}) == OPTIONS
        first = entry["said"]["words"][0][0]
        assert first in entry["options"] or not first.isalpha(), entry["prompt"]  # a mark is no option
        assert entry["said"]["count"] >= sum(count for _, count in entry["said"]["words"])
    own = [entry["said"]["words"][0][0] in entry["options"] for entry in blanks.facts["prompts"]]
    assert sum(own) > 0.8 * len(own)


def test_what_ships_is_what_the_model_says(blanks):
    timeline, tokenizer = caches.timeline(), caches.tokenizer()
    options = [entry["options"] for entry in blanks.facts["prompts"]]
    whole = [blank for blank, words in enumerate(options) if all(tokenizer.id(f" {word}") for word in words)]  # tokens
    for blank in (whole[0], whole[len(whole) // 2]):
        probs = timeline.next_token(PROMPTS[blank])[[timeline.steps.index(step) for step in blanks.steps]]
        entropy = -(probs * np.log2(np.maximum(probs, 1e-30))).sum(-1)
        assert np.allclose(blanks.entropy(blank), entropy, rtol=1e-3, atol=1e-4)
        for option in blanks.facts["prompts"][blank]["options"]:
            own = probs[:, tokenizer.id(f" {option}")]
            found = blanks.look_up(blank, option)
            assert np.allclose(found.share, own, rtol=1e-3)
            assert abs(found.place - (1 + (probs > own[:, None]).sum(-1))).max() <= 2  # float noise may swap equals


def test_a_word_of_several_tokens_costs_the_surprise_of_them_all():
    timeline, tokenizer = caches.timeline(), caches.tokenizer()
    guess = measured(timeline, PROMPTS[0], "zyzzyva")
    assert guess.place is None
    ids = [tokenizer.end_id, *tokenizer.encode(f"{PROMPTS[0]} zyzzyva")]
    begin = 1 + len(tokenizer.encode(PROMPTS[0]))
    with torch.no_grad():
        logs = timeline.run.model()(torch.tensor([ids[:-1]]))[0].log_softmax(-1)
    bits = -sum(float(logs[at - 1, ids[at]]) for at in range(begin, len(ids))) / np.log(2)
    assert guess.bits[-1] == pytest.approx(bits, rel=1e-3)


# The page ---------------------------------------------------------------------------------------------------------


def film(test: AppTest) -> dict:
    return next(given for given in opening.sent(test) if "figure" in given)


def drawn(test: AppTest, moment: int = -1) -> dict:
    """The bars at a moment, the last one by default: words, what stands behind them, and lengths."""
    frame = json.loads(film(test)["frames"])[moment]
    return {"words": frame["layout"]["yaxis.ticktext"], **frame["traces"][0]}


def test_the_words_are_covered_before_one_is_given_and_open_at_every_moment_after(blanks):
    test = opened()
    assert set(drawn(test)["words"]) == {"?"} and len(film(test)["steps"]) == 1
    top = [share for _, share in blanks.top(0, -1, 7)]
    assert drawn(test)["x"] == pytest.approx(top, rel=1e-5)
    test.button(key=f"{SLUG}.option2").click().run()
    assert not test.exception
    assert film(test)["steps"] == blanks.steps
    for moment in range(len(blanks.steps)):
        told = [word.removeprefix("➤ ") for word in drawn(test, moment)["words"]]
        assert told[:6] == [literal(word) for word, _ in blanks.top(0, moment, 6)]
    assert " guess" in said(test)


def test_the_numbers_of_the_page_are_those_of_the_command_line(blanks, capsys):
    blank, moment = 3, len(blanks.steps) - 2
    top = blanks.favourite(blank, moment)
    assert command(["predict", PROMPTS[blank], "--step", str(blanks.steps[moment]), "--top", "1", "--json"]) == 0
    theirs = json.loads(capsys.readouterr().out)
    test = opened(question=str(blank + 1), moment=str(blanks.steps[moment]))
    assert "Not every blank" in test.header[0].value
    test.text_input(key=f"{SLUG}.own{blank}").set_value(top.word).run()
    assert theirs["predictions"][0]["token"].strip() == top.word
    assert drawn(test, moment)["x"][0] == pytest.approx(theirs["predictions"][0]["p"], rel=1e-3)
    percent = float(re.search(r"first guess: [<>\s]*([\d.]+)\s%", said(test))[1])
    assert percent == pytest.approx(100 * theirs["predictions"][0]["p"], abs=0.51)
    between = 2 ** theirs["entropy_bits"]
    told = float(re.search(r"unsure between about ([\d,.]+) words", film(test)["headlines"][moment])[1].replace(",", ""))
    assert told == pytest.approx(between, rel=0.06)


def test_the_first_word_counts_and_others_may_be_looked_at(blanks):
    test = opened()
    for number in (2, 3):
        test.button(key=f"{SLUG}.option{number}").click().run()
    options = blanks.facts["prompts"][0]["options"]
    assert test.session_state[f"{SLUG}.first"] == {0: options[1]}
    assert f"▁{options[2]}▁" in film(test)["headlines"][0]


@pytest.mark.parametrize("typed", NASTY)
def test_any_typed_word_is_answered(typed):
    test = left_open()
    test.text_input(key=f"{SLUG}.own0").set_value(typed).run()
    assert not test.exception
    assert not test.error
    assert ":red[x]" not in said(test)
    assert "<b>hi" not in said(test)
    assert not any("<b>hi" in label for label in drawn(test)["words"])


def test_what_is_counted_after_a_shortened_beginning_says_so(blanks, monkeypatch):
    short = 4
    shown = blanks.facts["prompts"][short]
    monkeypatch.setitem(shown["said"], "context", shown["prompt"].split()[-1])
    test = opened(question=str(short + 1), before={f"{SLUG}.numbers{short}": True})
    test.button(key=f"{SLUG}.option1").click().run()
    context = blanks.facts["prompts"][short]["said"]["context"]
    assert f"counts what follows its last words alone, “{context}”" in " ".join(said(test).split())


def test_a_blank_whose_beginning_the_text_never_has_is_answered_and_counted_in_the_round(blanks, monkeypatch):
    never = spoken(blanks.prompts[0], [])
    monkeypatch.setitem(blanks.facts["prompts"][0], "said", {**asdict(never), "kinds": 0, "counts": [0] * 4})
    given = {f"{SLUG}.first": {0: blanks.facts["prompts"][0]["options"][0]}}
    for where in ({"question": "1"}, {"step": "7"}):
        test = opened(**where, before={**given, f"{SLUG}.numbers0": True, f"{SLUG}.round_numbers": True})
        assert not test.exception and not test.error, where
        assert "nan" not in said(test)


def test_a_word_that_the_model_never_read_is_named():
    test = opened()
    test.text_input(key=f"{SLUG}.own0").set_value("zyzzyva").run()
    assert any("“zyzzyva”" in notice.value for notice in test.info)


def test_a_link_opens_its_question_at_its_step_and_a_bad_one_the_first(blanks):
    assert "Blank 8 of" in said(opened(question="8"))
    assert opened(question="1").header[0].value.startswith("Be the model")
    assert opened(view="round").header[0].value.startswith("Your words")
    bad = opened(question="99")
    assert bad.header[0].value.startswith("Be the model")
    assert len(bad.info) == 1


def test_the_round_adds_up_the_words_that_were_given(blanks):
    given = {blank: blanks.facts["prompts"][blank]["options"][0] for blank in range(4)}
    test = opened(step="7", before={f"{SLUG}.first": given, f"{SLUG}.round_numbers": True})
    assert not test.exception
    bits = {blank: blanks.look_up(blank, word).bits[-1] for blank, word in given.items()}
    lot = sum(blanks.entropy(blank)[-1] for blank in given)
    told = " ".join(said(test).split())
    assert f"Your words cost {sum(bits.values()):.0f} bits" in told and f"would cost {lot:.0f}." in told
    mine = json.loads(film(test)["figure"])["data"][2]
    assert sorted(mine["y"]) == pytest.approx(sorted(bits.values()), rel=1e-3)
    test.button(key=f"{SLUG}.restart").click().run()
    assert test.header[0].value.startswith("Be the model")
    assert test.session_state[f"{SLUG}.first"] == {}


def test_a_word_that_looks_like_markup_stays_text_in_the_table_of_the_round():
    test = opened(before={f"{SLUG}.round_numbers": True})
    test.text_input(key=f"{SLUG}.own0").set_value(":red[x]").run()
    test.button(key=f"{SLUG}.dot7").click().run()
    cells = opening.tables(test)[0]["Your word (bits)"]
    mine = next(cell for cell in cells if cell != "–")
    assert "red" in mine and ":red[x]" not in mine


def test_what_the_text_says_stands_beside_the_shares_of_the_trained_model(blanks):
    test = opened(step="6")
    model, text = json.loads(film(test)["figure"])["data"]
    blank = nearest_to_text(blanks, WORDS)
    found = blanks.facts["prompts"][blank]["said"]
    assert found["context"] == PROMPTS[blank]  # no shortened beginning
    words = [word for word, _ in found["words"][:WORDS]]
    assert json.loads(film(test)["figure"])["layout"]["yaxis"]["ticktext"] == words
    assert text["text"] == [f"{style_percent(count / found['count'])}" for _, count in found["words"][:WORDS]]
    assert model["text"] == [style_percent(float(blanks.look_up(blank, word).share[-1])) for word in words]


def farthest(blanks, blank, words=WORDS):
    """By what factor the model's share of one of the text's words is off at most, whichever way."""
    said = blanks.facts["prompts"][blank]["said"]
    ratios = [blanks.look_up(blank, word).share[-1] / (count / said["count"]) for word, count in said["words"][:words]]
    return max(max(ratio, 1 / ratio) for ratio in ratios)


def test_the_shares_that_are_said_to_have_come_near_to_the_text_have_and_no_blanks_came_nearer(blanks):
    assert "came near to these" in " ".join(said(opened(step="6")).split())
    nearest = farthest(blanks, nearest_to_text(blanks, WORDS))
    assert nearest < 2
    whole = [blank for blank, entry in enumerate(blanks.facts["prompts"])
             if entry["said"]["context"] == entry["prompt"] and len(entry["said"]["words"]) >= WORDS
             and all(blanks.look_up(blank, word) for word, _ in entry["said"]["words"][:WORDS])]
    assert len(whole) > 5 and min(farthest(blanks, blank) for blank in whole) == nearest


def test_a_run_whose_text_has_none_of_the_beginnings_says_so_where_it_would_count(blanks, monkeypatch):
    for entry in blanks.facts["prompts"]:
        monkeypatch.setitem(entry, "said", asdict(spoken(entry["prompt"], [])))
    nearest_to_text.cache_clear()
    test = opened(step="6")
    nearest_to_text.cache_clear()
    assert not test.exception and not test.error
    assert "none of these beginnings stands often enough" in " ".join(said(test).split())
    assert drawn(test)


def test_the_round_is_told_by_the_marks_that_its_chart_has(blanks):
    for before in ({}, {f"{SLUG}.first": {0: "be"}}):
        test = opened(step="7", before={**before, f"{SLUG}.round_numbers": True})
        kinds = {trace["type"] for trace in json.loads(film(test)["figure"])["data"]}
        assert kinds == {"scatter"} and " bar" not in said(test)
