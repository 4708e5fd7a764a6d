"""Chapter 8 and the page about the model: guesses uncover the picture, what is counted agrees with the text, typed text stays text, links open
their state.
"""

import json
import re
from dataclasses import replace
from functools import cache

import pytest
import safetensors.numpy
from streamlit.testing.v1 import AppTest

from core.analyses import datasheet, left_out_author, training_text
from core.analyses.context import Specimen
from core.analyses.registry import ANALYSES, as_file
from core.config import RunConfig
from core.model.transformer import untrained
from core.results.left_out_author import Shelf
from core.runs import checkpoints, store
from core.runs.files import write_file
from core.runs.manifest import write_manifest
from core.text_index import corpus_text
from core.text_index.search import LONGEST
from pages.sections.data import left_out_author_words as words
from pages.sections.data import text_browser
from pages.shared.frame.steps import MOST_WORDS, STEPS
from pages.shared.loading import caches
from pages.shared.text import courts, prose
from pages.shared.widgets.guess import SKIP
from tests import recount
from tests.core.analyses.test_left_out_author import CORPUS, POEM
from tests.opening import ROOT, opened, sent, tables
from tests.pages.shared.test_stage import FRAME
from tests.pages.shared.test_stage import words as count_words
from tests.toy import SHAPE, toy_tokenizer, write_toy_run

NASTY = ["   ", "x" * 100_000, "🦊👩‍🔬", "שלום", "a\x00b\x07\u202ec", "<b>hi</b><script>",
         "$x^2$ **b** :red[x] :smile: `c`", "[l](javascript:a)", "\n- l"]
