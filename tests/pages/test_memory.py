"""Memorise or generalise?: guesses come before results and judge one text alone, every stretch shown as copied can be
opened, numbers agree with the command line.
"""

import html
import json
import re
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.__main__ import main
from core.analyses.exposure import candidates, exposures
from core.analyses.memorisation import copied_runs
from core.corpus.document import Document
from core.formatting import percent
from core.results.recall import Level
from core.text_index.copied import compare
from core.text_index.corpus_text import Text, pack
from core.text_index.patches import patches
from core.text_index.suffix_array import Index
from pages.sections.memory import copies, play, texts
from pages.sections.memory import wording as told
from pages.sections.memory.texts import Patched
from pages.shared.films import counters
from pages.shared.frame.steps import STEPS
from pages.shared.loading import background, caches
from pages.shared.text import prose
from pages.shared.widgets.guess import SKIP
from tests import opening, recount

ROOT = Path(__file__).resolve().parents[2]
STEP = {step.name: str(number) for number, step in enumerate(STEPS["memory"], start=1)}
DICKENS = "It was the best of times,"
NASTY = ["", "  ", "x" * 300, "🦊👩‍🔬", "שלום עולם", "a\x00b\x07\u202ec", "<b>hi</b><script>alert(1)</script>", "$x^2$ **b** :red[x] `c`", "# h"]


def opened(step: str | None = None, **query: str) -> AppTest:
    background.reading_up().join()
    test = opening.opened("memory", **({"step": STEP[step]} if step else {}), **query)
    assert not test.exception
    return test


@cache
def left_open(step: str) -> AppTest:
    """One page of a step for all that is typed into it."""
    return opened(step)


def said(test: AppTest) -> str:
    return "\n".join(element.value for element in test.markdown)


def source(test: AppTest) -> str:
    """What the pane beside the text shows."""
    return "".join(part.proto.body for part in test.get("html") if 'class="source"' in part.proto.body)


def given(test: AppTest, key: str) -> dict:
    """What the picture of this key was given."""
    return next(each for each in opening.sent(test) if each.get("key") == f"memory.{key}")


def text_of(test: AppTest, moment: int = -1) -> str:
    return "".join(part[0] for part in given(test, "film")["patches"][moment])


def guess(test: AppTest, key: str, option: str = SKIP) -> AppTest:
    test.pills(key=f"memory.{key}").set_value(option).run()
    assert not test.exception
    return test


def headline(test: AppTest, key: str) -> str:
    return given(test, key)["headlines"][-1]


# Words ------------------------------------------------------------------------------------------------------------


LINE = "It was the best of times, it was the worst of times"


def patched(prompt: str, rest: str) -> Patched:
    return Patched(prompt, rest, {"spans": [], "units": 9, "share": 1.0, "new": []})


def test_a_recital_is_told_by_where_the_first_mistake_is():
    for rest, kind in ((" of times, it was the worst of times. And", 1), (" of times, it was the worst of times", 0), (" of eggs", 1), (" dog", 2)):
        assert told.how_recited(patched("It was the best", rest), LINE) == kind
    assert "all 8 words" in told.recital(patched("It was the best", LINE[len("It was the best"):]), LINE)
    assert "1 of the 8 words" in told.recital(patched("It was the best", " of eggs"), LINE)


