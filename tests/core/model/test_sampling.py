"""Sampling: distributions are what they say, seeds repeat, and the cache changes nothing."""

import pytest
import torch

from core.errors import BadInput
from core.model.sampling import choices, complete, dice, distribution, generate, next_token
from core.model.transformer import untrained
from tests.toy import SHAPE

LOGITS = torch.tensor([1.0, 3.0, 2.0, 0.0]).log()  # chances 1/6, 1/2, 1/3, 0


@pytest.fixture(scope="module")
def model():
    return untrained(SHAPE, seed=5).eval()


def drawn(chance: torch.Generator) -> list[int]:
    return torch.randint(2**31, (5,), generator=chance).tolist()


def test_dice_fall_the_same_way_for_the_same_seed_and_text_and_in_another_for_any_other():
    assert drawn(dice(1, [0, 9])) == drawn(dice(1, (0, 9)))
    assert len({tuple(drawn(dice(seed, ids))) for seed in (0, 1, 2**64 - 1) for ids in ([0], [0, 9], [9, 0], [0, 90])}) == 12


def test_the_choices_at_a_place_are_the_shares_after_all_that_stands_before_it(model):
    ids = [0, 9, 200, 31]
    found = choices(model, ids, 2, 3)
    assert [one.id for one in found] == ids[2:]
    for place, one in enumerate(found, start=2):
        probs = next_token(model, ids[:place])
        assert one.share == pytest.approx(float(probs[ids[place]]), rel=1e-4)
        assert one.place == 1 + int((probs > probs[ids[place]]).sum())
        assert one.top == [(int(id), pytest.approx(float(probs[id]), rel=1e-4)) for id in probs.topk(3).indices]


def test_temperature_1_gives_the_softmax_and_0_the_likeliest_alone():
    assert torch.allclose(distribution(LOGITS), torch.tensor([1 / 6, 1 / 2, 1 / 3, 0]))
    assert distribution(LOGITS, 0).tolist() == [0, 1, 0, 0]


def test_temperature_one_half_squares_the_chances():
    assert torch.allclose(distribution(LOGITS, 0.5), torch.tensor([1, 9, 4, 0]) / 14)


def test_top_k_keeps_k_and_top_p_the_fewest_that_hold_p():
    assert torch.allclose(distribution(LOGITS, top_k=2), torch.tensor([0, 3 / 5, 2 / 5, 0]))
    assert distribution(LOGITS, top_p=0.5).tolist() == [0, 1, 0, 0]
    assert torch.allclose(distribution(LOGITS, top_p=0.51), torch.tensor([0, 3 / 5, 2 / 5, 0]))
    assert torch.allclose(distribution(LOGITS, top_p=1.0), distribution(LOGITS))
    assert distribution(torch.zeros(4), top_k=1).count_nonzero() == 1


@pytest.mark.parametrize("setting", [{"temperature": -1}, {"temperature": float("nan")}, {"top_k": 0}, {"top_p": 0}, {"top_p": 1.5}])
def test_a_setting_outside_its_range_is_refused(setting):
    with pytest.raises(BadInput):
        distribution(LOGITS, **setting)


def test_the_same_seed_writes_the_same_text_and_the_global_dice_are_left_alone(model):
    before = torch.get_rng_state()
    first = list(generate(model, [0, 9], 20, dice(1, [0])))
    torch.manual_seed(99)
    disturbed = torch.get_rng_state()
    assert list(generate(model, [0, 9], 20, dice(1, [0]))) == first != list(generate(model, [0, 9], 20, dice(2, [0])))
    assert torch.equal(torch.get_rng_state(), disturbed)
    torch.set_rng_state(before)


def test_greedy_text_is_the_likeliest_token_after_reading_everything_anew(model):
    ids = [0, 9, 200]
    for token in generate(model, ids, 12, temperature=0):
        assert token == int(next_token(model, ids).argmax())
        ids.append(token)
    assert len(ids) == 15


def test_text_longer_than_the_context_goes_on_from_its_latest_half(model):
    written = list(generate(model, [0, 9], 50, temperature=0))
    assert len(written) == 50
    read = [0, 9, *written[:30]]
    assert len(read) == SHAPE.n_ctx
    read = [0, *[*read, written[30]][-SHAPE.n_ctx // 2:]]
    assert written[31] == int(next_token(model, read).argmax())


def test_the_end_token_stops_the_text_and_is_not_part_of_it(model):
    whole = list(generate(model, [0, 9], 10, temperature=0))
    end = whole[4]
    assert list(generate(model, [0, 9], 10, temperature=0, end_id=end)) == whole[: whole.index(end)]


def test_sampling_without_dice_is_refused(model):
    with pytest.raises(BadInput, match="seeded"):
        list(generate(model, [0], 3))


def test_completing_many_at_once_equals_one_by_one(model):
    prompts = [[0, 9], [0, 200, 7], [0, 11], [0, 1, 2, 3]]
    end = complete(model, [prompts[0]], 6, end_id=-1)[0][3]
    alone = [list(generate(model, ids, 6, temperature=0, end_id=end)) for ids in prompts]
    assert complete(model, prompts, 6, end, batch_size=2) == alone
    assert any(len(text) < 6 for text in alone) and any(len(text) == 6 for text in alone)
