"""What was noted while a run was trained is read in bits, as its losses are."""

import numpy as np
import pytest

from core.results import losses, training_log
from core.runs import store


def test_the_shipped_runs_log_and_its_losses_tell_one_course_in_one_unit():
    run = store.open_run("base")
    log, found = training_log.in_bits(run.table("training")), losses.in_bits(run.table("losses"))
    assert log.held_out_steps == found.steps and log.held_out_bits == pytest.approx(found.held_out_bits, rel=0.1)  # of its first rows, of all
    assert log.bits[0] == pytest.approx(found.blind_bits, abs=0.1)
    assert log.bits[-100:].mean() == pytest.approx(found.read_bits[-1], rel=0.2)
    assert len(log.steps) == len(log.bits) == run.config.training.steps and log.steps[-1] == found.steps[-1]
    nats = training_log.in_bits(run.table("training") | {"loss": [np.log(8)], "heldout_loss": [np.log(2)]})
    assert (nats.bits, nats.held_out_bits) == (pytest.approx([3]), pytest.approx([1]))