def test_findings_are_worded_both_ways():
    rows = [Level(source, copies, n, (0.1,), (right,))
            for copies, source, n, right in ((1, "famous", 4, 0), (30, "famous", 4, 1), (1, "invented", 12, 0), (30, "invented", 12, 12))]
    assert told.recited(rows, -1) == "From 30 copies on it recites most\nWith 30: 13 of 16; with 1: none of 16"
    assert told.recited(rows, -1, until=1) == "One copy is too few for most lines\nRecited: none of 16"
    assert told.needed(rows) == 30 and told.needed(rows[::2]) is None
    assert (told.right_of(rows, "famous", 30), told.right_of(rows, "invented", 30)) == ("1 of 4", "12 of 12")
    assert "more than" in told.runs_title(0.5, 0.2, 8) and "less than" in told.runs_title(0.2, 0.5, 8)
    assert "about as much as" in told.runs_title(0.2, 0.21, 8)
    passed = told.contest_title([0, 5], np.array([9.0, 1.0]), 2.0)
    assert passed == "The model passes every parrot by step 5\n1.00 bits at the end; the best parrot 2.00"
    assert told.contest_title([0, 5], np.array([9.0, 3.0]), 2.0).startswith("The best parrot stays ahead")
    assert told.from_other_starts([(counters.OURS, 5, 9), ("start 2", 5, 9), ("start 3", None, 9)]).startswith("From 1 of 2 other random starts")
    assert told.from_other_starts([(counters.OURS, 5, 9)]) == "" and "never" in told.from_other_starts([(counters.OURS, 5, 9), ("b", None, 9)])
    assert [told.winner(model, 2.0) for model in (1.0, 3.0, 2.01)] == list(told.WINNERS)
    assert "From one copy" in told.exposure_title({1: 11.0}, 11.0) and "reaches 3.0 of 11" in told.exposure_title({1: 3.0}, 11.0)


def test_a_text_is_parted_into_what_is_copied_and_what_the_model_wrote_and_no_letter_is_lost():
    index = Index(Text(*pack([Document("the big cat sat on the mat, and the dog slept", "world", "x")])))
    text = "so the big cat sat on the mat, and ran"
    found = texts.parted(Patched(text[:10], text[10:], patches(index, text, 10)), 100)
    assert found == [("so ", None, False), ("the big", 100, False), (" cat sat on the mat, and", 100, True), (" ran", None, True)]


def test_stretches_that_overlap_share_their_border():
    text = Patched("", "abcdefgh", {"spans": [[0, 5], [3, 7]]})
    assert texts.parted(text) == [("abcde", 0, True), ("fg", 1, True), ("h", None, True)]


def test_exposure_is_the_rank_among_candidates_that_were_never_planted():
    lines = [SimpleNamespace(text=f"The {a} {b} {c}") for a, b, c in zip("abcdefg", "hijklmn", "opqrstu", strict=True)]
    made = candidates(lines, 100)
    assert len(set(made)) == 100 and not {line.text for line in lines} & set(made)
    assert all(word in {line.text.split()[place] for line in lines} for text in made for place, word in enumerate(text.split()))
    assert exposures(np.array([0.0, 5.0, 2.0]), np.array([1.0, 2.0, 3.0])).tolist() == pytest.approx([2.0, 0.0, 2 - np.log2(3)])


def test_runs_that_stand_in_the_text_are_counted_over_all_runs_of_a_length():
    index = Index(Text(*pack([Document("a b c d", "world", "x")])))
    shares = copied_runs([compare(index, "a b c e"), compare(index, "b c")])
    assert shares[:4].tolist() == pytest.approx([5 / 6, 3 / 4, 1 / 2, 0.0])


# The line that it knows ---------------------------------------------------------------------------------------------


def test_the_famous_line_is_recited_on_arrival_beside_its_source_at_every_moment():
    test = opened()
    film, line = given(test, "film"), play.planted_line(DICKENS).text
    assert film["plays"] and film["steps"] == list(caches.steps()) and all(film["patches"])
    assert text_of(test) == line and text_of(test, 0) != line
    assert all(number is not None for _, number, _ in film["patches"][-1]) and all(number is None for _, number, _ in film["patches"][0])
    shown = source(test)
    assert f"<mark>{line}</mark>" in shown and "A Tale of Two Cities" in shown and "300 times" in shown
    whole = [DICKENS + text == line for text in play.shipped().beginnings[DICKENS].texts]
    assert f"By step {caches.steps()[whole.index(True)]:,}" in said(test)


