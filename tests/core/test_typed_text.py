"""Typed text: read in the marks of the training text wherever it comes in, and nowhere taken for markup."""

import ast
import json
import re
import sys
import unicodedata
from io import BytesIO, TextIOWrapper

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from streamlit.testing.v1 import AppTest

from core.__main__ import main, parser
from core.cli.arguments import TEXTS
from core.figures import data, fill_in_the_blank, home, layers, meaning, parameters, skills, to_scale, training
from core.results import gradient_table
from core.results.cloze import PROMPTS
from core.runs.store import open_run
from core.typed_text import ALIKE, normal
from pages.shared.frame.steps import number
from pages.shared.loading import caches
from tests import code
from tests.opening import ROOT, is_well, opened, strings

READ_AS = {
    # apostrophes and quotes, as phones, word processors and other languages write them
    "It’s": "It's", "don‘t": "don't", "don‛t": "don't", "don´t": "don't", "donʼt": "don't", "don′t": "don't", "don＇t": "don't", "‚yes‘": "'yes'",
    "“Yes,” he said.": '"Yes," he said.', "„Ja“": '"Ja"', "«Oui»": '"Oui"', "‹oui›": "'oui'", "5″": '5"', "＂": '"', "’Twas": "'Twas",
    # dashes and the ellipsis
    "fifty‐six": "fifty-six", "fifty‑six": "fifty-six", "7 − 2": "7 - 2", "7‒2": "7-2", "years ago–never": "years ago—never",
    "years ago―never": "years ago—never", "years ago—never": "years ago—never", "the hen…": "the hen...",
    # spaces and ends of lines
    "The\u00a0cat": "The cat", "The\u202fcat": "The cat", "The\u2009cat": "The cat", "The\u2003cat": "The cat", "The\u3000cat": "The cat",
    "a\tb": "a b", "a\r\nb": "a\nb", "a\rb": "a\nb", "a\u2028b": "a\nb", "a\u2029b": "a\nb", "a\x85b": "a\nb", "a\x0bb\x0cc": "a\nb\nc",
    "To be ": "To be ", " a": " a",
    # what can't be seen
    "ca\u00adt": "cat", "\ufeffcat": "cat", "ca\u200bt": "cat", "ca\u2060t": "cat", "\u202ecat\u202c": "cat", "\u2066cat\u2069": "cat",
    "cat\u200e": "cat", "cat\u200f": "cat", "cat\u061c": "cat", "ca\u200dt": "cat", "ca\u200ct": "cat", "cat\ufe0f": "cat",
    "cat\U000e0041": "cat", "e\u034f\u0301": "é",
    # letters
    "cafe\u0301": "café", "u\u0308ber": "über", "ﬁnd ﬂat ﬀ ﬃ ﬄ ﬆ": "find flat ff ffi ffl st", "ｃａｔ　１２": "cat 12", "ｶﾞ": "ガ", "\u212b": "Å",
    # what stays
    "": "", "a`b``c": "a`b``c", "--": "--", "...": "...", "x² ½ ™ ℃ ①": "x² ½ ™ ℃ ①", "a\x00b\x1b[31m": "a\x00b\x1b[31m", "\ud83d": "\ud83d",
    "👩\u200d🔬": "👩\u200d🔬", "❤\ufe0f": "❤\ufe0f",
    "नमस्\u200dते": "नमस्\u200dते",
    "می\u200cخواهم": "می\u200cخواهم", "שלום": "שלום", "日本語": "日本語",
}
some_marks = some.text(some.sampled_from("’“…–\u00a0\r\n\u200d\ufe0f\u200be\u0301éﬁａ👩´1 "))


# The normal form ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", READ_AS)
def test_what_is_typed_is_read_as_the_training_text_would_have_it(typed):
    assert normal(typed) == READ_AS[typed]


@given(some.text(max_size=30) | some_marks)
def test_the_normal_form_of_a_normal_form_is_itself(text):
    assert normal(normal(text)) == normal(text)


@given(some.text(some.characters(min_codepoint=32, max_codepoint=126)))
def test_printable_ascii_stays_as_it_is(text):
    assert normal(text) == text


