"""A run's losses are read in bits, whatever they are kept in."""

import numpy as np
import pytest

from core.results.losses import GenreLoss, in_bits
from core.runs import store

TABLE = {
    "steps": [0, 5],
    "unit": "nats a token",
    "heldout_loss": [np.log(8), np.log(2)],
    "train_loss": [np.log(4), np.log(2)],
    "house_heldout_loss": [],
    "house_heldout_documents": 0,
    "floor": np.log(2) / 2,
    "blind_guess": np.log(4096),
    "by_genre": [{"genre": "tales", "documents": 7, "loss": np.log(4), "floor": np.log(2), "below": 1}],
}


def test_nats_are_read_as_bits():
    found = in_bits(TABLE)
    assert (
        found.steps == (0, 5)
        and found.held_out_bits == pytest.approx([3, 1])
        and found.read_bits == pytest.approx([2, 1])
    )
    assert (found.floor_bits, found.blind_bits) == pytest.approx((0.5, 12)) and found.house_bits.tolist() == []
    assert found.genres == (GenreLoss("tales", 7, pytest.approx(2), pytest.approx(1)),)


def test_the_run_that_ships_guesses_among_its_tokens_at_first_and_keeps_above_its_writer():
    run = store.open_run("base")
    found = in_bits(run.table("losses"))
    assert found.blind_bits == pytest.approx(np.log2(run.tokenizer.d_vocab), abs=1e-4)
    assert found.held_out_bits[0] == pytest.approx(found.blind_bits, abs=0.1)
    assert (found.held_out_bits > found.floor_bits).all() and len(found.house_bits) == len(found.steps) == len(
        run.steps
    )
