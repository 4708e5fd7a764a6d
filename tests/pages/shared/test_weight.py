"""What is remembered keeps no more memory alive than it shows: no view of something larger, no graph of how it was computed.

Of all that pages remember after every kind of use: tests/pages/test_use.py.
"""

import ast
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import torch

from core.analyses import gradient_step
from core.model.ablation import changed
from core.model.prompt import prompt_ids
from core.model.sampling import next_token
from core.model.trace import trace
from core.results import gradient_table
from core.results.cloze import measured
from core.text_index.copied import compare
from core.text_index.suffix_array import Index
from pages.shared.loading import caches
from tests.use import TEXT
from tests.weight import Weight, weighs_what_it_shows

PAGES = sorted((Path(__file__).resolve().parents[3] / "pages").rglob("*.py"))


@cache
def model():
    return caches.run().model()


@cache
def ids() -> list[int]:
    return prompt_ids(caches.tokenizer(), TEXT, model().config.n_ctx)


RESULTS = {
    "a look": lambda: gradient_step.look(model(), ids()),
    "a slope": lambda: gradient_step.slope(model(), ids(), gradient_table.rates()[:2], [tuple(ids())]),
    "a trace": lambda: trace(model(), ids()),
    "next tokens through training": lambda: caches.timeline().next_token(TEXT),
    "surprise through training": lambda: caches.timeline().surprise(TEXT),
    "a word in a blank": lambda: measured(caches.timeline(), TEXT, "house"),
    "several tokens in a blank": lambda: measured(caches.timeline(), TEXT, "housequake"),
    "a copied text": lambda: compare(caches.corpus_index(), "It was the best of times, it was the worst of times"),
    "a stretch of the training text": lambda: caches.corpus_index().find("the"),
    "what follows a knock-out": lambda: next_token(changed(model(), ("head", 1, 1)), ids()).numpy(),
}


@pytest.mark.parametrize("result", RESULTS)
def test_a_result_keeps_alive_what_it_shows(result):
    weight = Weight(RESULTS[result]())
    assert weighs_what_it_shows(weight), (weight.kept, weight.shown, weight.graphs)


@pytest.mark.parametrize("thing", [
    lambda: np.zeros((100, 1000))[:, :5], lambda: torch.zeros(100, 1000)[:, :5], lambda: torch.zeros(100, 1000)[:, :5].numpy(),
    lambda: {"a": [(np.frombuffer(bytes(100_000), np.uint8)[:10],)]}, lambda: torch.ones(9, requires_grad=True) * 2,
])
def test_a_view_of_something_larger_and_a_graph_are_noticed(thing):
    assert not weighs_what_it_shows(Weight(thing()))


@pytest.mark.parametrize("thing", [
    lambda: np.zeros((100, 1000)), lambda: torch.zeros(100, 1000)[0:1].clone(), lambda: [np.zeros(9_000)[::-1]] * 3, lambda: "text" * 9_000, model,
])
def test_what_is_whole_is_not(thing):
    assert weighs_what_it_shows(Weight(thing()))


RESOURCES = {"trace_of": "arrays of megabytes that are read again within one run of the page; eight of them",
             "walked": "views of such a trace", "written": "added to while it is shown",
             "_typed": "the answers of the grown-up to 300 texts, some kilobytes each, added to while it writes"}


def test_what_readers_type_is_remembered_as_bytes_that_are_counted():
    typed = {"text", "prompt", "query", "word", "draw", "pair", "first", "second"}
    shared = {
        node.name for path in PAGES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)
        and any("cache_resource" in ast.unparse(each) or "lru_cache" in ast.unparse(each) or ast.unparse(each).startswith("held")
                for each in node.decorator_list)
        and typed & {argument.arg for argument in node.args.args}
    }
    assert shared == set(RESOURCES)


def test_all_that_is_remembered_of_what_was_typed_has_a_limit_in_bytes():
    import tomllib

    config = tomllib.loads((PAGES[0].parents[1] / ".streamlit" / "config.toml").read_text())
    assert config["server"]["maxCacheDataSize"] == "24mb"


def test_the_timeline_holds_a_few_models_and_no_checkpoint():
    timeline, parameters = caches.timeline(), sum(parameter.numel() for parameter in model().parameters())
    files = [len(caches.run().read(f"checkpoints/step_{step:06d}.safetensors")) for step in timeline.steps]
    seats, rest = list(timeline._seats.queue), Weight(caches.run()).kept
    assert Weight(seats).kept - rest <= 1.05 * len(seats) * (4 * parameters + 2 * max(files)) < 0.8 * sum(files)  # the room is counted twice


def test_an_index_holds_its_text_once():
    index = caches.corpus_index()
    assert isinstance(index, Index) and Weight(index.text).kept < 1.2 * (len(index.text.raw) + 5_000_000)
