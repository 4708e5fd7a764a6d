"""What a link may carry, however it was typed or glued together on its way; one table for all parameters."""

from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pages.shared.frame import shell, url
from pages.shared.frame.chapters import chapters
from pages.shared.loading import caches
from tests.opening import is_well, opened

# Each parameter: how it is read, a value as we write it, what is read from it. Those of pages to come are not read yet.
READ = {
    "moment": (lambda: url.integer("moment", -1, 0, 10**9), "800", 800),
    "step": (lambda: url.integer("step", 1, 1, 9), "3", 3),
    "prompt": (lambda: url.text("prompt", ""), "It was the best of times", "It was the best of times"),
    "other": (lambda: url.text("other", ""), "The cat sat on", "The cat sat on"),
    "stage": (lambda: url.choice("stage", "text", ["text", "attention"]), "attention", "attention"),
    "layer": (lambda: url.integer("layer", 1, 1, 6), "4", 4),
    "head": (lambda: url.integer("head", 1, 1, 4), "2", 2),
    "position": (lambda: url.integer("position", 0, 0, 30), "12", 12),
    "word": (lambda: url.words("word", []), "cat,dog", ["cat", "dog"]),
    "words": (lambda: url.words("words", []), "king,queen", ["king", "queen"]),
    "map": (lambda: url.choice("map", "pca", ["pca", "tsne"]), "tsne", "tsne"),
    "view": (lambda: url.choice("view", "", ["", "handout"]), "handout", "handout"),
    "question": (lambda: url.integer("question", 1, 1, 24), "7", 7),
    "skill": (lambda: url.choice("skill", "facts", ["facts", "grammar"]), "grammar", "grammar"),
    "rate": (lambda: url.number("rate", 0.0, 0.0, 1.0), "0.01", 0.01),
    "seed": (lambda: url.integer("seed", 1, 1, 10_000), "42", 42),
    "temperature": (lambda: url.number("temperature", 0.7, 0, 2), "1.5", 1.5),
    "top_k": (lambda: url.choice("top_k", "all", ["1", "5", "all"]), "5", "5"),
    "top_p": (lambda: url.number("top_p", 0.95, 0.05, 1), "0.5", 0.5),
    "source": (lambda: url.choice("source", "all", ["all", "house.Tom North"]), "house.Tom North", "house.Tom North"),
    "search": (lambda: url.text("search", ""), "river", "river"),
    "page": (lambda: url.integer("page", 1, 1, 10**6), "3", 3),
    "plan": (lambda: url.choice("plan", "20", ["20", "45"]), "45", "45"),
    "activity": (lambda: url.integer("activity", 1, 1, 14), "3", 3),
    "present": (lambda: url.choice("present", "", ["20-2", "45-3"]), "45-3", "45-3"),
    "number": (lambda: url.integer("number", 1, 1, 10**7), "1169345", 1169345),
    "value": (lambda: url.number("value", 0.0, -5, 5), "-3.5", -3.5),
    "without": (lambda: url.choice("without", "head", ["head", "layer"]), "layer", "layer"),
    "table": (lambda: url.choice("table", "embed", ["embed", "unembed"]), "unembed", "unembed"),
    "code": (lambda: url.text("code", "", 20), "K7M2QX", "K7M2QX"),
    "lead": (lambda: url.text("lead", "", 60), "abc-DEF_123", "abc-DEF_123"),
    "model": (lambda: url.choice("model", "", ["", "Llama-3 70B"]), "Llama-3 70B", "Llama-3 70B"),
}
BEHIND = [")", ").", "]", "”", "».", ">"]  # of a sentence or a bracket around the link; no text of a reader's ends in one that opens none
MARKS = [".", ",", "…", "!", ";", "*", "/"]  # a reader's text may end in these, so they are its own


@pytest.fixture
def link(monkeypatch):
    """What the address holds, set by the test; a value that is refused is an error."""
    held = {}
    monkeypatch.setattr(url, "_raw", held.get)

    def refuse(name, raw):
        raise AssertionError(f"{name}={raw!r} was refused")

    monkeypatch.setattr(url, "_refuse", refuse)
    return held


def test_every_parameter_that_is_read_is_in_the_table():
    assert set(READ) == set(url.PARAMETERS)


@pytest.mark.parametrize("name", READ)
def test_a_value_is_read_whatever_was_glued_to_the_link(name, link):
    read, written, value = READ[name]
    for glued in ("", *BEHIND, *([] if read.__code__.co_names[-1] == "text" else MARKS)):
        link[name] = written + glued
        assert read() == value, written + glued


@pytest.mark.parametrize("name", [name for name, (_, _, value) in READ.items() if isinstance(value, int | float)])
def test_a_number_is_read_in_every_way_in_which_people_and_programs_write_it(name, link):
    read, written, value = READ[name]
    spelt = [f" {written}", f"{written} ", f"({written})", f"“{written}”", f"\u00a0{written}", f"{written}\n", written.replace("-", "−")]
    if value > 0:
        spelt += [f"+{written}", f"0{written}"]
    if isinstance(value, int):
        spelt += [f"{written}.0", f"{written}.", f"{value:,}", f"{value / 100}e2", f"{value:,}".replace(",", "’")]
    for one in spelt:
        link[name] = one
        assert read() == value, one


