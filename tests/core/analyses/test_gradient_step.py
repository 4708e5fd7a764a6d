"""One lap of training: the gradient is the slope, the blame adds up, a small nudge helps, no nudge changes nothing, the shared model stays."""

import json

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from core.__main__ import main
from core.analyses import gradient_step
from core.config import ModelConfig
from core.errors import BadInput
from core.model.parameters import kind_of
from core.model.prompt import prompt_ids
from core.model.transformer import untrained
from core.results import gradient_table
from core.runs.store import open_run
from tests.toy import toy_tokenizer

TINY = ModelConfig(d_vocab=40, n_ctx=16, d_model=16, n_layers=2, n_heads=2, d_mlp=32, init_std=0.3)
IDS, PLACE = (0, 7, 3, 21, 7, 14), 4
OTHERS = [(0, 5, 6, 7, 8), (0, 30, 31)]


@pytest.fixture
def model():
    return untrained(TINY, seed=3).double().requires_grad_(False).eval()


def loss_of(model) -> float:
    read = torch.tensor([IDS])
    return float(F.cross_entropy(model(read[:, :-1])[0], read[0, 1:]))


def test_the_gradient_agrees_with_finite_differences_in_every_tensor(model):
    found = gradient_step.gradient(model, IDS)
    rng, tiny = np.random.default_rng(1), 1e-6
    for name, parameter in model.named_parameters():
        flat = parameter.view(-1)
        places = rng.choice(flat.numel(), size=min(3, flat.numel()), replace=False).tolist()
        if name in ("embed.weight", "unembed.weight", "pos_embed.weight"):
            places.append(3 * TINY.d_model + 1)  # of a token, or a position, that the text holds
        for place in places:
            old = flat[place].item()
            flat[place] = old + tiny
            above = loss_of(model)
            flat[place] = old - tiny
            below = loss_of(model)
            flat[place] = old
            assert found[name].view(-1)[place].item() == pytest.approx((above - below) / (2 * tiny), rel=1e-5, abs=1e-8), name


def test_the_squares_of_the_blame_add_up_to_the_square_of_the_whole_gradient(model):
    seen = gradient_step.look(model, IDS)
    whole = torch.cat([part.flatten() for part in gradient_step.gradient(model, IDS).values()])
    assert seen.gradient_norm == pytest.approx(whole.norm().item(), rel=1e-12)
    assert sum(size**2 for size in seen.blame.values()) == pytest.approx(whole.square().sum().item(), rel=1e-12)
    kinds = {kind_of(name) for name, _ in model.named_parameters()}
    assert {key.split("/")[-1] for key in seen.blame} == kinds and "blocks.1/attention" in seen.blame


def test_a_learning_rate_of_zero_changes_nothing(model):
    seen, after = gradient_step.look(model, IDS), gradient_step.slope(model, IDS, [0.0], OTHERS)
    assert [after.loss[0], seen.loss] == pytest.approx([loss_of(model)] * 2, abs=1e-12)
    assert after.p[0] == pytest.approx(np.exp(-seen.losses), abs=1e-12)


def test_a_small_nudge_lowers_the_loss_by_the_gradient_squared(model):
    rate = 1e-6
    after = gradient_step.slope(model, IDS, [0.0, rate])
    assert after.loss[1] < after.loss[0]
    assert (after.loss[0] - after.loss[1]) / rate == pytest.approx(gradient_step.look(model, IDS).gradient_norm ** 2, rel=1e-3)


def test_a_nudge_far_too_big_makes_the_loss_worse(model):
    after = gradient_step.slope(model, IDS, [0.0, gradient_step.FARTHEST])
    assert after.loss[1] > after.loss[0]


def test_each_point_of_the_slope_starts_from_the_same_model(model):
    forth = gradient_step.slope(model, IDS, [0.0, 0.01, 0.1], OTHERS)
    back = gradient_step.slope(model, IDS, [0.1, 0.01, 0.0], OTHERS)
    for ours, theirs in ((forth.loss, back.loss), (forth.p, back.p), (forth.held_out, back.held_out)):
        assert np.array_equal(ours, theirs[::-1])


def test_the_shared_model_is_never_changed(model):
    before = {name: parameter.clone() for name, parameter in model.named_parameters()}
    gradient_step.look(model, IDS)
    gradient_step.slope(model, IDS, [0.3], OTHERS)
    assert all(torch.equal(parameter, before[name]) for name, parameter in model.named_parameters())
    assert all(parameter.grad is None and not parameter.requires_grad for parameter in model.parameters())


def test_the_losses_are_of_each_token_after_those_before_it(model):
    logs = model(torch.tensor([IDS[:-1]]))[0].log_softmax(-1)
    asked = [-logs[place, id].item() for place, id in enumerate(IDS[1:])]
    seen = gradient_step.look(model, IDS)
    assert seen.losses == pytest.approx(asked, abs=1e-12)


def test_the_likeliest_tokens_and_the_rank_of_the_right_one_are_the_models(model):
    logs = model(torch.tensor([IDS[:-1]]))[0].log_softmax(-1)
    seen = gradient_step.look(model, IDS)
    for place, id in enumerate(IDS[1:]):
        order = logs[place].argsort(descending=True).tolist()
        assert seen.likeliest[place].tolist() == order[:gradient_table.LIKELIEST]
        assert seen.surprise[place] == pytest.approx(-logs[place, order[:gradient_table.LIKELIEST]].numpy())
        assert seen.ranks[place] == order.index(id)


