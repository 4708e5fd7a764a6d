"""The last chapter: what was guessed stands beside what was so, and a sentence of the reader's own is shown as text."""

import json

import pytest

from core.figures.ending import guessed_rows
from pages.sections.ending.picture import OWN
from pages.sections.ending.talk import first_minute
from pages.sections.meaning.words import nearest_to_cat
from pages.shared.frame.guesses import GUESSES, SKIP, Guessed, guesses
from pages.shared.frame.kept import guessed
from pages.shared.widgets.guess import verdict
from tests.opening import opened, sent, tables

RIGHT, WRONG = Guessed("layers", "“Closed” looks hardest at", "bank", "bank", True), Guessed("home", "When", "About half", "A quarter or less", False)
BOTH = {"a": RIGHT, "b": WRONG}


def test_the_first_guess_of_a_question_is_kept_and_what_was_so():
    test = opened("meaning", step="2")
    pills = next(each for each in test.get("button_group") if each.key == "meaning.guess")
    wrong = next(option for option in pills.options if option not in (nearest_to_cat(), SKIP))
    pills.set_value(wrong).run()
    test.get("button_group")[0].set_value(nearest_to_cat()).run()
    assert list(test.session_state[GUESSES].values()) == [("meaning", "Who ends nearest to cat", wrong, nearest_to_cat(), False)]


def test_asking_to_be_shown_is_no_guess_nor_is_what_is_tapped_afterwards(monkeypatch):
    monkeypatch.setattr("streamlit.session_state", {})
    asked = ("home", "When")
    assert [verdict(picked, "Half", asked) for picked in (None, SKIP)] == ["", ""] and guesses() == []
    assert verdict("Half", "Half", asked) == "You guessed it."  # of another sentence, it may be: one question is asked of many
    assert guesses() == []
    verdict(None, "Half", ("home", "Where"))
    verdict("Half", "Half", ("home", "Where"))
    assert [one.right for one in guesses()] == [True]


def test_each_guess_stands_over_what_was_so_and_in_words_and_in_a_table():
    test = opened("ending", before={GUESSES: BOTH, "ending.every": True})
    [film] = [given for given in sent(test) if "figure" in given]
    assert film["headlines"] == ["2 guesses, 1 right\nAll of them"]
    assert film["sentences"] == ["“Closed” looks hardest at: you said bank, and so it was; When: you said About half, it was A quarter or less."]
    figure = guessed_rows([one[1:] for one in BOTH.values()])
    assert figure.data[0].marker.symbol == ("circle", "x")
    assert figure.data[2].text == ("<b>bank</b>", "<s>About half</s>  <b>A quarter or less</b>")
    assert tables(test)[0]["What was so"] == ["bank", "A quarter or less"]


def test_who_guessed_nothing_sees_the_film_and_which_chapters_ask():
    test = opened("ending")
    assert [given["prompt"] for given in sent(test) if "texts" in given] == ["Once upon a time"]
    assert "2 · What is a parameter?" in [link.proto.label for link in test.get("page_link")]


@pytest.mark.parametrize("typed", ["<b>a parrot</b>", "$x^2$ **no**", "שלום", ""])
def test_the_readers_own_sentence_stands_there_as_text(typed):
    test = opened("ending", step="3", before={OWN: typed})
    [film] = [given for given in sent(test) if "texts" in given]
    assert film["texts"] == [f" {typed}" if typed else " …"]


@pytest.mark.parametrize(("url", "prompt", "link"), [
    ("https://nudge.example/ending", None, "https://nudge.example/"),
    ("https://nudge.example/deep/ending", "A & B", "https://nudge.example/deep/?prompt=A+%26+B"),
    ("https://nudge.example/ending", "Once upon a time", "https://nudge.example/"),
])
def test_the_link_to_show_carries_the_readers_own_beginning(url, prompt, link):
    assert first_minute(url, prompt) == link


def test_guesses_come_back_from_the_tab_as_they_were_and_nothing_else_does():
    assert guessed(json.loads(json.dumps([list(RIGHT), list(WRONG)]))) == {f"{one.slug}: {one.asked}": one for one in BOTH.values()}
    many = [list(RIGHT)] * 101
    for bad in ([["nowhere", "a", "b", "c", True]], [["home", "a", "b", "c", 1]], [["home", "a", "b"]], [["home", 7, "b", "c", True]], "x", many):
        with pytest.raises((ValueError, TypeError)):
            guessed(bad)


def test_nobody_is_told_to_have_guessed_what_they_had_asked_to_be_shown():
    test = opened("meaning", step="2")

    def said_after(option):
        next(each for each in test.get("button_group") if each.key == "meaning.guess").set_value(option).run()
        return [part.value for part in test.markdown]

    assert said_after(SKIP) == said_after(nearest_to_cat())  # whose answer stands there already
    assert [one.picked for one in test.session_state[GUESSES].values()] == [SKIP]
    said_after(None)  # asked anew
    assert any("You guessed it." in part for part in said_after(nearest_to_cat()))


@pytest.mark.parametrize(("slug", "step", "name"), [
    ("training", "1", "guess_chance"), ("training", "6", "guess_end"), ("layers", "3", "head_guess"), ("parameters", "6", "guess")])
def test_nor_where_another_part_of_the_page_asks_what_was_tapped(slug, step, name):
    test = opened(slug, step=step)

    def question():
        return next(each for each in test.get("button_group") if SKIP in each.options and f"{slug}.{name}" in each.key)

    for option in (SKIP, *[each for each in question().options if each != SKIP]):
        question().set_value(option).run()
        assert not test.exception and not any("You guessed" in part.value for part in test.markdown), option
    question().set_value(None).run()
    question().set_value(question().options[0]).run()
    assert any("You guessed" in part.value for part in test.markdown)
