"""How far a beginning lies from all that was read: the yardstick holds on text that it wasn't made from, and the beginnings on offer work."""

import ast
import re
from pathlib import Path

import numpy as np
import pytest

from core.analyses import novelty
from core.analyses.skills import holds_answer
from core.corpus import build, visitors
from core.corpus.genres import everyday_sums, plain_facts
from core.model import scoring
from core.model.prompt import continuation, prompt_ids
from core.model.sampling import generate
from core.results.gradient_table import SENTENCES
from core.results.novelty import far, known_cost
from core.runs import store
from core.runs.timeline import Timeline
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.widgets import unknown_words

PAGES = Path(__file__).resolve().parents[3] / "pages"


@pytest.fixture(scope="module")
def run():
    return store.open_run()


@pytest.fixture(scope="module")
def table(run):
    return run.table("beginnings")


def cost(run, text: str) -> tuple[int, float]:
    bits = scoring.bits(run.model(), prompt_ids(run.tokenizer, text, run.config.model.n_ctx))
    return len(bits), float(bits.mean())


def is_far(run, table, text: str) -> bool:
    return far(table, *cost(run, text))


# The yardstick ----------------------------------------------------------------------------------------------------


def test_the_yardstick_is_the_quantile_of_beginnings_of_that_length():
    texts = [np.array([1.0, 3.0]), np.array([2.0, 2.0]), np.array([5.0])]
    assert novelty.yardstick(texts, 0.5) == [2.0, 2.0]
    assert novelty.yardstick(texts, 1.0) == [5.0, 2.0]
    table = {"program": {"far": [5.0, 2.0]}}
    assert [far(table, tokens, 2.5) for tokens in (1, 2, 9)] == [False, True, True]


def test_the_surprise_of_a_beginning_is_that_of_every_other_view(run):
    text = "The capital of France is"
    found = scoring.bits(run.model(), prompt_ids(run.tokenizer, text, 128))
    assert found == pytest.approx(Timeline(run).surprise(text)[-1], abs=1e-4)


def test_new_beginnings_of_the_program_are_hardly_ever_called_far(run, table):
    """Recounted on texts from which the yardstick wasn't made: every second one, the odd ones."""
    assert max(table["alarms"]["share"]) < 0.04 and np.mean(table["alarms"]["share"]) < 0.02
    fresh = [build.write_document(run.config.corpus, index, "heldout").text for index in range(1, 240, 2)]
    for words in (3, 5, 8):
        ends = [[match.end() for match in re.finditer(r"\S+", text)] for text in fresh]
        beginnings = [text[:end[words - 1]] for text, end in zip(fresh, ends, strict=True)]  # line ends stay: without them it is other text
        assert np.mean([is_far(run, table, text) for text in beginnings]) < 0.03


def test_what_visitors_type_is_called_far_ten_times_as_often_as_new_text_even_where_each_word_was_read(run, table):
    typed = [sentence.beginning for sentence in visitors.sentences()]
    assert [row["beginning"] for row in table["visitors"]] == typed and len(typed) >= 60
    lost = [is_far(run, table, text) for text in typed]
    assert [far(table, row["tokens"], row["bits"]) for row in table["visitors"]] == lost
    known = [far for text, far in zip(typed, lost, strict=True) if not run.tokenizer.unknown_words(text)]
    assert len(known) >= 40 and min(np.mean(known), np.mean(lost)) > 10 * np.mean(table["alarms"]["share"])
    jumbled = "Walked the the seven of Paris"
    assert is_far(run, table, jumbled) and not run.tokenizer.unknown_words(jumbled)
    assert not is_far(run, table, "Once upon a time") and not is_far(run, table, "Sum: twelve plus fifty.")


def test_visitors_sentences_stand_in_no_training_text_but_for_the_few_that_the_program_may_write_as_well():
    """Each of those is a plain fact or a sum of the small world, or the best known beginning of all; of whatever else visitors type,
    nothing was read.
    """
    index = caches.corpus_index()
    assert all(sentence.beginning and sentence.rest for sentence in visitors.sentences())
    world = {wording for fact in plain_facts.all_facts() for wording in fact.everything}
    sums = (*everyday_sums.PLUS, *everyday_sums.MINUS)
    world |= {everyday_sums.said(wording, a, b) for wording in sums for a, b in everyday_sums.WRITTEN}
    world.add("It was a dark and stormy night.")
    found = {sentence.whole for sentence in visitors.sentences() if index.find(sentence.whole).count}
    assert found <= world and len(found) <= len(visitors.sentences()) / 10


