"""What DECISIONS.md says of the shipped run is what the run says."""

from pathlib import Path

import pytest

from core.corpus import planted_lines
from core.results.left_out_author import shelf
from core.runs import store
from tests.bench import specimen

EVERYDAY = {"plain facts in unseen wordings", "plain facts, first words", "everyday sums, unseen"}  # since edition 2
TOLD = " ".join((Path(__file__).resolve().parents[1] / "DECISIONS.md").read_text(encoding="utf-8").split())


@pytest.fixture(scope="module")
def run():
    return store.open_run()


def test_the_loss_and_what_the_text_cost_its_writer_are_the_runs(run):
    losses = run.table("losses")
    held_out, read = losses["heldout_loss"][-1], losses["train_loss"][-1]
    assert f"{held_out:.3f} against {losses['floor']:.3f} nats, {100 * (held_out / losses['floor'] - 1):.0f} % above" in TOLD
    assert f"{read:.3f} against {losses['train_floor']:.3f}, {100 * (read / losses['train_floor'] - 1):.0f} % above" in TOLD


def test_the_text_has_one_number_of_documents_wherever_it_is_told(run):
    sheet, facts = run.table("datasheet"), run.table("text_facts")
    assert sheet["documents"] == facts["documents"] == sum(row["documents"] for row in sheet["sources"]) == run.table("blanks")["documents"]
    assert f"the {sheet['documents']:,} documents ({sheet['characters'] / 1e6:.1f} million characters)" in TOLD
    assert f"{len(facts['units']) - 1:,} different ones" in TOLD  # the end of a document is no word


def test_how_many_famous_lines_are_recited_is_one_number(run):
    table, lines = run.table("memory"), run.table("shelf")["lines"]
    assert table["given_words"] == run.table("shelf")["opening_words"]
    for source in ("famous", "invented"):
        of = {line["text"]: line["recalled"][-1] for line in table["lines"] if line["source"] == source}
        assert {line["text"]: line["base"]["recalled"] for line in lines if line["source"] == source} == of
        count, base, _ = shelf(run.table("shelf")).recited(source)
        assert (count, base) == (len(of), sum(of.values())) and count == sum(line.source == source for line in planted_lines.lines())


def test_what_single_copies_and_many_are_worth_is_the_runs(run):
    shares = {row["copies"]: row["p_token"][-1] for row in run.table("memory")["by_copies"] if row["source"] == "invented"}
    assert f"{100 * shares[1]:.1f} % and {100 * shares[100]:.1f} % (invented lines)" in TOLD


def test_scores_in_the_table_of_goals_are_the_runs(run):
    last = {family["family"]: f"{family['right'][-1]} of {family['n']}" for family in run.table("skills")["families"]}
    assert last["capitals in unseen phrasings"] in TOLD
    for family, said in (("reading a list back", "lists read back {}"), ("a row that begins again", "rows that begin again {}"),
                         ("sums step by step, unseen", "{} in steps"), ("genre and topic never seen together", "{} |"),
                         ("comparison spelled out, unseen names", "spelled out {}"), ("formal or casual style", "formal or casual {}")):
        assert said.format(last[family]) in TOLD, family
    for family in last.keys() & EVERYDAY:
        assert f"{family} {last[family]}" in TOLD


@pytest.mark.parametrize("seed", [0, 19])
def test_what_contributing_says_that_it_writes_by_itself_is_what_it_writes(run, seed):
    told = (Path(__file__).resolve().parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    said = specimen.goes_on(run, "", seed, specimen.TEMPERATURE, specimen.LENGTH).replace("\n", " / ")
    assert f"\n{seed}. {said}\n" in told