def test_a_lap_that_ships_is_the_one_that_is_worked_out():
    run = open_run("base")
    table = run.table("laps")
    assert tuple(table["laps"]) == gradient_table.SENTENCES and table["steps"] == run.steps
    for text, step in zip(gradient_table.SENTENCES, (run.steps[-1], run.steps[9], run.steps[0]), strict=False):
        ids, model = prompt_ids(run.tokenizer, text, run.config.model.n_ctx), run.model(step)
        look, slope = gradient_table.shipped(table, text, step)
        seen, nudged = gradient_step.look(model, ids), gradient_step.slope(model, ids, gradient_table.rates(), gradient_step.others(run))
        assert look.likeliest.tolist() == seen.likeliest.tolist() and look.ranks.tolist() == seen.ranks.tolist()
        assert look.blame == pytest.approx(seen.blame, rel=1e-3)
        for ours, theirs in ((look.losses, seen.losses), (look.surprise, seen.surprise), (slope.rates, gradient_table.rates()),
                             (slope.losses, nudged.losses), (slope.held_out, nudged.held_out)):
            assert ours == pytest.approx(theirs, rel=2e-3, abs=1e-5)
    assert (
        gradient_table.shipped(table, "another sentence", run.steps[0])
        is gradient_table.shipped(table, gradient_table.SENTENCES[0], 1)
        is gradient_table.shipped(None, "", 0)
        is None
    )


@pytest.mark.parametrize("rate", [-0.1, float("nan"), 11.0])
def test_a_learning_rate_that_tells_nothing_is_refused(model, rate):
    with pytest.raises(BadInput, match="learning rate"):
        gradient_step.slope(model, IDS, [rate])


def test_the_last_word_is_hidden_not_the_full_stop():
    tokenizer = toy_tokenizer()
    ids = [tokenizer.end_id, *tokenizer.encode("The cat is here.")]
    assert tokenizer.token(ids[gradient_table.hidden(tokenizer, ids)]).strip() != "."
    assert gradient_table.hidden(tokenizer, [tokenizer.end_id, *tokenizer.encode("...")]) > 0
    with pytest.raises(BadInput):
        gradient_table.hidden(tokenizer, [tokenizer.end_id])


def test_any_token_of_the_text_can_be_hidden_and_no_other():
    tokenizer = toy_tokenizer()
    ids = [tokenizer.end_id, *tokenizer.encode("The cat is here.")]
    assert [gradient_table.hidden(tokenizer, ids, place) for place in range(1, len(ids))] == list(range(1, len(ids)))
    for place in (0, -1, len(ids)):
        with pytest.raises(BadInput, match=f"tokens 1 to {len(ids) - 1}"):
            gradient_table.hidden(tokenizer, ids, place)


def test_the_rates_of_the_slope_begin_with_none_and_span_the_slider():
    rates = gradient_table.rates()
    assert rates[0] == 0 and rates[1] == gradient_table.LOWEST and rates[-1] == gradient_table.HIGHEST and len(rates) == gradient_table.RATES + 1
    assert np.allclose(np.diff(np.log(rates[1:])), np.log(gradient_table.HIGHEST / gradient_table.LOWEST) / (gradient_table.RATES - 1), atol=0.02)


def test_the_verb_prints_the_lap_as_json(toy_runs, capsys):
    assert main(["lap", "The cat is here", "--run", "toy", "--lr", "0.05", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["loss_after"] < found["loss_before"] and 0 < found["p_before"] < 1 and 0 < found["p_after"] < 1
    assert found["loss_before"] == found["slope"]["loss"][0] and len(found["slope"]["loss"]) == gradient_table.RATES + 1
    assert found["gradient_norm"] ** 2 == pytest.approx(sum(size**2 for size in found["blame"].values()))
    assert main(["lap", "The cat is here", "--run", "toy", "--lr", "0", "--json"]) == 0
    still = json.loads(capsys.readouterr().out)
    assert still["loss_after"] == still["loss_before"] and still["p_after"] == still["p_before"]
    assert main(["lap", "The cat is here", "--run", "toy", "--position", "2", "--json"]) == 0
    second = json.loads(capsys.readouterr().out)
    assert (second["position"], second["token"]) == (2, second["tokens"][1])
    assert second["loss_before"] == still["loss_before"] and second["p_before"] != still["p_before"]
    assert main(["lap", "The cat is here", "--run", "toy", "--position", "99", "--json"]) == 2
    assert "no token 99" in capsys.readouterr().err
    assert main(["lap", "The cat", "--run", "toy", "--lr", "-1", "--json"]) == 2
    assert "--lr" in capsys.readouterr().err


def test_the_first_nudge_in_a_row_is_the_slopes_and_each_next_one_goes_on_from_it_while_the_shared_model_stays(model):
    before = loss_of(model)
    found = gradient_step.repeated(model, IDS, 0.01, 3, OTHERS)
    one = gradient_step.slope(model, IDS, [0.0, 0.01], OTHERS)
    assert found.losses[:2] == pytest.approx(one.losses) and found.held_out[:2] == pytest.approx(one.held_out)
    assert found.losses.shape == (4, len(IDS) - 1) and np.all(np.diff(found.loss) < 0)
    assert found.loss[3] < gradient_step.slope(model, IDS, [0.01]).loss[0] and loss_of(model) == before