@pytest.mark.parametrize("name", [name for name, (read, _, _) in READ.items() if read.__code__.co_names[-1] == "choice"])
def test_a_choice_is_read_in_small_letters_and_capitals(name, link):
    read, written, value = READ[name]
    for spelt in (written.upper(), written.lower(), f" {written} ", f"“{written.title()}”"):
        link[name] = spelt
        assert read() == value


@pytest.mark.parametrize("text", ["It was the best of times,", "(he said) and", "a smile :)", "Is it?", "f(x)", "“Yes”", "…", " two  spaces "])
def test_a_text_of_the_readers_own_is_left_as_it_is(text, link):
    link["prompt"] = text
    assert url.text("prompt", "") == text


@given(some.integers(-(10**9), 10**9), some.sampled_from(["", ".", ",", ".0", ")", "…", " ", "\n"]), some.sampled_from(["", " ", "(", "“"]))
def test_a_whole_number_comes_back_whole(number, behind, before):
    assert url._numeral(f"{before}{number}{behind}") == number


@pytest.mark.parametrize("raw", ["", " ", "banana", "8 00", "1e400", "nan", "inf", "0x10", "1,2", "--3", "1" * 5_000, "8.8.8", "²"])
def test_what_is_no_number_is_refused(raw, monkeypatch):
    refused = []
    monkeypatch.setattr(url, "_raw", lambda name: raw)
    monkeypatch.setattr(url, "_refuse", lambda name, raw: refused.append(raw))
    assert url.integer("moment", 7, 0, 10**9) == 7 and refused == [raw]


# On the pages -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["moment", "step"])  # links from before version 1.6 called it a step
@pytest.mark.parametrize("written", ["800.", "800,", " 800", "800.0", "+800", "8e2", "800)", "800…", "(800)."])
def test_a_link_to_a_moment_opens_it_and_the_address_is_set_right(written, name):
    test = opened("parameters", **{name: written})
    is_well(test)
    assert test.session_state["parameters.moment_shown"] == 800
    assert test.query_params["moment"] in ("800", ["800"]) and "step" not in test.query_params
    assert not [notice for notice in test.info if "could not be read" in notice.value]


@pytest.mark.parametrize("name", ["Moment", "MOMENT", "amp;moment", "amp;Moment", "amp;Step"])
def test_the_name_of_a_parameter_may_have_been_spoilt(name):
    test = opened("parameters", **{name: "800"})
    assert test.session_state["parameters.moment_shown"] == 800 and name not in test.query_params
    assert test.query_params["moment"] in ("800", ["800"])


def test_a_spoilt_name_does_not_overrule_a_whole_one():
    assert opened("parameters", **{"moment": "800", "amp;moment": "3000"}).session_state["parameters.moment_shown"] == 800


def test_a_part_of_the_training_text_is_found_by_its_name_in_capitals_too():
    if not caches.training_text():
        pytest.skip("the run ships without its training text")
    test = opened("data", source="HOUSE.tom north).")
    assert test.session_state["data.source"] == "house" and test.session_state["data.part.house"] == "Tom North"


@pytest.mark.parametrize(("spelt", "meant"), [
    *((entry.slug.upper(), entry.slug) for entry in chapters()), ("home", "home"), ("Fill-in-the-blank", "fill_in_the_blank"),
    ("fill%20in%20the%20blank", "fill_in_the_blank"), ("layers).", "layers"),
    ("layers%20", "layers"), ("%C2%A0layers", "layers"), ("%EF%BD%8Cayers", "layers"), ("la%E2%80%8Byers", "layers")])
@pytest.mark.parametrize("root", ["https://nudge.example.org", "http://localhost:8501/layers/data"])
def test_the_address_of_a_chapter_is_known_in_other_spellings(spelt, meant, root, monkeypatch):
    monkeypatch.setattr(shell.st, "context", type("Context", (), {"url": f"{root}/{spelt}"}))
    found, (page,) = shell._another_spelling()
    assert (found, page.url_path) == (meant, unquote(spelt))


@pytest.mark.parametrize("path", ["", "/", "/layers", "/about", "/nowhere", "/home2", "/lay ers"])
def test_an_address_of_its_own_or_of_no_chapter_needs_no_other_page(path, monkeypatch):
    monkeypatch.setattr(shell.st, "context", type("Context", (), {"url": f"https://nudge.example.org{path}"}))
    assert shell._another_spelling()[1] == []


def test_without_an_address_there_is_no_other_spelling(monkeypatch):
    monkeypatch.setattr(shell.st, "context", type("Context", (), {"url": None}))
    assert shell._another_spelling()[1] == []


def test_what_a_tap_says_of_the_address_is_no_link(link, monkeypatch):
    monkeypatch.setattr(url, "_seen", lambda: {"layer": "2"})
    link.update(question="1", layer="2")
    assert url.changed("question") and not url.changed("layer")
    monkeypatch.setattr(url, "get_script_run_ctx", lambda **_: SimpleNamespace(fragment_ids_this_run=["a"]))
    assert not url.changed("question")
    monkeypatch.setattr(url, "get_script_run_ctx", lambda **_: SimpleNamespace(fragment_ids_this_run=None))
    assert url.changed("question")
