"""Facts asked at a checkpoint, statements judged by look-up, heads that copy: plain recomputation, and what ships told again."""

import numpy as np
import pytest
import torch

from core.analyses import copying_heads, fact_answers, judged_statements
from core.corpus.document import Document
from core.corpus.english.lexicon import CAPITALS
from core.model.prompt import prompt_ids
from core.model.sampling import next_token
from core.model.transformer import untrained
from core.results import copying_law
from core.runs import store
from core.text_index import corpus_text
from core.text_index.suffix_array import Index
from tests.toy import SHAPE


def test_what_ships_is_what_the_checkpoint_says_one_question_at_a_time():
    run = store.open_run("base")
    table, at = run.table("fact_answers"), run.steps.index(400)
    model = run.model(400)
    for kind in table["kinds"]:
        for one in kind["of"][::6]:
            shares = next_token(model, prompt_ids(run.tokenizer, one["asked"], 128))
            assert run.tokenizer.token(int(shares.argmax())).strip() == one["words"][at], one["asked"]
            assert float(shares.max()) == pytest.approx(one["sure"][at], rel=1e-3)
            if one["right"]:
                right = run.tokenizer.encode(f"{one['asked']} {one['right']}")[len(run.tokenizer.encode(one["asked"]))]
                assert float(shares[right]) == pytest.approx(one["of_right"][at], rel=1e-3)


def test_no_made_up_country_is_one_and_each_is_another():
    made = fact_answers.made_up()
    assert len({*made}) == len(CAPITALS) and not {*made} & {*CAPITALS}


def test_of_countries_beyond_the_text_none_is_in_it_and_no_lot_of_the_statements_falls_on_them():
    table = {kind["kind"]: kind for kind in store.open_run("base").table("fact_answers")["kinds"]}
    text = [one["of"] for one in table["capitals"]["of"]]
    for kind in fact_answers.beyond():
        shipped = table[kind.name]["of"]
        assert [(one["of"], one["right"]) for one in shipped] == [(one.of, one.right) for one in kind.questions]
        assert not {one["of"] for one in shipped} & {*text} and {one["stands"] for one in shipped} == {0}
    assert not {kind.name for kind in fact_answers.beyond()} & {kind.name for kind in fact_answers.kinds()}


@pytest.mark.parametrize(("statement", "verdict"), [
    ("The capital of France is Paris", "true"), ("The capital of France is Rome", "plausible"), ("The capital of Fratria is Rome", "invented"),
    ("Paris is", "true"), ("The capital of Italy is Paris", "plausible"), ("A cat is Rome", "invented"),
])
def test_a_statement_is_judged_by_what_stands_in_the_text(statement, verdict):
    texts = ["The capital of France is Paris. The capital of Italy is Rome.", "Paris is big. A cat sleeps."]
    index = Index(corpus_text.Text(*corpus_text.pack([Document(text, "world", "toy") for text in texts])))
    found, opening = judged_statements.judged(index, statement)
    assert found == verdict
    told = judged_statements.evidence(index, statement, found, opening)
    if verdict == "true":
        assert told["count"] == sum(text.count(statement) for text in texts) and "".join(told["source"]) in texts
    if verdict == "plausible":
        assert told["instead"] == [[f" {'Paris' if 'France' in statement else 'Rome'}", 1]]
    if verdict == "invented":
        assert (told["stands"], told["new"]) == (("The capital of", "Fratria") if "Fratria" in statement else ("A cat", None))


def test_a_statement_that_ships_is_written_again_from_its_seed():
    run = store.open_run("base")
    # of statements that it is surer of, any dice write the same
    for one in sorted(run.table("statements")["of"], key=lambda one: one["sure"])[:2]:
        text, sure = judged_statements.written(run.model(one["step"]), run.tokenizer, one["text"].rpartition(" ")[0])
        assert text == one["text"] and sure == pytest.approx(one["sure"], rel=1e-3)


def test_prefix_matching_is_the_attention_to_what_followed_the_same_token_before():
    model = untrained(SHAPE, seed=3).eval()
    ids = copying_heads.twice(SHAPE.d_vocab, avoid=0, rows=3, length=6)
    assert ids.shape == (3, 13) and torch.equal(ids[:, 1:7], ids[:, 7:]) and (ids[:, 1:] != 0).all()
    patterns = []
    with torch.no_grad():
        model(ids, record=lambda name, value: patterns.append(value) if name.endswith("attn_pattern") else None, pattern=True)
    expected = np.zeros((SHAPE.n_layers, SHAPE.n_heads))
    pairs = [(now, before + 1) for now in range(7, 12) for before in range(1, 7) if before == now - 6]
    for layer, pattern in enumerate(patterns):
        for head in range(SHAPE.n_heads):
            expected[layer, head] = np.mean([float(pattern[row, head, now, to]) for row in range(3) for now, to in pairs])
    assert copying_heads.prefix_matching(model, ids) == pytest.approx(expected, rel=1e-5)


def test_the_law_of_the_run_and_the_scores_that_ship():
    run = store.open_run("base")
    table = run.table("copying_heads")
    batch = run.config.training.batch_size * run.config.model.n_ctx
    assert table["law_step"] == round(10**5.7 * batch**0.5 / batch) == 11_075 == copying_law.step(2048)
    ids = copying_heads.twice(run.config.model.d_vocab, run.tokenizer.end_id)
    again = copying_heads.prefix_matching(run.model(), ids)
    assert again == pytest.approx(np.array(table["random"][-1]), rel=1e-3)
    best = copying_law.best(table, "random")
    assert (best.layer, best.head) == np.unravel_index(again.argmax(), again.shape) and best.score == pytest.approx(again.max(), rel=1e-3)
    assert copying_law.formed([0.1, 0.4, 0.2, 0.5, 0.6]) == 3 and copying_law.formed([0.1, 0.2]) is None
