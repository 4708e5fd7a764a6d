"""Memorise or generalise?: guesses come before results, every stretch shown as copied can be opened, numbers agree with the command line."""

import json
import re
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.__main__ import main
from core.analyses.exposure import candidates, exposures
from core.analyses.memorisation import copied_runs
from core.corpus.document import Document
from core.text_index.corpus_text import Text, pack
from core.text_index.suffix_array import Index
from pages.sections.memory import copies_film, patchwork
from pages.sections.memory import wording as told
from pages.shared.loading import caches
from pages.shared.text import prose
from tests import opening

ROOT = Path(__file__).resolve().parents[2]
NASTY = ["", "  ", "x" * 300, "🦊👩‍🔬", "שלום עולם", "a\x00b\x07\u202ec", "<b>hi</b><script>alert(1)</script>", "$x^2$ **b** :red[x] `c`", "# h"]


def opened(**query: str) -> AppTest:
    caches.reading_up().join()
    return opening.opened("memory", **query)


def said(test: AppTest) -> str:
    return "\n".join(element.value for element in [*test.markdown, *test.get("html")] if getattr(element, "value", None))


def html(test: AppTest) -> str:
    return "\n".join(element.proto.body for element in test.get("html"))


def guess(test: AppTest, key: str, option: str = "just show me") -> AppTest:
    test.pills(key=f"memory.{key}").set_value(option).run()
    assert not test.exception
    return test


# Words ------------------------------------------------------------------------------------------------------------


LINE = "It was the best of times, it was the worst of times"


def test_a_recital_is_told_by_where_the_first_mistake_is():
    start = len("It was the best")
    for rest, kind in ((" of times, it was the worst of times. And", 1), (" of times, it was the worst of times", 0), (" of eggs", 1), (" dog", 2)):
        assert told.how_recited("It was the best" + rest, start, LINE) == kind
    assert "all 8 words" in told.recital(LINE, start, LINE, None)
    assert "1 of the 8 words" in told.recital("It was the best of eggs", start, LINE, None)


def test_the_start_of_a_planted_line_is_known_and_of_another_text_is_not():
    lines = [{"text": LINE}]
    assert told.planted_line("It  was the best ", lines) == LINE
    assert told.planted_line("It was", lines) is None and told.planted_line("It was the worst", lines) is None


def test_findings_are_worded_both_ways():
    rows = [{"copies": 1, "recalled": [0.0], "n": 4, "source": "famous", "p_token": [0.1]},
            {"copies": 30, "recalled": [0.75], "n": 4, "source": "famous", "p_token": [0.9]}]
    assert told.copies_title(rows, 30, "famous") == "In the end, with 30 copies, it recites 3 of 4 famous lines; with 1, none"
    assert told.copies_title(rows, None, "famous").startswith("In the end even 30 copies")
    assert "more than" in told.runs_title(0.5, 0.2, 8) and "less than" in told.runs_title(0.2, 0.5, 8)
    assert "about as much as" in told.runs_title(0.2, 0.21, 8)
    assert told.contest_title([0, 5], np.array([9.0, 1.0]), 2.0) == (
        "The model passes the parrot by step 5 and ends at a loss of 1.00; the parrot has 2.00")
    assert told.contest_title([0, 5], np.array([9.0, 3.0]), 2.0).startswith("The parrot stays ahead")
    assert [told.winner(model, 2.0) for model in (1.0, 3.0, 2.01)] == list(told.WINNERS)
    assert "From one copy" in told.exposure_title({1: 11.0}, 11.0) and "reach 3.0 of 11" in told.exposure_title({1: 3.0}, 11.0)


def test_copied_stretches_are_underlined_numbered_and_nothing_typed_comes_alive():
    index = Index(Text(*pack([Document("the big cat sat on the mat, and the dog slept", "world", "x")])))
    text = "<b>no</b> the big cat sat on the mat, and ran\n<script>"
    compared = index.compare(text, 8)
    shown = patchwork.marked(text, 10, compared)
    assert re.findall(r"<u [^>]*>(.*?)</u>", shown) == ["<strong>the big cat sat on the mat, and</strong>"]
    assert "<b>" not in shown and "<script" not in shown and "&lt;script&gt;" in shown and "<sup" in shown
    assert re.sub(r"<sup.*?</sup>|<(?!br)[^>]*>", "", shown).replace("<br>", "\n") == text.replace("<", "&lt;").replace(">", "&gt;")


def test_the_film_of_copies_tells_its_medians():
    lines = [{"text": str(n), "source": "invented", "copies": copies, "p_token": [0.0, n / 10]} for copies in (1, 10) for n in range(1, 4)]
    rows = copies_film.medians(lines, [1, 10], 2)
    assert rows == [[0.0, 0.2], [0.0, 0.2]]
    told_of = copies_film.sentence([{"name": "invented lines", "medians": rows}], [1, 10], 1)
    assert told_of.endswith("Invented lines: 1 copy 20\u00a0%, 10 copies 20\u00a0%.")