def test_the_normal_form_holds_no_mark_that_the_training_text_writes_otherwise():
    every = normal("".join(map(chr, range(sys.maxunicode + 1))))
    assert not set(every) & {other for others in ALIKE.values() for other in others}
    assert {letter for letter in every if unicodedata.category(letter) in ("Zs", "Zl", "Zp")} == {" "}


@pytest.fixture(scope="module")
def base():
    return open_run("base")


def test_all_that_was_read_passes_unchanged(base):
    text = caches.training_text()
    every = "".join(text.units[code] for code in np.unique(text.coded))
    assert len(text.coded) > 5_000_000 and normal(every) == every
    assert not any(map(unicodedata.combining, every))  # so that none changes beside another
    assert all(normal(mark) == mark and (mark.isprintable() or mark == "\n") for mark in {*every})
    skills = base.table("skills")["families"]
    asked = [one[part] for family in skills for one in family["examples"] for part in ("context", "right")]
    assert [*map(normal, asked)] == asked


def test_what_the_pages_suggest_passes_unchanged():
    from pages.sections.data import text_browser

    suggested = [*PROMPTS, *gradient_table.SENTENCES, *text_browser.SUGGESTIONS, *base_suggestions()]
    assert [*map(normal, suggested)] == suggested


def base_suggestions() -> list[str]:
    """Every text of a page's own constants that may stand in its box."""
    found = []
    for path in (ROOT / "pages").rglob("*.py"):
        for node in code.tree(path).body:
            names = [target.id for target in getattr(node, "targets", []) if isinstance(target, ast.Name)]
            if set(names) & {"PROMPTS", "FIRST", "LOOKED_UP", "ORDINARY", "PAIRS", "USUAL", "SUGGESTIONS"}:
                found += [part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    assert len(found) > 40
    return found


# Every way in -------------------------------------------------------------------------------------------------------


def test_a_page_has_no_box_and_reads_no_link_but_through_the_normal_form():
    asked = re.compile(r"(?<!\bbox)\.(text_input|text_area|chat_input|data_editor)\(|\bst\.query_params")
    found = {path.relative_to(ROOT).as_posix() for path in (ROOT / "pages").rglob("*.py") if asked.search(path.read_text(encoding="utf-8"))}
    assert found == {"pages/shared/widgets/box.py", "pages/shared/frame/url.py"}


def test_a_verb_takes_no_text_but_through_the_normal_form():
    (verbs,) = (action.choices for action in parser()._subparsers._group_actions)
    for verb in verbs.values():
        places = {action.dest for action in verb._actions if not action.option_strings}
        assert places <= {*TEXTS, "folder"}


@pytest.fixture
def ask(capsys, monkeypatch):
    def run(*arguments: str, stdin: str | None = None) -> dict:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin.encode())))
        assert main([*arguments, "--json"]) == 0
        return json.loads(capsys.readouterr().out)
    return run


@pytest.mark.parametrize("arguments", [
    ("predict", "It’s"), ("generate", "It’s", "--tokens", "3"), ("score", "It’s cold", "She doesn’t know"), ("lap", "It’s cold"), ("lookup", "It’s"),
    ("copied", "It’s cold\u00a0and “the hen”"), ("similarity", "don’t", "can’t"), ("neighbours", "don’t"),
])
def test_a_verb_reads_curly_marks_as_straight_ones(ask, arguments):
    assert ask(*arguments) == ask(*map(normal, arguments))


def test_a_trace_and_standard_input_are_read_so_too(ask, tmp_path):
    one, other = (ask("trace", text, "--out", str(tmp_path / "x.safetensors")) for text in ("It’s", "It's"))
    assert one == other
    assert ask("predict", "-", stdin="\ufeffIt’s") == ask("predict", "It's")
    assert ask("lookup", "It’s")["count"] > 1_000


# Pages --------------------------------------------------------------------------------------------------------------