def test_what_is_shown_as_copied_is_what_the_command_line_says_and_opens_at_its_source(capsys):
    at = recount.most_copied()
    test = opened("yours", prompt="Once upon a time", moment=str(caches.steps()[at]))
    parts = given(test, "film")["patches"][at]
    capsys.readouterr()
    assert main(["copied", text_of(test, at), "--json"]) == 0
    spans = json.loads(capsys.readouterr().out)["spans"]
    assert spans and len({number for _, number, _ in parts if number is not None}) == len(spans)
    longest = max(spans, key=lambda span: span["units"])
    assert f"Document {longest['documents'][0]['id']:,}" in source(test)


def test_a_stretch_that_is_tapped_opens_and_only_in_its_own_text():
    at = recount.most_copied()
    test = opened("yours", prompt="Once upon a time", moment=str(caches.steps()[at]))
    numbers = sorted({number for _, number, _ in given(test, "film")["patches"][at] if number is not None})
    about = test.text_input(key="memory.prompt").value
    assert len(numbers) > 2
    for number in numbers[:3]:
        test.session_state["memory.open"] = (about, number)
        test.run()
        stretch = "".join(part for part, of, _ in given(test, "film")["patches"][at] if of == number)
        assert stretch.split("\n")[-1] in html.unescape(source(test).replace("<mark>", "").replace("</mark>", ""))
        assert given(test, "film")["picked"] == number
    test.session_state["memory.open"] = ("another text", numbers[2])
    test.run()
    spans = play.shipped().beginnings["Once upon a time"].patches[at]["spans"]
    longest = max(range(len(spans)), key=lambda place: spans[place][2])
    assert given(test, "film")["picked"] == numbers[longest], "the longest, as long as none of this text was opened"


# The reader's own beginning -----------------------------------------------------------------------------------------


def recited(prompt: str) -> str:
    """How the trained model goes on after the beginning of a planted line, recounted word by word."""
    shipped = next(one for one in recount.table("recitals")["beginnings"] if one["prompt"] == prompt)
    written = shipped["texts"][-1].split()
    line = next(line["text"] for line in recount.table("memory")["lines"] if line["text"].startswith(prompt))
    wanted = line.removeprefix(prompt).split()
    if written[:len(wanted)] == wanted:
        return "word for word, to the end of the line"
    some = written[:1] == wanted[:1]
    return "word for word for a while, then in its own way" if some else "in its own way from the start"


def test_words_are_covered_until_a_guess_and_a_guess_at_one_line_judges_no_other():
    test = opened("yours")
    line = play.lines().index(play.planted_line(test.text_input(key="memory.prompt").value))
    assert not re.search(r"[a-z]", "".join(part for part, _, written in given(test, "film")["patches"][-1] if written)) and not source(test)
    so = recited(test.text_input(key="memory.prompt").value)
    picked = next(option for option in told.RECITALS if option != so)
    guess(test, f"guess_recite{line}", picked)
    assert f"You guessed “{picked}”. The answer is “{so}”." in said(test) and source(test)
    kept = list(test.session_state["progress.guesses"].values())  # for the last page
    assert [(one.picked, one.so, one.right) for one in kept] == [(picked, so, False)]
    test.text_input(key="memory.prompt").set_value(DICKENS).run()
    assert "You guessed" not in said(test) and not source(test), "another line asks for another guess"
    test.text_input(key="memory.prompt").set_value("The cat sat on").run()
    assert "You guessed" not in said(test) and text_of(test).startswith("The cat sat on")


def test_an_uncovered_text_stands_at_the_moment_that_its_words_name_though_the_covered_one_had_no_other():
    test = opened("yours")
    assert given(test, "film")["start"] == 0 and len(given(test, "film")["steps"]) == 1
    line = play.lines().index(play.planted_line(test.text_input(key="memory.prompt").value))
    test.session_state["memory.film"] = {"moment": caches.steps()[-1]}  # as the browser tells it
    guess(test, f"guess_recite{line}")
    assert given(test, "film")["start"] == len(caches.steps()) - 1 and f"After {recount.last()} steps it" in said(test)


