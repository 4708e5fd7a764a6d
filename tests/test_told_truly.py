"""Sentences that were once untrue: each has to say all of it wherever it is said, in the prose and in the pages' own words."""

import re

import numpy as np
import pytest
import torch

from core.config import TrainingConfig
from core.model.transformer import untrained
from core.runs.store import open_run
from core.training.optimizers import AdamW, Muon, optimizers_of
from pages.shared.loading import caches
from pages.shared.text import prose
from tests.opening import ROOT
from tests.test_prose import CONTENT

PROSE = {f"{chapter}: {section}": prose.sections(chapter)[section] for chapter in CONTENT for section in prose.sections(chapter)}
PAGES = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in (ROOT / "pages").rglob("*.py")}


def all_told(asked: str, told: str, texts: dict[str, str]) -> None:
    """Every text that says `asked` says `told` as well; and some text does say it, or the law would hold of nothing."""
    flat = {name: " ".join(text.split()) for name, text in texts.items()}
    saying = [name for name, text in flat.items() if re.search(asked, text)]
    assert saying
    assert [name for name in saying if not re.search(told, flat[name])] == []


def test_whoever_explains_similarity_says_that_only_minus_1_is_opposite():
    all_told(r"same direction|point the same way", "−1", PROSE)
    assert not [name for name, text in PROSE.items() if re.search(r"0 (is|means) no relation|below 0 is opposite", text)]


def test_whoever_says_that_the_numbers_stay_says_that_chats_may_be_trained_on_later():
    all_told(r"until its makers train it again", "people's chats", PROSE)
    assert re.search(r"\*Sources: .*20\d\d", " ".join(PROSE["training: no_chat"].split()))


def test_whoever_says_that_it_has_no_list_says_that_chatbots_can_search():
    all_told(r"has no list (of sentences )?to look in", "search tool", PROSE)


def test_whoever_tells_of_people_s_ratings_tells_of_the_rest_of_that_training():
    all_told(r"people's ratings", "program can check", PROSE)


def test_nobody_says_that_numbers_hold_no_text_without_the_zip_file():
    texts = PROSE | PAGES
    all_told(r"only numbers|just numbers|numbers too|is a list of \[\[parameters\]\]", "ZIP", texts)
    assert not [name for name, text in texts.items() if re.search(r"no text inside it|find not one|not find one\s+sentence|numbers, no sentences",
                                                               text)]


def test_whoever_says_that_it_was_given_no_kinds_of_words_says_that_its_text_was_written_by_them():
    """The map's colours follow the lists of core.corpus.english.lexicon, by kind, from which the program's texts are drawn too."""
    texts = PROSE | PAGES
    all_told(r"words? sorted|grouped the words", r"lists, (a list for each|one a) kind", texts)
    assert caches.corpus_index().find("A cow is an animal").count


def test_the_share_of_numbers_that_muon_moved_is_what_training_gives_to_it():
    from pages.sections.training import talk as page

    config = open_run("base").config
    model = untrained(config.model, seed=1)
    muon, _ = optimizers_of(model, config.training)
    moved = sum(parameter.numel() for group in muon.param_groups for parameter in group["params"])
    share = moved / sum(parameter.numel() for parameter in model.parameters())
    assert isinstance(muon, Muon) and page.turned_by_muon() == pytest.approx(share)
    assert "[[muon]] of all numbers" in PROSE["training: one_line"]


def test_muon_evens_a_matrix_s_step_out_and_adamw_gives_each_number_a_step_of_its_own_size():
    """What one_line says of the two, seen on one step of each, from gradients whose directions and sizes differ a hundredfold."""
    rng = torch.Generator().manual_seed(3)
    left, _, right = torch.linalg.svd(torch.randn(32, 32, generator=rng))
    slope = 1e4 * left @ torch.diag(torch.logspace(0, -2, 32)) @ right  # far above the little that AdamW adds to every size
    config = TrainingConfig()
    by_muon = {"momentum": config.muon_momentum, "nesterov": True, "iterations": config.muon_iterations,
               "coefficients": config.muon_coefficients, "scale": config.muon_scale}
    for kind, settings in ((Muon, by_muon), (AdamW, {})):
        matrix = torch.nn.Parameter(torch.zeros(32, 32))
        matrix.grad = slope.clone()
        optimizer = kind([matrix], weight_decay=0.0, **settings)
        optimizer.param_groups[0]["lr"] = 0.1
        optimizer.step()
        step = matrix.detach()
        long = torch.linalg.svdvals(step)
        if kind is Muon:
            assert long.max() / long.min() < 3  # a hundredfold before
            assert step.abs().max() / step.abs().median() > 3  # so numbers differ: it isn't one size for each
        else:
            np.testing.assert_allclose(step.abs(), 0.1, rtol=1e-3)  # whatever the slope's size
            assert long.max() / long.min() > 10