def test_exposure_is_the_rank_among_candidates_that_were_never_planted():
    lines = [SimpleNamespace(text=f"The {a} {b} {c}") for a, b, c in zip("abcdefg", "hijklmn", "opqrstu", strict=True)]
    made = candidates(lines, 100)
    assert len(set(made)) == 100 and not {line.text for line in lines} & set(made)
    assert all(word in {line.text.split()[place] for line in lines} for text in made for place, word in enumerate(text.split()))
    assert exposures(np.array([0.0, 5.0, 2.0]), np.array([1.0, 2.0, 3.0])).tolist() == pytest.approx([2.0, 0.0, 2 - np.log2(3)])


def test_runs_that_stand_in_the_text_are_counted_over_all_runs_of_a_length():
    index = Index(Text(*pack([Document("a b c d", "world", "x")])))
    shares = copied_runs([index.compare("a b c e"), index.compare("b c")])
    assert shares[:4].tolist() == pytest.approx([5 / 6, 3 / 4, 1 / 2, 0.0])


# The page ---------------------------------------------------------------------------------------------------------


def test_nothing_is_shown_before_its_guess():
    test = opened()
    assert not test.exception
    assert "<u " not in html(test) and not test.get("plotly_chart")
    guess(test, "guess_recite")
    assert html(test).count("<p ") == 1


def test_a_guess_at_a_beginning_of_no_planted_line_is_told_that_it_cannot_be_checked():
    test = guess(opened(), "guess_recite", told.RECITALS[0])
    assert "can't be checked" not in said(test)
    test.text_input(key="memory.prompt").set_value("The cat sat on").run()
    assert "can't be checked" in said(test)
    assert "can't be checked" not in said(guess(test, "guess_recite"))


def test_what_is_shown_as_copied_is_what_the_command_line_says(capsys):
    test = guess(opened(), "guess_recite")
    shown = re.sub(r"<sup.*?</sup>", "", test.get("html")[0].proto.body)
    text = re.sub(r"<(?!br)[^>]*>", "", shown).replace("<br>", "\n").replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")
    capsys.readouterr()
    assert main(["copied", text, "--json"]) == 0
    spans = json.loads(capsys.readouterr().out)["spans"]
    assert len(re.findall("<u ", shown)) == len(spans)
    if spans:
        test.pills(key="memory.recite.source").set_value(1).run()
        assert not test.exception
        assert f"Document {spans[0]['documents'][0]['id']:,}" in said(test)


def test_the_parrots_words_are_those_of_the_command_line(capsys):
    test = opened(other="The capital of France is")
    capsys.readouterr()
    assert main(["lookup", "The capital of France is", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    table = next(table for table in opening.tables(test) if "The parrot says" in table)
    assert found["continuations"][0]["token"].strip() in table["The parrot says"][0]
    assert f"{found['count']:,} times" in said(test)


def test_while_the_parrot_still_sorts_its_text_nothing_waits_for_it_and_then_it_answers(monkeypatch):
    test = opened()
    busy = SimpleNamespace(is_alive=lambda: True)
    monkeypatch.setattr(caches, "reading_up", lambda: busy)
    monkeypatch.setattr(caches, "memory_index", lambda *_: pytest.fail("the page waits for the index"))
    test.run()
    assert not test.exception and "still sorting" in "".join(info.value for info in test.info)
    assert test.radio and not opening.tables(test), "the page goes on to its last question, without an answer of the parrot"
    monkeypatch.undo()
    test.run()
    assert not test.exception and not test.info and opening.tables(test)


def test_the_cooks_are_told_apart_after_a_guess():
    test = opened()
    assert "memorised, and has nothing" not in said(test)
    assert "You guessed it." in said(guess(test, "guess_cook", told.COOKS[0]))
    assert f"You guessed “{told.COOKS[1]}”. The answer is “{told.COOKS[0]}”." in said(guess(test, "guess_cook", told.COOKS[1]))


@pytest.mark.parametrize("text", NASTY)
def test_any_typed_text_gets_an_answer(text):
    test = guess(opened(), "guess_recite")
    test.text_input(key="memory.prompt").set_value(text).run()
    test.text_input(key="memory.other").set_value(text).run()
    assert not test.exception and not test.error
    assert "<script>alert" not in html(test)  # the frame has a script of its own


def test_a_mix_is_written_again_by_other_dice_and_its_link_is_kept():
    test = guess(opened(question="2"), "guess_mix")
    first = html(test)
    test.button(key="memory.again").click().run()
    assert not test.exception
    assert html(test) != first
    assert test.query_params["seed"] == ["2"] or test.query_params["seed"] == "2"
    assert test.get("plotly_chart")


def test_copies_and_contest_follow_their_guesses():
    test = guess(guess(opened(), "guess_copies", "300"), "guess_contest", "the parrot")
    assert "You guessed" in said(test)
    assert len(test.get("plotly_chart")) >= 2


def test_every_section_of_the_prose_is_filled_where_it_is_shown():
    used = set(re.findall(r'prose\.(?:show|section)\(\s*SLUG,\s*"(\w+)"', (ROOT / "pages" / "memory.py").read_text(encoding="utf-8")))
    assert used == set(prose.sections("memory"))
