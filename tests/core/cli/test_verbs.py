"""The command line: every verb's JSON, and one sentence with exit code 2 for what can't be done."""

import ast
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import safetensors
import safetensors.numpy

from core.__main__ import main
from core.analyses.word_similarity import WordSpace, unit_vectors
from core.cli.answer import visible
from core.cli.model_verbs import at_steps
from core.corpus.english.lexicon import CAPITALS
from core.model.prompt import prompt_ids
from core.model.trace import trace
from core.runs.store import open_run
from tests import code, recount
from tests.toy import SHAPE, STEPS, WORDS

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def toy(toy_runs):
    return toy_runs


@pytest.fixture
def ask(capsys):
    """Runs a command on the toy run with --json and gives the one object that it prints."""
    def run(*arguments: str) -> dict:
        assert main([*arguments, "--run", "toy", "--json"]) == 0
        out = capsys.readouterr().out
        assert out.count("\n") == 1
        return json.loads(out)
    return run


@pytest.fixture
def refused(capsys):
    """Runs a command that has to fail and gives the sentence that it says."""
    def run(*arguments: str) -> str:
        try:
            status = main(list(arguments))
        except SystemExit as stop:
            status = stop.code
        said = capsys.readouterr()
        assert status == 2 and said.out == "" and said.err.count("\n") == 1, said
        return said.err
    return run


def test_predict_gives_the_likeliest_tokens_and_the_entropy(ask):
    found = ask("predict", "The cat xyzzy", "--top", "300", "--step", "4")
    p = np.array([item["p"] for item in found["predictions"]])
    assert (found["step"], found["tokens"][:2], found["unknown_words"]) == (4, [" The", " cat"], ["xyzzy"])
    assert len(p) == SHAPE.d_vocab and p.sum() == pytest.approx(1, abs=1e-5) and np.all(np.diff(p) <= 0)
    assert found["entropy_bits"] == pytest.approx(-(p * np.log2(p)).sum(), abs=1e-3)
    run = open_run("toy")
    assert all(run.tokenizer.token(item["id"]) == item["token"] for item in found["predictions"])


def test_generate_repeats_itself_with_the_same_seed(ask):
    one, again, other = (ask("generate", "The cat", "--tokens", "12", "--seed", seed, "--temperature", "1") for seed in ("1", "1", "2"))
    assert one == again and one["text"] != other["text"] and 1 <= len(one["tokens"]) <= 12
    assert one["prompt"] == "The cat"


def test_score_adds_up_bits_that_agree_with_predict(ask):
    one, two = ask("score", "The cat", "The dog")["scores"]
    assert one["total_bits"] == pytest.approx(sum(token["bits"] for token in one["tokens"]))
    after = {item["token"]: item["p"] for item in ask("predict", "The", "--top", "300")["predictions"]}
    assert one["tokens"][1]["bits"] == pytest.approx(-np.log2(after[" cat"]), abs=1e-4)
    assert two["tokens"][1]["bits"] == pytest.approx(-np.log2(after[" dog"]), abs=1e-4)


def test_trace_writes_every_named_activation(ask, tmp_path):
    file = tmp_path / "x.safetensors"
    ask("trace", "The cat and the dog", "--out", str(file))
    kept = safetensors.numpy.load_file(file)
    run = open_run("toy")
    expected = trace(run.model(), prompt_ids(run.tokenizer, "The cat and the dog", SHAPE.n_ctx))
    assert set(kept) == {"tokens", *expected.activations}
    assert {"embed", "pos", "final_norm", "logits", "probs", "blocks.2.attn_pattern", "blocks.0.resid_mid"} <= set(kept)
    assert all(np.array_equal(kept[name], value) for name, value in expected.activations.items())


def test_trace_writes_the_same_bytes_each_time_and_says_what_of(ask, toy):
    asked = ["trace", "The cat", "--step", "4", "--out"]
    ask(*asked, str(toy / "a"))
    for name in "bcdefgh":
        ask(*asked, str(toy / name))
    other = {**os.environ, "PYTHONHASHSEED": "1"}  # this process hashes by a seed drawn by lot
    said = subprocess.run([sys.executable, "-m", "core", *asked, str(toy / "other"), "--run", "toy"], env=other, cwd=ROOT, check=True,
                          capture_output=True, text=True).stdout
    assert said.endswith(f"positions written to {toy / 'other'}\n")
    assert len({(toy / name).read_bytes() for name in [*"abcdefgh", "other"]}) == 1
    with safetensors.safe_open(toy / "a", framework="numpy") as file:
        assert json.loads(file.metadata()["nudge"]) == {"run": "toy", "step": 4}


