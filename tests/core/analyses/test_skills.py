"""Probes: scored as whole texts, counted truly, with an honest interval."""

import copy

import pytest
import torch

from core.analyses.skills import answers, holds_answer, score_families
from core.corpus.probe import Probe
from core.model.prompt import prompt_ids
from core.model.sampling import generate
from core.model.scoring import log_probabilities, shared_start
from core.model.transformer import untrained
from tests.toy import SHAPE, toy_tokenizer


@pytest.fixture(scope="module")
def model():
    return untrained(SHAPE, seed=6).eval()


@pytest.fixture(scope="module")
def tokenizer():
    return toy_tokenizer()


def by_hand(model, ids, start):
    logs = model(torch.tensor([list(ids)]))[0].log_softmax(-1)
    return sum(float(logs[place - 1, ids[place]]) for place in range(start, len(ids)))


def test_log_probabilities_are_those_of_a_plain_pass_in_any_order_and_company(model):
    asked = [([0, 5, 9, 11], 2), ([0, 5, 9, 12], 3), ([0, 5, 9, 11], 3), ([0, 7], 1), ([0, 5, 9, 12, 13], 2)]
    with torch.no_grad():
        expected = [by_hand(model, ids, start) for ids, start in asked]
    assert log_probabilities(model, asked) == pytest.approx(expected, abs=1e-4)
    assert log_probabilities(model, asked[::-1], batch_size=1)[::-1] == pytest.approx(expected, abs=1e-4)


def test_choosing_is_right_exactly_when_the_right_end_is_likelier(model, tokenizer):
    probe = Probe("f", "The cat is", " here", (" there",))
    with torch.no_grad():
        right, wrong = (by_hand(model, ids, len(ids) - 1) for ids in
                        (prompt_ids(tokenizer, "The cat is here", 32), prompt_ids(tokenizer, "The cat is there", 32)))
    turned = Probe("f", "The cat is", " there", (" here",))
    assert answers(model, tokenizer, [probe, turned]) == [right > wrong, wrong > right]


def test_a_tie_is_no_right_answer(model, tokenizer):
    undecided = copy.deepcopy(model)
    undecided.unembed.weight.data.zero_()  # every token is as likely as any other
    assert answers(undecided, tokenizer, [Probe("f", "The cat is", " here", (" there",))]) == [False]
    assert answers(model, tokenizer, [Probe("f", "The cat is", " here", (" here",))]) == [False]


def test_options_of_several_tokens_count_whole_and_a_line_may_end_before_them(model, tokenizer):
    probe = Probe("f", "The cat is here.\n", "The dog", ("The king is", "A"))
    texts = [prompt_ids(tokenizer, probe.context + end, 32) for end in (probe.right, *probe.wrong)]
    start = shared_start(texts)
    with torch.no_grad():
        best, *others = (by_hand(model, ids, start) for ids in texts)
    assert answers(model, tokenizer, [probe]) == [all(best > other for other in others)]


def test_writing_is_right_when_the_likeliest_text_holds_the_answer(model, tokenizer):
    ids = prompt_ids(tokenizer, "The cat", 32)
    text = tokenizer.decode([*ids, *generate(model, ids, 4, temperature=0, end_id=tokenizer.end_id)])[len("The cat"):]
    probes = [Probe("w", "The cat", text, kind="write", limit=4), Probe("w", "The cat", "nothing like it", kind="write", limit=4)]
    assert answers(model, tokenizer, probes) == [True, False]


def test_the_first_place_for_an_answer_decides():
    assert holds_answer(" Answer: nine. Answer: two.", " Answer: nine.")
    assert not holds_answer(" Answer: two. Answer: nine.", " Answer: nine.")
    assert not holds_answer(" nine.", " Answer: nine.")
    assert holds_answer(" It is Anna: so", " It is Anna:")


def test_families_are_counted_with_their_chance(model, tokenizer):
    probes = [Probe("a", "The", " cat", (" dog",)), Probe("b", "The", " cat", (" dog", " king", " queen"), seen=True),
              Probe("a", "The", " dog", (" cat",)), Probe("a", "The", " king", (" cat", " dog", " queen"))]
    a, b = score_families(model, tokenizer, probes)
    right = answers(model, tokenizer, probes)
    assert (a.family, a.n, a.right, a.seen) == ("a", 3, right[0] + right[2] + right[3], False)
    assert a.chance == pytest.approx((1 / 2 + 1 / 2 + 1 / 4) / 3) and (b.chance, b.seen) == (1 / 4, True)
    assert right[0] + right[2] == 1