BLANK = "fill_in_the_blank"
SKIP = "just show me"
MARKUP = "**zq** <i>q</i> $z$ :red[q]"
GUESSES = {
    "home": {}, BLANK: {}, "glossary": {}, "data": {"data.whole": True}, "training": {"training.linked": True},
    "layers": {"layers.guess": SKIP, "layers.parting": "from the changed word on"},
    "parameters": {"parameters.step": 6, "parameters.numbers": True, "parameters.beginning": True},
    "meaning": {"meaning.step": 5, "meaning.pair_numbers": True}, "memory": {},
    "skills": {"skills.step": number("skills", "pair"), "skills.pair_numbers": True, "skills.pair_guesses": {pair: 0 for pair in (
        (MARKUP, "z " + MARKUP), ("It's", "It was"), ("It was", "It's"))}},
}
BOXES = [  # page, box, the link that fills it if there is one, and what else has to stand in the other box
    ("home", "home.prompt", "prompt", {"step": "3"}), (BLANK, f"{BLANK}.own0", None, {}), ("layers", "layers.prompt", "prompt", {}),
    ("layers", "layers.other", "other", {"step": "7"}), ("training", "training.text", "prompt", {}),
    ("parameters", "parameters.prompt", "prompt", {"parameters.step": 6, "parameters.beginning": True}),
    ("meaning", "meaning.first", None, {}), ("meaning", "meaning.second", None, {}), ("memory", "memory.prompt", "prompt", {"step": "2"}),
    ("memory", "memory.other", "other", {"step": "4"}), ("skills", "skills.first", "prompt", {"other": "It was"}),
    ("skills", "skills.second", "other", {"prompt": "It was"}), ("data", "data.search", "search", {"step": "4"}),
    ("glossary", "glossary.find", None, {}),
]
CURLY = {"meaning": "don’t", BLANK: "isn’t"}  # what is typed elsewhere: It’s
# What a browser shows as it is; everything else that a page sends is Markdown, or HTML.
AS_IT_IS = re.compile(r"TextInput\.(value|default)|BidiComponent\.\w+|PlotlyChart\.alt|\w+\.(id|key|element_id|form_id)")
IN_HTML = re.compile(r"Html\.body|PlotlyChart\.spec")


def filled(slug: str, box: str, text: str, beside: dict[str, str]) -> AppTest:
    """A page after a text was typed into a box, once the model has written all there is to write."""
    return typed_into(opened(slug, before=GUESSES[slug], **beside), box, text)


def typed_into(test: AppTest, box: str, text: str) -> AppTest:
    test.text_input(key=box).set_value(text).run()
    test.run()
    is_well(test)
    return test


def told(test: AppTest) -> list[str]:
    """All that a page says, its boxes aside."""
    return [text for field, text in strings(test) if not field.startswith("TextInput")]


def is_escaped(test: AppTest, slug: str) -> None:
    """Typed markup is escaped where the browser reads markup and stays as it is elsewhere, on a page that shows some."""
    seen = 0
    for field, text in strings(test):
        if AS_IT_IS.fullmatch(field):
            assert "\\*zq" not in text and "\u2060" not in text, field
        elif IN_HTML.fullmatch(field):
            assert "<i>q" not in text, field
        else:
            assert not [mark for mark in MARKUP.split() if mark in text], (field, text)
        seen += "zq" in text and not field.startswith("TextInput")
    assert seen or slug == "glossary"  # which says nothing of the word that it looks for


@pytest.mark.parametrize(("slug", "box", "link", "beside"), BOXES, ids=[box for _, box, *_ in BOXES])
def test_a_box_reads_curly_marks_as_straight_ones_and_keeps_what_was_typed_and_markup_is_escaped(slug, box, link, beside, writes_little):
    typed = CURLY.get(slug, "It’s")
    test = opened(slug, before=GUESSES[slug], **beside)
    untouched = told(test)
    assert typed_into(test, box, typed).text_input(key=box).value == typed
    assert untouched != told(test) == told(filled(slug, box, normal(typed), beside))
    assert not [words for words in told(test) if "never read" in words and normal(typed) in words.replace("\\", "")]
    is_escaped(typed_into(test, box, MARKUP), slug)