def test_no_file_of_tensors_is_written_with_two_keys_of_metadata():  # safetensors would put them in an order drawn by lot
    calls = [(path.name, node) for path in (ROOT / "core").rglob("*.py") for node in ast.walk(code.tree(path))
             if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "save"
             and ast.unparse(node.func) in ("safetensors.torch.save", "safetensors.numpy.save")]
    assert len(calls) >= 5
    for name, call in calls:
        given = [*call.args[1:], *(keyword.value for keyword in call.keywords)]
        assert all(isinstance(value, ast.Dict) and len(value.keys) == 1 for value in given), f"{name}: {ast.unparse(call)}"


def test_similarity_and_neighbours_run_through_training(ask):
    found = ask("similarity", "cat", "dog")
    assert found["steps"] == list(STEPS) and [len(found[k]) for k in ("cosine", "percentile", "control_band")] == [3, 3, 3]
    assert ask("similarity", "cat", "dog", "--step", "4")["cosine"] == found["cosine"][1:2]
    near = ask("neighbours", "cat", "--top", "3")
    assert [len(row) for row in near["neighbours"]] == [3, 3, 3]
    best = near["neighbours"][0][0]
    assert ask("similarity", "cat", best["word"])["cosine"][0] == pytest.approx(best["cosine"], abs=2e-3)


def test_either_table_of_words_can_be_asked(ask):
    for verb in (("similarity", "cat", "dog"), ("neighbours", "cat", "--top", "3")):
        first, other = (ask(*verb, "--table", table) for table in ("embed", "unembed"))
        assert first == ask(*verb) and (first["table"], other["table"]) == ("embed", "unembed")
        assert first != {**other, "table": "embed"}
    run = open_run("toy")
    words = WordSpace(run, "unembed").words
    rows = unit_vectors(run.weights()["unembed.weight"].numpy()[list(words.values())])
    cat, dog = (list(words).index(word) for word in ("cat", "dog"))
    assert ask("similarity", "cat", "dog", "--table", "unembed")["cosine"][-1] == pytest.approx(rows[cat] @ rows[dog], abs=1e-5)