# What it can do ---------------------------------------------------------------------------------------------------


def test_every_kind_on_offer_has_five_beginnings_that_work(run, table):
    offered = {kind["kind"]: kind["beginnings"] for kind in table["kinds"]}
    assert {kind: [one["prompt"] for one in beginnings] for kind, beginnings in offered.items()} == \
        {kind: [one.text for one in beginnings] for kind, beginnings in novelty.BEGINNINGS.items()}
    for beginnings in offered.values():
        assert len(beginnings) == 5
        for one in beginnings:
            assert run.tokenizer.unknown_words(one["prompt"]) == [], one["prompt"]
            assert not is_far(run, table, one["prompt"]), one["prompt"]
            right = one["right"]
            assert holds_answer(one["likeliest"], right) if ": " in right else one["likeliest"].startswith(right), one["prompt"]
            assert one["texts"][-1] and len(one["texts"]) == len(run.steps)


def test_the_answer_of_every_sum_on_offer_is_in_what_the_landing_page_shows(table):
    for one in next(kind for kind in table["kinds"] if kind["kind"].startswith("sums"))["beginnings"]:
        assert one["right"].rstrip(".") in one["texts"][-1], one["prompt"]


def test_what_ships_is_what_the_run_writes(run, table):
    one = table["kinds"][0]["beginnings"][1]
    draw = novelty.WRITES, novelty.SEED, novelty.TEMPERATURE, None, novelty.TOP_P
    assert list(Timeline(run).continuations(one["prompt"], *draw, steps=run.steps[-1:])) == one["texts"][-1:]


def test_a_page_opens_on_a_prompt_that_lies_near(run, table):
    first = [SENTENCES[0]]
    for page in ("sections/home/play", "sections/parameters/play", "sections/layers/play"):
        tree = ast.parse((PAGES / f"{page}.py").read_text(encoding="utf-8"))
        value = next(node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PROMPTS")
        first.append(next(iter(ast.literal_eval(value))))
    assert [text for text in first if is_far(run, table, text)] == []


def test_what_is_judged_without_the_model_is_judged_as_with_it(run, table):
    for text in (*novelty.HOME_PROMPTS, *SENTENCES, novelty.BEGINNINGS["small questions"][2].text):
        tokens, bits = known_cost(table, text)
        assert (tokens, pytest.approx(bits, rel=1e-3)) == cost(run, text)
    assert known_cost(table, "The capital of the old") is None


# The note ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "asked"), [
    ("What is the capital of France?", True), ("tell me a joke", True), ("  Please   write", True), ("Can you help", True),
    ("What is the capital of", False), ("Once upon a time", False), ("", False),
])
def test_a_question_or_an_order_is_one_as_a_chatbot_gets_it(text, asked):
    assert unknown_words.asks(text) == asked


@pytest.mark.parametrize(("text", "words"), [
    ("Grass is", True), ("It's late, isn't it?", True), ("2 + 2 =", False), ("In 1969 the first man", False), ("😀 a cat", False), ("?!", False),
])
def test_only_of_words_and_ordinary_marks_is_said_that_each_was_read(run, text, words):
    """Numbers, signs and pictures aren't among the words that were counted: 1969 stands nowhere in the training text, and isn't called unknown."""
    assert unknown_words.only_words(text) == words
    assert words or not run.tokenizer.unknown_words(text)


def test_who_asks_what_the_texts_ask_gets_the_answer_that_the_note_promises(run):
    """So "It doesn't answer" would be untrue."""
    ids = prompt_ids(run.tokenizer, "What is the capital of France?", run.config.model.n_ctx)
    written = continuation(run.tokenizer, ids, list(generate(run.model(), ids, 4, temperature=0, end_id=run.tokenizer.end_id)))
    assert written == " It is Paris."
    assert "an answer may come" in prose.section("frame", "asked") and "doesn't answer" not in prose.section("frame", "asked")
