"""Whether shares mean what they say: counted plainly, nought for a model that is always right about itself, and told as it ships."""

import numpy as np
import pytest
import torch

from core.analyses.calibration import first_guesses, reliability, stands
from core.figures.fill_in_the_blank import FEWEST
from core.figures.fill_in_the_blank import reliability as drawn
from core.model.transformer import untrained
from core.results.calibration import BINS, right_of_100
from core.runs import store
from pages.shared.loading import caches
from pages.shared.text import calibration as calibration_told
from pages.shared.text import prose
from tests.opening import is_well, opened, sent
from tests.toy import SHAPE


def test_bins_are_counted_plainly():
    shares, right = np.array([0.05, 0.62, 0.68, 0.699, 0.7, 1.0]), np.array([0, 1, 0, 1, 1, 1])
    found = reliability(shares, right)
    pairs = list(zip(shares, right, strict=True))
    plain = [[(share, hit) for share, hit in pairs if at <= share * 10 < at + 1 or (at == 9 and share == 1)] for at in range(BINS)]
    assert found.counts.tolist() == [len(one) for one in plain]
    assert found.right.tolist() == [sum(hit for _, hit in one) for one in plain]
    assert found.shares == pytest.approx([sum(share for share, _ in one) for one in plain])
    gaps = [abs(np.mean([share for share, _ in one]) - np.mean([hit for _, hit in one])) * len(one) for one in plain if one]
    assert found.error == pytest.approx(sum(gaps) / len(shares))


def test_a_model_that_is_right_as_often_as_it_says_has_next_to_no_error():
    shares = np.random.default_rng(2).uniform(size=200_000)
    honest, boaster = np.random.default_rng(3).uniform(size=len(shares)) < shares, np.random.default_rng(3).uniform(size=len(shares)) < shares / 2
    assert reliability(shares, honest).error < 0.01
    assert reliability(shares, boaster).error == pytest.approx(0.25, abs=0.01)


def test_a_first_guess_is_right_when_it_is_the_token_that_came():
    model = untrained(SHAPE, seed=8).eval()
    texts = [(0, 5, 9, 11), (0, 7, 3, 2), (0, 5)]
    with torch.no_grad():
        rows = [model(torch.tensor([text[:-1]]))[0].softmax(-1) for text in texts]
    expected = sorted((float(row[place].max()), int(row[place].argmax()) == text[place + 1])
                      for text, row in zip(texts, rows, strict=True) for place in range(len(text) - 1))
    shares, right = first_guesses(model, texts, batch_size=2)
    assert sorted(zip(shares.tolist(), right.tolist(), strict=True)) == [(pytest.approx(share), hit) for share, hit in expected]


def test_what_ships_is_what_the_run_says_and_it_can_be_trusted_only_at_home():
    run = store.open_run()
    table = run.table("calibration")
    kinds = {kind["kind"]: kind for kind in table["kinds"]}
    assert list(kinds) == ["program", "stories", "visitors"] and table["steps"] == run.steps
    from core.corpus import visitors

    typed = [(run.tokenizer.end_id, *run.tokenizer.encode(sentence.whole)) for sentence in visitors.sentences()
             if not stands(sentence.whole, caches.corpus_index())]
    assert kinds["visitors"]["texts"] == len(typed) < len(visitors.sentences())  # what stands in its text doesn't count
    again = reliability(*first_guesses(run.model(), typed))
    assert again.counts.tolist() == kinds["visitors"]["counts"][-1] and again.right.tolist() == kinds["visitors"]["right"][-1]
    assert kinds["visitors"]["error"][-1] == pytest.approx(again.error, rel=1e-3)
    errors = [kinds[kind]["error"][-1] for kind in kinds]
    assert errors == sorted(errors) and errors[0] < 0.03 and errors[2] > 5 * errors[0]


def test_the_glossary_tells_what_was_counted():
    table = store.open_run().table("calibration")
    told = calibration_told.finding(table)
    for kind in table["kinds"]:
        right = 100 * kind["right"][-1][6] / kind["counts"][-1][6]
        assert f"{right:.0f} of 100 times on {calibration_told.KINDS[kind['kind']]}" in told
    assert told.startswith("Where it says 60 to 70 %")


def test_a_bin_without_guesses_tells_nothing():
    kind = {"counts": [[0] * BINS], "right": [[0] * BINS], "kind": "program"}
    assert right_of_100(kind, 0, 0.62) is None
    assert calibration_told.finding({"kinds": [kind]}) == ""


def test_the_figure_draws_only_bins_with_enough_guesses_and_the_line_of_honesty():
    counts = np.array([FEWEST - 1, FEWEST, 500])
    figure = drawn({"a": (np.array([0.1, 0.5, 0.9]), np.array([0.2, 0.4, 0.95]), counts)}, {"a": "a"})
    line, marks = figure.data
    assert np.allclose(line.x, line.y) and np.allclose(marks.x, [0.5, 0.9]) and np.allclose(marks.y, [0.4, 0.95])


def test_shares_of_visitors_sentences_are_counted_at_every_moment():
    table = store.open_run().table("calibration")
    for kind in table["kinds"]:
        assert len({sum(counts) for counts in kind["counts"]}) == 1  # the same places at every moment
        assert all(0 <= right <= count for rights, counts in zip(kind["right"], kind["counts"], strict=True)
                   for right, count in zip(rights, counts, strict=True))
    assert table["bins"] == BINS


def test_the_glossary_page_and_the_drawer_of_the_blanks_tell_it():
    glossary = opened("glossary", word="probability", before={"glossary.measured": True})
    is_well(glossary)
    told = calibration_told.finding(store.open_run().table("calibration"))
    assert any(told[1:] in element.value for element in glossary.markdown)
    assert not any("[[" in element.value for element in glossary.markdown)
    blanks = opened("fill_in_the_blank", step="8")
    is_well(blanks)
    film = next(given for given in sent(blanks) if "figure" in given)
    assert film["sentences"][-1] == told and len(film["sentences"]) == len(film["steps"])


def test_a_definition_on_tap_never_holds_a_slot():
    assert prose.definitions()
    assert not [term for term, told in prose.definitions().items() if "[[" in told]


def test_a_run_that_came_without_it_says_nothing_of_it(monkeypatch):
    whole = caches.document
    monkeypatch.setattr(caches, "document", lambda name, file: None if file == "analyses/calibration.json" else whole(name, file))
    for slug, link in (("glossary", {"word": "probability"}), ("fill_in_the_blank", {}), ("about", {"step": "5"})):
        test = opened(slug, **link)
        is_well(test)
        assert not any("of 100 times" in element.value or "[[" in element.value for element in test.markdown)