def test_verify_finds_a_changed_file(toy, capsys):
    assert main(["verify", "--run", "toy", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ok"] is True
    (toy / "toy" / "words.json").write_text("{}")
    assert main(["verify", "--run", "toy", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["ok"] is False and "words.json" in found["problems"][0]


def test_a_checkpoint_goes_out_to_gpt2_and_comes_back_in(ask, toy, capsys):
    ask("export", str(toy / "out"), "--step", "4")
    assert main(["import", str(toy / "out"), "--run", "back", "--json"]) == 0
    capsys.readouterr()
    assert main(["predict", "The cat", "--run", "back", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["predictions"] == ask("predict", "The cat", "--step", "4")["predictions"]


@pytest.mark.parametrize(("arguments", "says"), [
    (["predict", ""], "no text"),
    (["predict", " \n\t"], "no text"),
    (["predict", "cat " * 25_000], "25,00"),
    (["predict", "\udcff"], "surrogate"),
    (["predict", "cat", "--step", "7"], "has no step 7; it has 0, 4, 16"),
    (["predict", "cat", "--top", "0"], "--top is 0"),
    (["generate", "cat", "--temperature", "-1"], "temperature is -1"),
    (["generate", "cat", "--tokens", "0"], "--tokens is 0"),
    (["score", "cat", ""], "no text"),
    (["trace", "cat", "--out", "/no/such/folder/x.safetensors"], "can't be written"),
    (["similarity", "cat", "<b>"], "'<b>' is not among"),
    (["neighbours", "\x1b[31m"], r"\x1b"),
    (["evaluate"], "python -m core analyse --run toy"),
    (["corpus", "--sample", "-1"], "--sample is -1"),
    (["analyse", "--only", "nothing"], "no analysis 'nothing'"),
    (["import", "/no/such/folder"], "already"),
])
def test_what_cannot_be_done_is_said_in_one_sentence(refused, arguments, says):
    assert says in refused(*arguments, "--run", "toy")


@pytest.mark.parametrize(("arguments", "says"), [
    ([], "VERB"), (["bogus"], "bogus"), (["predict"], "TEXT"), (["predict", "cat", "--step", "x"], "x"),
    (["predict", "cat", "--run", "nothing"], "no run 'nothing'"), (["predict", "cat", "--run", "../toy"], "no run '../toy'"),
    (["similarity", "cat", "dog", "--table", "middle"], "middle"),
    (["train", "--run", "a b"], "letters, digits"), (["train", "--config", "/no/such.json"], "can't be read"),
    (["import", "/no/such/folder", "--run", "new"], "config.json"),
])
def test_a_mistyped_command_is_answered_in_one_line(refused, arguments, says):
    assert says in refused(*arguments)


def test_a_damaged_checkpoint_is_named(refused, toy):
    file = toy / "toy" / "checkpoints" / "step_000016.safetensors"
    file.write_bytes(file.read_bytes()[:100])
    assert "step_000016" in refused("predict", "cat", "--run", "toy")


@pytest.mark.parametrize("text", ["🐈 قطة", "\x1b[31mred\x07", "<script>alert(1)</script>", ":red[x] $x^2$ **b**", "a\u202eb"])
def test_any_text_is_read_and_shown_as_text(text, capsys):
    assert main(["generate", text, "--run", "toy", "--tokens", "1"]) == 0
    assert all(c == "\n" or c.isprintable() for c in capsys.readouterr().out)


def test_text_comes_from_standard_input(ask, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"The cat")))
    from_input = ask("predict", "-")
    assert from_input == ask("predict", "The cat")


def test_control_characters_are_written_out():
    assert visible("a\x1b[2J\u202eb\nc é 🐈") == "a\\x1b[2J\\u202eb\nc é 🐈"


def test_cutting_to_one_checkpoint_leaves_lists_of_other_things_whole():
    table = {"steps": [0, 4, 16], "floor": 1, "families": [{"right": [1, 2, 3]}, {"right": [4, 5, 6]}, {"right": [7, 8, 9]}]}
    assert at_steps(table, 3, [1]) == {"steps": [4], "floor": 1, "families": [{"right": [2]}, {"right": [5]}, {"right": [8]}]}


def test_without_json_an_answer_is_in_words(toy, capsys):  # from a shell: the trace above, and tests/core/cli/test_hostile.py
    assert main(["predict", "The cat", "--run", "toy", "--top", "1"]) == 0
    said = capsys.readouterr().out
    assert "%" in said and "step 16" in said


def test_lookup_gives_the_longest_end_that_stands_in_the_text_and_what_follows(ask):
    found = ask("lookup", "A zebra says: The cat is here and the")
    assert (found["longest_match"], found["whole"], found["count"]) == ("The cat is here and the", False, 27)
    assert {item["token"]: item["count"] for item in found["continuations"]} == {f" {word}": 3 for word in WORDS.split()}
    assert found["document_count"] == 27 and found["documents"][0] == {"id": 0, "source": "world", "genre": "toy", "topic": "", "author": ""}
    nothing = ask("lookup", "the zebra")
    assert (nothing["longest_match"], nothing["count"], nothing["continuations"], nothing["documents"]) == ("", 0, [], [])


def test_copied_gives_the_stretches_that_stand_in_the_text_and_the_share_of_the_rest(ask):
    text = "Look: The cat is here and the dog is there. Look"
    found = ask("copied", text)
    (span,) = found["spans"]
    assert text[span["start"]:span["end"]] == span["text"] == "The cat is here and the dog is there."
    assert (span["count"], span["document_count"], span["units"]) == (3, 3, 10)
    assert "".join(span["tokens"]).strip() == span["text"]
    assert found["novel_share"] == pytest.approx(3 / 13)
    assert [one["text"] for one in found["new"]] == ["Look", ":", "Look"]
    assert ask("copied", text, "--shortest", "11")["novel_share"] == 1


def test_ladder_gives_what_counters_and_model_say_after_a_text(ask):
    found = ask("ladder", "The cat is here and the")
    assert found["steps"] == [0, 4, 16] and found["words"] == [0, 1, 2, 3, 4] and found["used"] == 4
    for row in found["counters"]:
        assert row == sorted(row, key=lambda one: -one["p"])
    after_and_the = {one["token"]: one["p"] for one in found["counters"][2]}
    assert set(after_and_the) <= {f" {word}" for word in WORDS.split()}
    assert after_and_the == pytest.approx(dict.fromkeys(after_and_the, 0.11), abs=0.01)
    predicted = {one["token"]: one["p"] for one in ask("predict", "The cat is here and the", "--step", "4", "--top", "300")["predictions"]}
    assert all(predicted[one["token"]] == pytest.approx(one["p"], abs=1e-5) for one in found["model"][1])
    assert ask("ladder", "The cat is here and the", "--step", "4")["model"] == [found["model"][1]]
    assert all(0 < bits < 1 for row in found["distance_bits"] for bits in row)


def test_ladder_without_a_text_gives_what_ships_with_the_run(ask, toy):
    table = {"steps": list(STEPS), "distances": [[0.2, 0.5, 0.6], [0.4, 0.3, 0.2]], "luck": [[0.0] * 3] * 2, "losses": [2.0, 1.0], "places": 9}
    losses = {"steps": list(STEPS), "heldout_loss": [3.0, 1.5, 0.5], "train_loss": [3.0, 1.5, 0.5], "house_heldout_loss": [],
              "house_heldout_documents": 0, "floor": 0.4, "blind_guess": 3.0, "by_genre": []}
    for name, content in (("ladder", table), ("losses", losses)):
        (toy / "toy" / "analyses" / f"{name}.json").write_text(json.dumps(content))
    found = ask("ladder")
    assert found["distance_bits"] == table["distances"] and found["steps"] == list(STEPS)
    assert found["nearest"] == [0, 1, 1] and found["beyond"] == 16
    assert found["phases"] == [{"step": 0, "nearest": "words"}, {"step": 4, "nearest": "pairs"}, {"step": 16, "nearest": None}]
    assert found["loss_bits"]["counters"] == pytest.approx([2 / np.log(2), 1 / np.log(2)])
    assert ask("ladder", "--step", "4")["distance_bits"] == [[0.5], [0.3]]


@pytest.mark.parametrize("arguments", [("ladder",), ("ladder", ""), ("ladder", "cat", "--step", "3")])
def test_ladder_refuses_what_it_cannot_answer(refused, arguments):
    assert refused(*arguments, "--run", "toy")


@pytest.mark.parametrize("arguments", [("lookup", ""), ("lookup", " \n"), ("copied", "  "), ("copied", "\ud83d"), ("lookup",), ("copied", "a", "b"),
                                       ("lookup", "cat", "--step", "3"), ("copied", "cat", "--shortest", "0")])
def test_lookup_and_copied_refuse_what_cannot_be_looked_up(refused, arguments):
    assert refused(*arguments, "--run", "toy")


def test_a_run_without_its_training_text_says_how_to_make_it(refused, toy):
    (toy / "toy" / "analyses" / "text.safetensors").unlink()
    assert "analyse --run toy --only text" in refused("copied", "cat", "--run", "toy")


@pytest.mark.parametrize("text", ["🦊👩‍🔬", "שלום", "a\x00b\x07", "<b>hi</b>", "$x$ **b**", "cat " * 25_000])
def test_any_text_can_be_compared(ask, text):
    assert 0 <= ask("copied", text)["novel_share"] <= 1
    ask("lookup", text)


# Skills across facts, starts and a law: the run that ships -------------------------------------------------------------


def test_the_verbs_of_facts_starts_and_the_law_say_what_ships(capsys, monkeypatch):
    monkeypatch.delenv("NUDGE_RUNS")

    def told(*arguments: str) -> dict:
        assert main([*arguments, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    facts, at = recount.table("fact_answers"), recount.steps().index(400)
    asked = {kind["kind"]: kind["of"] for kind in facts["kinds"]}["capitals"]
    words = {one["of"]: one["words"][at] for one in asked}
    (capitals,) = told("facts", "--kind", "capitals", "--step", "400")["kinds"]
    assert [one["words"] for one in capitals["of"]] == [[word] for word in words.values()]
    assert words.keys() == CAPITALS.keys()
    right = sum(CAPITALS[country] == word for country, word in words.items())
    cities = sum(word in CAPITALS.values() for word in words.values())
    assert (capitals["right"], capitals["of_kind"]) == ([right], [cities - right])
    every, ends = told("luck"), [recount.families(run) for run in recount.STARTS]
    widest = recount.widest()
    assert every["alike"] == sum(test["alike"] for test in every["tests"]) and every["tests"][0]["test"] == widest
    assert [right[-1] for right in every["tests"][0]["right"]] == [run[widest]["right"][-1] for run in ends]
    config, last = open_run("base").config, recount.steps()[-1]
    found = told("law", "--step", str(last))
    assert found["law_step"] == round(10**5.7 / (config.training.batch_size * config.model.n_ctx) ** 0.5)
    assert found["steps"] == [last] and len(found["random"]) == len(found["lists"]) == 1


def test_a_statement_is_judged_on_the_command_line(ask):
    assert ask("judge", "The cat is here.")["verdict"] == "true"
    assert ask("judge", "The cat is there")["verdict"] == "plausible" and ask("judge", "A zebra is here")["verdict"] == "invented"
    assert main(["judge", "cat", "--run", "toy"]) == 2
