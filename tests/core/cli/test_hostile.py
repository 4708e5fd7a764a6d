"""The command line under hostile input: exit status 0 or 2, at most one line on standard error, no traceback, nothing that a terminal would obey."""

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.__main__ import as_json, main
from core.config import RunConfig
from core.errors import BadInput
from tests import hostile
from tests.opening import ROOT

CASES, SEED = 700, 1


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with the files that the command lines name, beside the folder of runs."""
    from tests.toy import write_toy_run

    runs, folder = tmp_path_factory.mktemp("runs"), tmp_path_factory.mktemp("files")
    write_toy_run(runs)
    hostile.prepare(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NUDGE_RUNS", str(runs))
        yield folder


def ran(case: hostile.Case) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of a command line, run in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", errors, write_through=True) for errors in ("strict", "backslashreplace"))  # as in a shell
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        patch.setattr(sys, "stdin", None if case.stdin is None else io.TextIOWrapper(io.BytesIO(case.stdin)))
        try:
            status = main(case.arguments)
        except SystemExit as stop:  # --help
            status = stop.code
    return status, *(stream.buffer.getvalue().decode() for stream in (out, err))


def listed() -> list[str]:
    """What lies here; not what Python keeps of a script that a test beside this one has just run."""
    return sorted(set(os.listdir()) - {"__pycache__"})


@pytest.mark.parametrize("part", range(7))
def test_no_command_line_breaks_a_law(place, part):
    broken, here = [], listed()
    for case in list(hostile.cases(place, SEED, CASES))[part::7]:
        status, out, err = ran(case)
        law = hostile.broken(case, status, out, err)
        if law:
            broken.append((law, [argument[:60] for argument in case.arguments], err[:300]))
    assert broken == []
    assert listed() == here  # nothing is written but where it was named


def test_the_command_lines_are_many_different_ones_and_some_succeed(place):
    cases = list(hostile.cases(place, SEED, CASES))
    assert cases == list(hostile.cases(place, SEED, CASES)) != list(hostile.cases(place, SEED + 1, CASES))
    assert {case.arguments[0] for case in cases} >= set(hostile.VERBS)
    assert sum(ran(case)[0] == 0 for case in cases[:100]) > 20


@pytest.mark.parametrize(("arguments", "says"), [
    (["generate", "cat", "--seed", "18446744073709551616"], "--seed is 18446744073709551616; it has to be a whole number from 0 to 18,446"),
    (["generate", "cat", "--seed", "9" * 5_000], "--seed is 999"),
    (["lookup", "cat", "--top", "-5"], "--top is -5; it has to be a whole number from 1"),
    (["lap", "cat", "--lr", "nan"], "--lr is nan; it has to be a number, 0 or more"),
    (["lap", "cat", "--lr", "1e400"], "--lr is 1e400"), (["lap", "cat", "--lr", "11"], "from 0 to 10"),
    (["generate", "cat", "--top-p", "0"], "--top-p is 0; it has to be a number, above 0, at most 1"),
    (["generate", "cat", "--temperature", "inf"], "--temperature is inf"),
    (["trace", "cat", "--out", "/tmp"], "can't be written"), (["trace", "cat", "--out", "/proc/version"], "can't be written"),
    (["trace", "cat", "--out", "a\0b"], r"--out is a\x00b"), (["trace", "cat", "--out", ""], "--out is empty"),
    (["predict", "cat", "--bogus\x1b[31m\nx"], r"Unrecognized arguments: --bogus\x1b[31m\nx"),
    (["predict", "cat", "--run", "a\nb\x1b[2J"], r"no run 'a\nb\x1b[2J'"),
    (["similarity", "-", "-"], "can be read only once; it is given 2 times"), (["score", "-", "a", "-"], "only once"),
    (["import", "/tmp", "--run", "../x"], "letters, digits, - and _ only"), (["import", "/tmp", "--run", "x" * 65], "64 at most"),
])
def test_what_is_wrong_is_said_in_one_line_with_its_escape_codes_spelled_out(place, arguments, says):
    status, out, err = ran(hostile.Case([*arguments, *([] if "--run" in arguments else ["--run", "toy"])], b""))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert says in err
    assert err[:-1].isprintable()


@pytest.mark.parametrize("name", hostile.CONFIGS)
def test_a_config_that_is_none_is_refused_in_a_sentence_that_names_what_is_wrong(place, name):
    status, out, err = ran(hostile.Case(["train", "--run", "new", "--config", str(place / name)], b""))
    assert (status, out, err.count("\n")) == (2, "", 1) and ("config" in err.lower())
    assert not (Path(os.environ["NUDGE_RUNS"]) / "new").exists()


@pytest.mark.parametrize("name", [*hostile.EXPORTS, "deep", "locked"])
def test_a_folder_that_holds_no_model_is_refused_in_a_sentence(place, name, tmp_path):
    hostile.prepare(tmp_path)  # the command lines above export into theirs
    status, out, err = ran(hostile.Case(["import", str(tmp_path / name), "--run", "new"], b""))
    assert (status, out, err.count("\n")) == (2, "", 1) and name in err


@pytest.mark.parametrize(("part", "field", "value"), [
    ("training", "seed", 2**64), ("training", "seed", -1), ("training", "learning_rate", float("inf")), ("training", "learning_rate", float("nan")),
    ("training", "beta2", 1.0), ("training", "warmup_steps", -1), ("corpus", "documents", -1), ("corpus", "documents", 10**30),
    ("model", "n_layers", 10**9), ("model", "init_std", float("inf")), ("tokenizer", "d_vocab", 10**12),
])
def test_every_number_of_a_config_has_its_range(part, field, value):
    with pytest.raises(BadInput, match=rf"{part}\.{field} is"):
        RunConfig.from_json(json.dumps({part: {field: value}}))


def test_json_holds_no_character_that_a_terminal_would_obey_and_no_number_that_json_lacks():
    told = as_json({"a": ["\x1b[31m\x9b\u202e\u00a0\U000e0041\udcff", "é 🐈"], "b": float("nan"), "c": (float("inf"), 1.5)})
    assert told.isprintable() and "é 🐈" in told
    assert json.loads(told) == {"a": ["\x1b[31m\x9b\u202e\u00a0\U000e0041\udcff", "é 🐈"], "b": None, "c": [None, 1.5]}


# In a shell --------------------------------------------------------------------------------------------------------

# What does not hang on the model is asked of `lookup`, which needs no torch: to load it takes two seconds each time. One question loads it.
SHELL = {
    "standard input is closed": ("{} predict - --run toy <&-", 2, "which is closed"),
    "standard output is closed": ("{} predict cat --run toy >&-", 0, ""),
    "standard error is closed": ("{} predict cat --top 0 --run toy 2>&-", 2, ""),
    "the disk is full": ("{} lookup cat --run toy >/dev/full", 2, "Standard output takes no more"),
    "a reader that leaves": ("{} corpus --help | true", 0, ""),
    "a reader that leaves early": ("{} lookup cat --top 300 --run toy --json | head -c 1 >/dev/null", 0, ""),
    "bytes that are no text": ("{} lookup $'\\xff\\xfe' --run toy", 2, "surrogate"),
    "two questions of one input": ("echo cat | {} similarity - - --run toy", 2, "only once"),
}


@pytest.mark.parametrize("shell", SHELL)
def test_in_a_shell(place, shell):
    command, status, says = SHELL[shell]
    done = subprocess.run(["bash", "-c", command.format(f"{sys.executable} -m core")], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == status
    assert "Traceback" not in done.stderr and says in done.stderr
    assert done.stderr.count("\n") == (1 if says else 0)


@pytest.mark.skipif(not hasattr(signal, "SIGINT"), reason="no signals here")
def test_whoever_interrupts_gets_no_traceback(place):
    running = subprocess.Popen([sys.executable, "-m", "core", "predict", "-", "--run", "toy"], cwd=ROOT, stdin=subprocess.PIPE,
                               stderr=subprocess.PIPE, text=True,
                               preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))  # else tests in the background ignore it
    time.sleep(2)  # it waits for its text
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (130, "")