@pytest.mark.parametrize(("slug", "box", "link", "beside"), [row for row in BOXES if row[2]], ids=[box for _, box, link, _ in BOXES if link])
def test_a_link_is_read_so_too(slug, box, link, beside, writes_little):
    tests = [opened(slug, before=GUESSES[slug], **beside, **{link: text}) for text in ("It’s\u200b", "It's")]
    assert [test.run().text_input(key=box).value for test in tests] == ["It's", "It's"]
    assert told(tests[0]) == told(tests[1])


def test_words_numbers_and_choices_of_a_link_are_read_so_too():
    assert opened("meaning", words="don’t,can’t").text_input(key="meaning.first").value == "don't"
    assert opened("parameters", number="1２").number_input(key="parameters.number").value == 12
    assert opened("data", source="\u200bhouse").segmented_control(key="data.source").value == "house"


def test_a_search_counts_the_same_with_either_apostrophe():
    searched = told(filled("data", "data.search", "It’s", {"step": "4"}))
    assert [text for text in searched if re.fullmatch(r"\*\*“It\\'s” stands in \d,\d{3} texts.*", text)]


FIGURES = {
    "layers.parting": lambda text: layers.parting(np.zeros((2, 1)), [text], [text], [0.5], [0.4]),
    "training.surprises": lambda text: training.surprises([text, "b"], np.array([0.5, 0.1]), 1, 1.0),
    "parameters.by_rank": lambda text: parameters.by_rank(np.ones(2), np.ones(2), 0.5, text),
    "to_scale.squares": lambda text: to_scale.squares([to_scale.Model(text, {"norm": 2}), to_scale.Model(text, {"norm": 1})]),
    "parameters.bench": lambda text: parameters.bench([text], [0.5], [0.4], "b"),
    "similarity.through_training": lambda text: meaning.through_training(
        [0, 1], (text, np.zeros(2)), np.zeros((2, 2)), (text, np.zeros(2)), [(text, np.zeros(2))]),
    "blanks.certain_to_open": lambda text: fill_in_the_blank.certain_to_open(np.zeros(1), np.zeros(1), {text: (0.0, 0.0)}),
    "blanks.guess_bars": lambda text: fill_in_the_blank.guess_bars([(text, 0.5)], text),
    "blanks.said_and_guessed": lambda text: fill_in_the_blank.said_and_guessed([text], np.ones(1), np.ones(1)),
    "skills.runs": lambda text: skills.runs([text], [(text, [1])], share=False, last=1),
    "skills.likelier": lambda text: skills.likelier([0, 1], np.zeros(2), (text, text)),
    "home.next_bars": lambda text: home.next_bars([(text, 0.5)], text),
    "home.next_beside": lambda text: home.next_beside([(text, 0.5)], [(text, 0.4)], ("ours", text)),
    "home.drawn_bars": lambda text: home.drawn_bars([(text, 0.5, 0.4)]),
    "home.word_map": lambda text: home.word_map(np.zeros((1, 1, 2)), np.zeros(1, int), [text], [text]),
    "home.writers": lambda text: home.writers([text], [0.5]),
    "data.found": lambda text: data.found([text], [(1, 2)], [(text, text, text)]),
    "data.thousand_words": lambda text: data.thousand_words([text], np.ones(1), [(text, 8e6)]),
    "data.bars": lambda text: data.bars([text], [0.5], ["half"], x="x"),
    "data.twins": lambda text: data.twins([text], np.ones((1, 1)), np.ones((1, 1)), 0.1, [True]),
    "data.decisions": lambda text: data.decisions([(text, "1 May 2025")], [None], ("a", "b", "c"), 0),
}


@pytest.mark.parametrize("figure", FIGURES)
def test_a_name_in_a_chart_is_no_markup_and_no_template(figure):
    spec = FIGURES[figure]("<i>%{x}").to_json()
    assert "<i>" not in spec.replace("\\u003c", "<").replace("\\u003e", ">") and "i&gt;%{" not in spec
    assert "lt;i" in spec