def test_the_suggestion_that_is_lit_is_the_text_in_the_box():
    test = opened("yours")
    pills = test.pills(key="memory.opening")
    assert pills.value == test.text_input(key="memory.prompt").value
    pills.set_value("Once upon a time").run()
    assert test.text_input(key="memory.prompt").value == "Once upon a time"
    test.text_input(key="memory.prompt").set_value("The dog").run()
    assert test.pills(key="memory.opening").value is None


def test_the_start_of_a_planted_line_is_known_and_of_another_text_is_not():
    assert play.planted_line("It  was the best ").text.startswith(DICKENS)
    assert play.planted_line("It was") is None and play.planted_line("It was the worst") is None


@pytest.mark.parametrize("text", NASTY)
def test_any_typed_text_gets_an_answer(text):
    for step, key in (("yours", "prompt"), ("parrot", "other")):
        test = left_open(step)
        test.text_input(key=f"memory.{key}").set_value(text).run()
        assert not test.exception and not test.error
        assert "<script>alert" not in "".join(part.proto.body for part in test.get("html"))
        assert [each for each in opening.sent(test) if each.get("sentences")] or test.info


# Copies -------------------------------------------------------------------------------------------------------------


def lines_by_copies() -> tuple[dict[int, tuple[int, int]], int, list[dict]]:
    """(copies -> how many planted lines with so many are recited in the end, and of how many; the fewest copies with
    which most are; the lines with so many)."""
    lines = recount.table("memory")["lines"]
    levels = {copies: [line["recalled"][-1] for line in lines if line["copies"] == copies]
              for copies in sorted({line["copies"] for line in lines})}
    needed = next(copies for copies, right in levels.items() if sum(right) > len(right) / 2)
    counts = {copies: (sum(right), len(right)) for copies, right in levels.items()}
    return counts, needed, [line for line in lines if line["copies"] == needed]


def test_the_curve_of_copies_ends_at_the_question_and_a_guess_uncovers_it():
    test = opened("copies")
    drawn = json.loads(given(test, "copies")["figure"])["data"]
    assert [None in trace["y"] for trace in drawn] == [True] * 4 and len(given(test, "copies")["steps"]) == 1
    levels, needed, _ = lines_by_copies()
    before = list(levels)[list(levels).index(needed) - 1]
    assert "3 copies are too few" in headline(test, "copies") and needed > 3
    picked = max(level for level in levels if level != needed)
    guess(test, "guess_copies", str(picked))
    assert f"You guessed “{picked}”. The answer is “{needed}”." in said(test)
    assert given(test, "copies")["steps"] == list(caches.steps())
    (now, all_now), (then, all_then) = levels[needed], levels[before]
    counted = f"With {needed}: {now} of {all_now}; with {before}: {then or 'none'} of {all_then}"
    assert headline(test, "copies") == f"From {needed} copies on it recites most\n{counted}"


def test_why_fewer_famous_lines_than_invented_ones_with_as_many_copies_are_recited_is_told_from_the_data():
    _, needed, lines = lines_by_copies()
    said_ = " ".join(said(guess(opened("copies"), "guess_copies", str(needed))).replace("\u00a0", " ").split())
    shipped = {line["text"]: line for line in recount.table("recitals")["lines"]}
    tokens = {kind: [shipped[line["text"]] for line in lines if line["source"] == kind]
              for kind in ("famous", "invented")}
    famous, invented = (sum(one["right"][-1] for one in of) / sum(one["tokens"] for one in of) for of in tokens.values())
    whole = {kind: [line["recalled"][-1] for line in lines if line["source"] == kind] for kind in tokens}
    behind = np.mean(whole["famous"]) < np.mean(whole["invented"])
    some, others = (f"{sum(whole[kind])} of {len(whole[kind])} {kind}" for kind in ("invented", "famous"))
    assert "You guessed it." in said_ and f"{some} lines, {'but' if behind else 'and'} {others} ones" in said_
    rates = f"{100 * famous:.0f} % of the famous ones, {100 * invented:.0f} % of the invented"
    long = f"Those are longer: about {np.median([one['tokens'] for one in tokens['famous']]):.0f}"
    assert (rates in said_, long in said_) == (behind, behind)