ORIGINS = ROOT / "pages" / "sections" / "about" / "origins.py"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A run called base with everything that the chapter needs, and its twin."""
    folder = tmp_path_factory.mktemp("runs")
    write_toy_run(folder)
    base = (folder / "toy").rename(folder / "base")
    config = replace(RunConfig.from_json((base / "config.json").read_text()), name="base")
    twin = replace(config, name="twin", corpus=replace(config.corpus, leave_out=("north", "famous")))
    for made in (config, twin):
        write_file(folder / made.name / "config.json", made.to_json().encode())
    toy_tokenizer().save(folder / "twin")
    checkpoints.write_checkpoint(folder / "twin", 16, untrained(SHAPE, seed=50))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NUDGE_RUNS", str(folder))
        for name in ("base", "twin"):
            write_manifest(folder / name, "2026-01-01T00:00:00+00:00", {"corpus_sha256": "f" * 64})
        specimen = Specimen(store.open_run("base"), CORPUS)
        for file, content in {**training_text.analyse(specimen), **datasheet.analyse(specimen), **left_out_author.analyse(specimen)}.items():
            ending, data = as_file(content)
            write_file(base / "analyses" / f"{file}{ending}", data)
        training = {"tokens": 20_000, "median_tokens_per_second": 500, "cores": 2,
                    "steps": [], "loss": [], "heldout_steps": [], "heldout_loss": []}
        write_file(base / "analyses" / "training.json", json.dumps(training).encode())
        write_manifest(base, "2026-01-01T00:00:00+00:00", {"corpus_sha256": "f" * 64})
    return folder


@pytest.fixture(autouse=True)
def own_run(place, monkeypatch, nothing_cached):
    monkeypatch.setenv("NUDGE_RUNS", str(place))


NUMBER = {step.name: str(number) for number, step in enumerate(STEPS["data"], start=1)}
WHOLE = {text_browser.WHOLE: True}  # the drawer of whole texts is open


def at(step: str, **more) -> AppTest:
    return opened("data", step=NUMBER[step], **more)


@cache
def left_open() -> AppTest:
    """One page for all that is searched for in it."""
    return at("search", before=WHOLE)


def said(test: AppTest) -> str:
    assert not test.exception and not test.error
    return "\n".join(element.value for element in (*test.markdown, *test.caption))


def picture(test: AppTest) -> dict:
    """The one drawn by Plotly on the stage, as the browser gets it."""
    given = next(each for each in sent(test) if "figure" in each)
    return {**given, "figure": json.loads(given["figure"])}


def shipped(monkeypatch) -> Shelf:
    """The shelf experiment of the shipped run."""
    monkeypatch.delenv("NUDGE_RUNS")
    return caches.shelf()


def kept(test: AppTest) -> list:
    """What was guessed, for the last page."""
    return list(test.session_state["progress.guesses"].values())


def test_base_and_twin_stand_side_by_side_on_the_famous_line_first_with_what_each_read(monkeypatch):
    found = shipped(monkeypatch)
    line = next(text for text in found.texts if text.prompt == "It was the best of")
    copies = next(each.copies for each in found.lines if each.text.startswith(line.prompt))
    base, twin = (each for each in sent(opened("data")) if each.get("texts"))
    assert (base["prompt"], base["texts"], twin["texts"]) == (line.prompt, [line.base], [line.twin])
    assert base["captions"] == [f"Full model: read this line {copies} times"] and twin["captions"] == ["Its twin: never read it"]
    assert found.by_heart(line).startswith(" times, it was the worst of times,")


def test_another_beginning_goes_to_both_and_what_is_no_famous_line_is_not_said_to_come_by_heart(monkeypatch):
    shipped(monkeypatch)
    test = opened("data")
    assert "goes on by heart" in said(test)
    test.pills(key="data.beginning").set_value("The cat sat on").run()
    assert [each["prompt"] for each in sent(test) if each.get("texts")] == ["The cat sat on"] * 2
    assert "goes on by heart" not in said(test) and "No famous line" in said(test)


def test_the_twin_is_covered_until_the_guess_and_luck_is_there_before(monkeypatch):
    found = shipped(monkeypatch)
    test = at("shelf")
    twin, again, *luck = picture(test)["figure"]["data"]
    assert set(twin["x"]) == set(again["x"]) == {None} and len(luck) == len(found.seeds)
    assert "Half right" not in said(test) and "+0." not in picture(test)["headlines"][0]
    test.pills(key="data.shelf_guess").set_value("on all authors").run()
    twin, again, *_ = picture(test)["figure"]["data"]
    for bars, pair in ((twin, ("base", "twin")), (again, found.again)):
        assert bars["x"] == pytest.approx([group.gap(pair) for group in found.held_out], abs=1e-5)
    told = said(test)
    table = recount.table("shelf")
    rows = [row for row in table["groups"] if row["text"] == "held out"]
    tries = (("base", "twin"), table["again"])
    alike = (table["alike"], [twin for _, twin in tries])
    spreads = [[row["bits"][name] for name in names] for row in rows for names in alike]
    luck = max(max(bits) - min(bits) for bits in spreads)
    by_author = {row["author"]: row["bits"] for row in rows if row["author"]}
    gaps = {author: [bits[twin] - bits[full] for full, twin in tries] for author, bits in by_author.items()}
    (out,) = [row["author"] for row in rows if row["left_out"]]
    both = [author for author, by in gaps.items() if min(by) > luck]
    one_try = [author for author, by in gaps.items() if max(by) > luck >= min(by)]
    right = words.ONLY if both == [out] else None if both else words.NOWHERE
    right = words.EVERYWHERE if len(both) == len(gaps) else right
    if right == words.ONLY and min(map(min, gaps.values())) > 0:
        half = f"the twin is more surprised by all {len(gaps)}, but only {out} lies beyond luck in both tries."
        assert f"Half right: {half}" in told
    elif right:
        assert ("You guessed it" if right == words.EVERYWHERE else f"The answer is “{right}”") in told
    else:
        assert f"None of the three fits quite: the twin is more surprised by {' and '.join(both)}." in told
    for picked in (words.ONLY, words.NOWHERE, SKIP) if right else (SKIP,):
        once = re.findall(r"(?:^|\. )([A-Z][^.]+) pass(?:es)? the band in one try only\.", words.answered(picked, found))
        assert [re.split(r", | and ", names) for names in once] == ([one_try] if one_try else [])
    assert [(one.so, one.right) for one in kept(test)] == ([(right, right == words.EVERYWHERE)] if right else [])
    assert "**Lost:**" in told and "**Kept:**" in told
    assert f"{'beyond' if abs(gaps[out][0]) > luck else 'within'} luck" in picture(test)["headlines"][0]


def test_whose_the_words_are_is_uncovered_by_the_guess_and_told_as_counted():
    test = at("sources")
    assert "You guessed" not in said(test) and "Whose are they?" in picture(test)["headlines"][0]
    test.pills(key="data.guess").set_value("1 to 5").run()
    sheet = caches.document(caches.BASE, "analyses/datasheet.json")
    share = 1000 * max(row["words"] for row in sheet["sources"]) / sheet["words"]
    assert "You guessed" in said(test) and f"{share:.0f} " in picture(test)["headlines"][0]
    assert [(one.picked, one.right) for one in kept(test)] == [("1 to 5", True)]


def test_how_many_doors_closed_is_covered_until_the_guess():
    test = at("asked")
    assert "your guess" in picture(test)["figure"]["data"][0]["text"] and "28 of 100" not in str(picture(test))
    test.pills(key="data.closed").set_value("about 60").run()
    assert picture(test)["figure"]["data"][0]["text"] == ["28 of 100", "5 of 100", "45 of 100"]
    assert "The answer is “about 28”" in said(test)
    assert [(one.picked, one.so, one.right) for one in kept(test)] == [("about 60", "about 28", False)]


def test_a_case_is_uncovered_only_after_the_reader_and_all_five_give_the_sum():
    test = opened("data", question="5")
    assert test.header[0].value == "Five courts: how did they decide?"
    assert "GEMA collects" in said(test) and "11 November 2025: for" not in said(test)
    for number, name in enumerate(("gema", "ross", "bartz", "kadrey", "getty")):
        test.segmented_control(key="data.case").set_value(name).run()
        assert f"{number} of 5 uncovered" in picture(test)["headlines"][0]
        assert "You guessed" not in said(test)  # a guess for one case never judges the next
        test.pills(key=f"data.verdict.{name}").set_value("some to each").run()
        assert picture(test)["figure"]["data"][0]["text"][list(courts.CASES).index(name)] in courts.COLUMNS
        assert kept(test)[-1].asked == f"Court: {courts.CASES[name].name}" and kept(test)[-1].so == courts.CASES[name].end
    assert "2 went to the owner, 1 to the maker, 2 partly to each" in picture(test)["headlines"][0]


AFTER = [("shelf", "data.shelf_guess", option) for option in (words.ONLY, words.EVERYWHERE, words.NOWHERE)] + [
    ("sources", "data.guess", "5 to 20"), ("asked", "data.closed", "about 60")]


@pytest.mark.parametrize(("step", "key", "picked"), AFTER)
def test_what_follows_a_guess_has_as_few_words_as_what_went_before(step, key, picked, monkeypatch):
    shipped(monkeypatch)
    test = at(step, before={key: picked})
    assert "You guessed" in said(test) and prose_words(test) <= MOST_WORDS


@pytest.mark.parametrize("number", range(1, 6))
def test_a_case_and_its_ruling_have_few_words_each(number):
    case = list(courts.CASES)[number - 1]
    for before in ({}, {f"data.verdict.{case}": "the maker of the model"}):
        assert prose_words(at("courts", question=str(number), before=before)) <= MOST_WORDS


def prose_words(test: AppTest) -> int:
    return count_words(" ".join(each.value for each in test.markdown if not each.value.startswith(FRAME)))


def test_a_ruling_says_the_same_day_and_the_same_end_as_its_card():
    ends = {courts.OWNER: "for the owner", courts.MAKER: "for the maker", courts.BOTH: "some to each"}
    for name, case in courts.CASES.items():
        assert prose.sections("data")[f"ruling_{name}"].startswith(f"**{case.day}: {ends[case.end]}.**"), name
        assert courts.COLUMNS[case.column] == ends[case.end]


def test_the_cards_stand_in_the_order_of_their_days():
    from datetime import datetime

    days = [datetime.strptime(case.day, "%d %B %Y") for case in courts.CASES.values()]
    assert days == sorted(days)


def test_a_link_opens_its_search_source_author_and_page():
    test = opened("data", search="river", source="house.Tom North", page="9")
    assert test.header[0].value == "Search all that it ever read"
    assert test.text_input(key="data.search").value == "river"
    assert test.selectbox(key="data.part.house").value == "Tom North"
    assert "“river” stands in 2 texts by Tom North, 1 of them different" in said(test)
    assert test.query_params["source"] in ("house.Tom North", ["house.Tom North"])
    assert "page" not in test.query_params  # there is one page only


def test_a_reader_who_goes_on_from_a_search_leaves_no_search_in_the_address_and_finds_it_again():
    test = opened("data", search="cat")
    test.button(key="data.step_on").click().run()
    assert "search" not in test.query_params
    test.button(key="data.step_back").click().run()
    assert test.text_input(key="data.search").value == "cat" and test.query_params["search"] in ("cat", ["cat"])


def test_a_search_shows_for_each_source_how_many_of_its_texts_hold_it():
    test = at("search", search="cat")
    notes = [note["text"] for note in picture(test)["figure"]["layout"]["annotations"]]
    holds = sum("cat" in doc.text.lower() for doc in CORPUS.of("train", "world"))
    assert f"{holds:,} of {len(CORPUS.of('train', 'world')):,} texts" in notes[0]
    line = notes[1].replace("<b>", "").replace("</b>", "").strip("… ")
    assert any(line in " ".join(doc.text.split()) for doc in CORPUS.of("train", "world"))


def test_the_words_beside_a_search_say_that_it_looks_inside_longer_words_and_that_a_bar_is_a_share():
    test = at("search", search="river")
    assert "the share of a source's texts" in said(test).replace("\n", " ") and "inside longer words too" in said(test).replace("\n", " ")


def test_an_unmatched_search_says_so_and_offers_words_that_are_there():
    test = at("search", search="catt")
    assert picture(test)["headlines"][0] == "“catt” stands in\nno text, but “cat” is there"
    notes = [note["text"] for note in picture(test)["figure"]["layout"]["annotations"]]
    assert "none of" in notes[0] and notes[1].startswith("instead: ") and "<b>cat" in notes[1].lower()
    assert "cat" in test.pills(key="data.suggestion").options
    test.pills(key="data.suggestion").set_value("cat").run()
    assert test.text_input(key="data.search").value == "cat" and "no text" not in picture(test)["headlines"][0]


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
    pages = -(-len({doc.text for doc in CORPUS.of("train", "world")}) // text_browser.PAGE)
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
    test = left_open()
    test.text_input(key="data.search").set_value(text).run()
    told = said(test)
    assert ":red[x]" not in told and "<script>" not in told and "<script>" not in str(picture(test)["figure"]["layout"]["annotations"])
    assert len(test.text_input(key="data.search").value) <= LONGEST
    assert "stands in" in told or not text.strip()
    assert "stands in" in picture(test)["headlines"][0] or not text.strip()


def test_without_the_analyses_the_chapter_says_what_is_missing_in_a_sentence_each(tmp_path, monkeypatch):
    write_toy_run(tmp_path)
    base = (tmp_path / "toy").rename(tmp_path / "base")
    for file in (base / "analyses").glob("text*"):
        file.unlink()  # the toy run comes with its text
    write_manifest(base, "2026-01-01T00:00:00+00:00")
    monkeypatch.setenv("NUDGE_RUNS", str(tmp_path))
    for step, sentence in (("heart", "It isn't on this machine"), ("shelf", "It isn't on this machine"), ("sources", "have not been counted yet"),
                           ("search", "The text itself didn't come with this run"), ("asked", "records of this run's training")):
        test = at(step, before={"data.took": True})
        assert sentence in said(test) and picture(test)["figure"]["data"], step


def test_more_watts_mean_more_energy_and_no_other_change():
    test = at("asked", before={"data.took": True})
    few = tables(test)[0]
    test.select_slider(key="data.watts").set_value(500).run()
    many = tables(test)[0]
    assert few["How much"][:-1] == many["How much"][:-1] and few["How much"][-1] != many["How much"][-1]


def test_every_ruling_says_up_to_when_it_was_followed_and_names_a_dated_source():
    told = prose.sections("data")
    for name in courts.CASES:
        ruling, since = told[f"ruling_{name}"], told[f"since_{name}"]
        assert "[[as_of]]" in ruling and "[[as_of]]" in since, name
        assert re.search(r"^\*Sources?: .*\b20\d\d.*\*$", since, re.MULTILINE), name
        assert re.match(r"\*\*\d{1,2} [A-Z][a-z]+ 20\d\d: ", ruling), name
    assert "[[as_of]]" in told["courts"] and "[[as_of]]" in told["two_sides"]


def test_where_a_case_is_told_again_it_is_dated_and_said_to_be_open():
    told = prose.sections("lessons")["data wrong"]
    assert courts.AS_OF in told and told.count("under appeal") == 2


def test_what_comes_out_word_for_word_is_counted_from_the_planted_lines(monkeypatch):
    monkeypatch.delenv("NUDGE_RUNS")
    lines = caches.document(caches.BASE, "analyses/memory.json")["lines"]
    often, once = ([line["recalled"][-1] for line in lines if line["copies"] == copies] for copies in (300, 1))
    test = at("trap")
    told = " ".join(said(test).split())
    assert f"{sum(often):.0f} of {len(often)} lines that stood in its text 300 times" in told
    assert f"none of {len(once)} that stood there once" in told and not any(once)
    early = " ".join(said(at("trap", moment="100")).split())
    assert f"In the end, after {recount.last()} steps:" in told
    assert f"{sum(often):.0f} of {len(often)} lines" in early, "the film moves, the words don't"
    film = picture(test)
    ends = json.loads(film["frames"])[-1]["traces"][0]
    assert ends["x"][-1] == sum(often) / len(often) and film["plays"] and len(film["steps"]) == len(json.loads(film["frames"]))


# About ------------------------------------------------------------------------------------------------------------


def test_the_model_card_fills_every_number_from_the_run():
    drawers = {f"about.{name}": True for name in ("training", "privacy", "licence")}
    told = " ".join(said(opened("about", before=drawers, step=str(number))) for number in range(1, 9))
    assert "[[" not in told
    for part in ("nudged 16 times", "Nothing that you type is saved", "MIT", "1 January 2026"):
        assert part in told


def test_every_figure_of_the_model_card_names_files_that_the_analyses_make():
    source = ORIGINS.read_text(encoding="utf-8")
    named = {word.strip('",;').removeprefix("analyses/") for word in source.split() if word.startswith(("analyses/", '"analyses/'))}
    made = {*ANALYSES, "training", "blank_shares", "map_facts", "vectors_facts", "text_facts", "map_unembed_facts",
            "vectors_unembed_facts", "cloud_facts"}
    assert {name.split(".")[0] for name in named if "." in name} <= made


def test_every_paper_that_a_chapter_names_stands_among_all_sources():
    named = {paper for file in (ROOT / "assets" / "content" / "en").glob("*.md")
             for paper in re.findall(r"(?:arXiv |arxiv\.org/abs/)(\d{4}\.\d{4,5})", file.read_text(encoding="utf-8"))}
    listed = set(re.findall(r"arXiv (\d{4}\.\d{4,5})", ORIGINS.read_text(encoding="utf-8")))
    assert named and named <= listed


def test_the_text_of_the_page_is_the_text_of_the_run(place):
    arrays = safetensors.numpy.load_file(place / "base" / "analyses" / "text.safetensors")
    facts = json.loads((place / "base" / "analyses" / "text_facts.json").read_text())
    text = corpus_text.Text(arrays, facts)
    assert [text.document(id).text for id in range(len(text))] == [doc.text for doc in CORPUS.of("train")]
