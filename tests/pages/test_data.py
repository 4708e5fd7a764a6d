"""Chapter 8 and the page about the model: guesses come first, what is counted agrees with the text, typed text stays text, links open their state."""

import json
import re
from dataclasses import replace

import pytest
import safetensors.numpy
from streamlit.testing.v1 import AppTest

from core.analyses import datasheet, left_out_author, training_text
from core.analyses.context import Specimen
from core.analyses.registry import ANALYSES, as_file
from core.config import RunConfig
from core.model.transformer import untrained
from core.runs import checkpoints, store
from core.text_index import corpus_text
from core.text_index.search import LONGEST
from pages.shared.loading import caches
from pages.shared.text import courts, prose
from tests.core.analyses.test_left_out_author import CORPUS, POEM
from tests.opening import ROOT, opened, tables
from tests.toy import SHAPE, toy_tokenizer, write_toy_run

NASTY = ["   ", "x" * 100_000, "🦊👩‍🔬", "שלום", "a\x00b\x07\u202ec", "<b>hi</b><script>",
         "$x^2$ **b** :red[x] :smile: `c`", "[l](javascript:a)", "\n- l"]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A run called base with everything that the chapter needs, and its twin."""
    folder = tmp_path_factory.mktemp("runs")
    write_toy_run(folder)
    base = (folder / "toy").rename(folder / "base")
    config = replace(RunConfig.from_json((base / "config.json").read_text()), name="base")
    twin = replace(config, name="twin", corpus=replace(config.corpus, leave_out=("north", "famous")))
    for made in (config, twin):
        store.write_file(folder / made.name / "config.json", made.to_json().encode())
    toy_tokenizer().save(folder / "twin")
    checkpoints.write_checkpoint(folder / "twin", 16, untrained(SHAPE, seed=50))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NUDGE_RUNS", str(folder))
        for name in ("base", "twin"):
            store.write_manifest(folder / name, "2026-01-01T00:00:00+00:00", {"corpus_sha256": "f" * 64})
        specimen = Specimen(store.open_run("base"), CORPUS)
        for file, content in {**training_text.analyse(specimen), **datasheet.analyse(specimen), **left_out_author.analyse(specimen)}.items():
            ending, data = as_file(content)
            store.write_file(base / "analyses" / f"{file}{ending}", data)
        training = {"tokens": 20_000, "median_tokens_per_second": 500, "cores": 2}
        store.write_file(base / "analyses" / "training.json", json.dumps(training).encode())
        store.write_manifest(base, "2026-01-01T00:00:00+00:00", {"corpus_sha256": "f" * 64})
    return folder


@pytest.fixture(autouse=True)
def own_run(place, monkeypatch, nothing_cached):
    monkeypatch.setenv("NUDGE_RUNS", str(place))


def said(test: AppTest) -> str:
    assert not test.exception and not test.error
    return "\n".join(element.value for element in (*test.markdown, *test.caption))


def test_no_result_is_told_before_the_guess_and_each_guess_opens_its_own():
    test = opened("data")
    assert not test.get("plotly_chart")
    assert "You guessed" not in said(test)
    test.pills(key="data.guess").set_value("1 to 5").run()
    assert "You guessed" in said(test) and "Of 1,000 words" in said(test) and len(test.get("plotly_chart")) == 1
    test.pills(key="data.shelf_guess").set_value("on all authors").run()
    assert "against" in said(test) and len(test.get("plotly_chart")) == 3


def test_a_case_is_decided_only_after_the_reader_and_all_five_give_the_sum():
    test = opened("data", question="4")
    assert "GEMA collects" in said(test) and "11 November" not in said(test)
    for name in ("gema", "ross", "bartz", "kadrey", "getty"):
        test.segmented_control(key="data.case").set_value(name).run()
        assert "went to the owner" not in said(test)
        test.pills(key=f"data.verdict.{name}").set_value("some to each").run()
    assert "2 went to the owner, 1 to the maker, 2 partly to each" in said(test)


def test_a_link_opens_its_search_source_author_and_page():
    test = opened("data", search="river", source="house.Tom North", page="9")
    assert test.text_input(key="data.search").value == "river"
    assert test.selectbox(key="data.part.house").value == "Tom North"
    assert "“river” stands in 2 texts by Tom North, 1 of them different" in said(test)
    assert test.query_params["source"] in ("house.Tom North", ["house.Tom North"])
    assert "page" not in test.query_params  # there is one page only


def test_a_link_to_a_source_that_is_not_there_opens_all_the_text_with_a_notice():
    test = opened("data", source="house.Nobody At All")
    said(test)
    assert test.segmented_control(key="data.source").value == "all"
    assert len([notice for notice in test.info if "could not be read" in notice.value]) == 1


def test_the_reader_may_leave_the_author_that_a_link_named():
    test = opened("data", source="house.Tom North")
    test.selectbox(key="data.part.house").set_value("Clara Bell").run()
    assert "2 texts by Clara Bell" in said(test)
    test.selectbox(key="data.part.house").set_value("").run()
    assert "4 texts of the stories" in said(test)


def test_leafing_shows_every_different_text_once():
    test, seen = opened("data", source="world"), []
    pages = -(-len({doc.text for doc in CORPUS.of("train", "world")}) // 5)
    for page in range(1, pages + 1):
        assert test.number_input(key="data.page").value == page
        texts = [element.value for element in test.markdown if element.value.startswith("The ")]
        seen += [text for text in texts if "here and" in text]
        if page < pages:
            test.button(key="data.on").click().run()
    assert len(seen) == len(set(seen)) == len({doc.text for doc in CORPUS.of("train", "world")})


def test_what_was_looked_for_is_marked_and_copies_are_counted():
    test = opened("data", search="paris?")
    assert ":primary-background[**Paris\\?**]" in said(test)
    assert f"{len([doc for doc in CORPUS.of('train') if doc.text == POEM])} times in the text" in said(test)


@pytest.mark.parametrize("text", NASTY)
def test_any_search_is_answered_in_a_sentence_and_stays_text(text):
    test = opened("data")
    test.text_input(key="data.search").set_value(text).run()
    told = said(test)
    assert ":red[x]" not in told and "<script>" not in told
    assert len(test.text_input(key="data.search").value) <= LONGEST
    assert "stands in" in told or not text.strip()


def test_without_the_analyses_the_chapter_says_what_is_missing_in_a_sentence_each(tmp_path, monkeypatch):
    write_toy_run(tmp_path)
    base = (tmp_path / "toy").rename(tmp_path / "base")
    for file in (base / "analyses").glob("text*"):
        file.unlink()  # the toy run comes with its text
    store.write_manifest(base, "2026-01-01T00:00:00+00:00")
    monkeypatch.setenv("NUDGE_RUNS", str(tmp_path))
    told = said(opened("data"))
    for sentence in ("The text itself didn't come with this run", "have not been counted yet", "It isn't on this machine",
                     "records of this run's training"):
        assert sentence in told


def test_more_watts_mean_more_energy_and_no_other_change():
    test = opened("data")
    few = tables(test)[0]
    test.select_slider(key="data.watts").set_value(500).run()
    many = tables(test)[0]
    assert few["How much"][:-1] == many["How much"][:-1] and few["How much"][-1] != many["How much"][-1]


def test_every_ruling_says_up_to_when_it_was_followed_and_names_a_dated_source():
    told = prose.sections("data")
    for name in courts.CASES:
        ruling = told[f"ruling_{name}"]
        assert "[[as_of]]" in ruling, name
        assert re.search(r"^\*Sources?: .*\b20\d\d.*\*$", ruling, re.MULTILINE), name
        assert re.match(r"\*\*\d{1,2} [A-Z][a-z]+ 20\d\d: ", ruling), name
    assert "[[as_of]]" in told["courts"] and "[[as_of]]" in told["two_sides"]


def test_where_a_case_is_told_again_it_is_dated_and_said_to_be_open():
    told = prose.sections("lessons")["data wrong"]
    assert courts.AS_OF in told and told.count("under appeal") == 2


def test_what_comes_out_word_for_word_is_counted_from_the_planted_lines(monkeypatch):
    monkeypatch.delenv("NUDGE_RUNS")
    lines = caches.document(caches.BASE, "analyses/memory.json")["lines"]
    often, once = ([line["recalled"][-1] for line in lines if line["copies"] == copies] for copies in (300, 1))
    told = said(opened("data"))
    assert f"with {sum(often):.0f} of {len(often)} lines that stood in its text 300 times" in told
    assert f"with none of {len(once)} that stood there once" in told and not any(once)


# About ------------------------------------------------------------------------------------------------------------


def test_the_model_card_fills_every_number_from_the_run():
    told = said(opened("about"))
    assert "[[" not in told
    for part in ("nudged 16 times", "Nothing that you type is saved", "MIT", "1 January 2026"):
        assert part in told


def test_every_figure_of_the_model_card_names_files_that_the_analyses_make():
    source = (ROOT / "pages" / "about.py").read_text(encoding="utf-8")
    named = {word.strip('",;').removeprefix("analyses/") for word in source.split() if word.startswith(("analyses/", '"analyses/'))}
    made = {*ANALYSES, "training", "blank_shares", "map_facts", "vectors_facts", "text_facts", "map_unembed_facts",
            "vectors_unembed_facts"}
    assert {name.split(".")[0] for name in named if "." in name} <= made


def test_every_paper_that_a_chapter_names_stands_among_all_sources():
    named = {paper for file in (ROOT / "assets" / "content" / "en").glob("*.md")
             for paper in re.findall(r"(?:arXiv |arxiv\.org/abs/)(\d{4}\.\d{4,5})", file.read_text(encoding="utf-8"))}
    listed = set(re.findall(r"arXiv (\d{4}\.\d{4,5})", (ROOT / "pages" / "about.py").read_text(encoding="utf-8")))
    assert named and named <= listed


def test_the_text_of_the_page_is_the_text_of_the_run(place):
    arrays = safetensors.numpy.load_file(place / "base" / "analyses" / "text.safetensors")
    facts = json.loads((place / "base" / "analyses" / "text_facts.json").read_text())
    text = corpus_text.Text(arrays, facts)
    assert [text.document(id).text for id in range(len(text))] == [doc.text for doc in CORPUS.of("train")]