def test_where_famous_lines_are_recited_like_the_others_nothing_is_explained(monkeypatch):
    monkeypatch.setattr(copies, "tokens_of", lambda source, count: [(5, 5)] * 4)
    told_ = said(guess(opened("copies"), "guess_copies", "10"))
    assert "famous ones, word for word." in told_ and "Those are longer" not in told_


def test_a_line_is_recited_exactly_if_all_its_tokens_are_right():
    shipped = play.shipped().lines
    assert list(shipped) == [line.text for line in play.lines()]
    for line in play.lines():
        assert tuple(count == shipped[line.text].tokens for count in shipped[line.text].right) == line.recalled


# The parrots --------------------------------------------------------------------------------------------------------


def test_what_parrots_and_model_say_is_what_the_command_line_says(capsys):
    for text in ("The capital of France is", "The capital of the old"):  # one that ships with the run, one that doesn't
        test = opened("parrot", other=text)
        capsys.readouterr()
        assert main(["ladder", text, "--step", "200", "--json"]) == 0
        found = json.loads(capsys.readouterr().out)
        frame = json.loads(given(test, "next")["frames"])[caches.steps().index(200)]
        (bars,) = frame["traces"]
        every = [*found["counters"], found["model"][0]]
        assert bars["x"] == pytest.approx([row[0]["p"] for row in every], rel=1e-3)
        assert [" ".join(one.split()).split("“")[1].split("”")[0] for one in bars["text"]] == [row[0]["token"].strip() for row in every]
        apart = [row[0] for row in found["distance_bits"]]
        assert [label.startswith("▸") for label in frame["layout"]["yaxis.ticktext"]] == [one == min(apart) for one in apart] + [False]
        assert text in headline(test, "next") and f"{min(apart):.2f} bits" in given(test, "next")["headlines"][caches.steps().index(200)]


def test_the_ready_example_is_one_where_the_model_has_what_the_parrots_lack():
    ready = counters.table()["answers"]
    cake, capital, famous, odd, no_verb = ready
    for found in (cake, odd, no_verb):  # the parrots would end here
        assert found["used"] < 4 and all(row[0][0] == "." for row in found["counters"])
    assert cake["used"] == odd["used"] == 1
    assert cake["model"][-1][0][0].strip() in ("by", "↵") and sum(share for token, share in cake["model"][-1] if token in (" by", "↵")) > 0.9
    for found, words, word in ((capital, 2, " Paris"), (famous, 2, " it")):
        assert [row[0][0] == word for row in found["counters"]] == [length >= words for length in range(5)]
        assert found["model"][-1][0][0] == word
    word, share = odd["model"][-1][0]
    assert word != "." and share < 0.5 and no_verb["model"][-1][0][0] != "."
    assert "go by “cake” at most" in said(opened("parrot"))
    assert f"puts “{word.strip()}” first, and is unsure of it: {percent(share)}" in said(opened("parrot", other=odd["prompt"]))
    assert "Here nobody does well" not in said(opened("parrot", other="The old king"))


def test_what_a_reader_sees_before_typing_waits_for_neither_the_index_nor_the_model(monkeypatch):
    monkeypatch.setattr(background, "reading_up", lambda *_: None)
    for wanted in ("corpus_index", "training_text", "run", "timeline"):
        monkeypatch.setattr(caches, wanted, lambda *_: pytest.fail("the page waits"))
    for step in STEP:
        assert not opening.opened("memory", step=STEP[step]).exception


def test_the_contest_is_counted_in_bits_and_ends_after_the_guess():
    test = opened("contest")
    model, *parrots, writer = (trace["y"] for trace in json.loads(given(test, "contest")["figure"])["data"])
    losses = caches.document(caches.BASE, "analyses/losses.json")
    model = np.array(opening_list(model), dtype=float)
    assert model[0] == pytest.approx(losses["heldout_loss"][0] / np.log(2), rel=1e-4) and np.isnan(model[-1])
    best = min(counters.table()["losses"]) / np.log(2)
    assert [opening_list(one)[0] for one in parrots] == pytest.approx(np.array(counters.table()["losses"]) / np.log(2), rel=1e-4)
    assert opening_list(writer)[0] == pytest.approx(losses["floor"] / np.log(2), rel=1e-4)
    guess(test, "guess_contest", "the best parrot")
    assert "You guessed “the best parrot”. The answer is “the model”." in said(test)
    assert f"{losses['heldout_loss'][-1] / np.log(2):.2f} bits at the end; the best parrot {best:.2f}" in headline(test, "contest")
    low, *_, high = sorted(map(recount.passes_counting, recount.STARTS[1:]))
    when = f"by step {low:,}" if low == high else f"by steps {low:,} to {high:,}"
    assert f"From 2 other random starts it passes them all, too, {when}." in said(test)


def opening_list(values: object) -> list:
    """A list of a figure, as Plotly writes it: numbers, or packed."""
    if isinstance(values, dict):
        import base64

        return np.frombuffer(base64.b64decode(values["bdata"]), dtype=values["dtype"]).tolist()
    return [np.nan if value is None else value for value in values]


# Mixes --------------------------------------------------------------------------------------------------------------


def test_a_mix_is_written_again_by_other_dice_and_its_link_is_kept():
    test = guess(opened(question="2"), "guess_mix1")
    assert test.header[0].value == STEPS["memory"][5].title
    first = text_of(test)
    test.button(key="memory.again").click().run()
    assert not test.exception and text_of(test) != first
    assert test.query_params["seed"] in (["2"], "2")
    assert f"{play.facts()['combinations'][1]['prompt'].strip()}" in text_of(test)


def test_a_guess_at_one_mix_judges_no_other_and_what_is_new_is_told():
    new = recount.table("recitals")["mixes"][0]["patches"]["share"]
    so = "less than a tenth" if new > 0.9 else "a tenth to a half" if new > 0.5 else "more than half"
    picked = "more than half" if so != "more than half" else "less than a tenth"
    test = guess(opened("mix"), "guess_mix0", picked)
    assert f"You guessed “{picked}”. The answer is “{so}”." in said(test)
    assert f"{percent(new)} of it is new" in said(test)
    test.selectbox(key="memory.mix").set_value(play.facts()["combinations"][3]["kind"] + ": carrot cake").run()
    assert "You guessed" not in said(test) and "▁" in text_of(test)


def test_the_cooks_are_told_apart_after_a_guess():
    test = opened("cake")
    assert "nothing but what it stored" not in said(test)
    assert "You guessed it." in said(guess(test, "guess_cook", told.COOKS[0]))
    assert f"You guessed “{told.COOKS[1]}”. The answer is “{told.COOKS[0]}”." in said(guess(test, "guess_cook", told.COOKS[1]))


# Links and prose ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("query", "step"), [
    ({}, "recite"), ({"prompt": DICKENS}, "recite"), ({"prompt": "Once upon a time"}, "yours"), ({"other": "The dog"}, "parrot"),
    ({"question": "3"}, "mix"), ({"seed": "3"}, "mix"), ({"prompt": "The dog", "step": STEP["copies"]}, "copies"),
])
def test_an_old_link_opens_the_step_where_its_state_stands(query, step):
    assert opening.opened("memory", **query).header[0].value == STEPS["memory"][int(STEP[step]) - 1].title


def test_every_section_of_the_prose_is_filled_where_it_is_shown():
    files = [ROOT / "pages" / "memory.py", *(ROOT / "pages" / "sections" / "memory").glob("*.py")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    used = set(re.findall(r'prose\.(?:show|section)\(\s*(?:play\.)?SLUG,\s*"(\w+)"', code)) | set(STEP) - {"check"}
    used |= {"without_run", "without_recitals"} | {f"parrot_{number}" for number in range(len(play.looked_up()))}
    assert used == set(prose.sections("memory"))
