"""Hostile command lines, the same for the same seed: every verb with every option, given what no one should give it.

The suite (tests/core/cli/test_hostile.py) runs some of them in one process; tests/bench/hostile_command_lines.py runs
thousands, each in a shell of its own.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

TEXTS = [
    "The cat", "", " ", "\n", "\t", "-", "--", "-5", "It’s", "“The cat”", "The cat…", "a\u202eb", "\ufeffcat",
    "ca\u00adt", "\u200b", "e\u0301", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x9b31m", "\x00", "a\x00b", "\r\n",
    "cat\rdog", "\udcff\udcfe", "\ud83d", "🐈", "👩\u200d🔬", "קוֹל", "ﬁﬂ", "ｃａｔ", "<b>x</b>", "$x$ **b** :red[x]", "{}",
    "%s %d %(prog)s", "{0}", "cat " * 40, "x" * 5_000, "\x7f", "\u2028", "\U000e0041", "\uffff", "a=b", "@file", "'",
    '"', "`id`", "$(id)", "; ls", "..", "/", "\\", "NaN", "null", "<|end|>", "[31m", "𝕔𝕒𝕥",
]
WORDS = ["The cat", "cat", "dog", "king"]  # that the toy run has
NUMBERS = [
    "0", "1", "2", "-1", "-5", "3.5", "nan", "NaN", "inf", "-inf", "1e400", "-1e400", "1e-400", "1e-50", "5e-324",
    "1e308", "9" * 19, "9" * 20, "9" * 30, "-" + "9" * 30, "9" * 5_000, "18446744073709551615",
    "18446744073709551616", "9223372036854775808", "-9223372036854775809", "0x10", "1_0", "１２", "٣", "", " ", " 1 ",
    "one", "1;2", "1\n2", "\x1b[2J", "\x00", "\udcff", "+1", "--1", "1e", "0.5", "1.0", "True", "None",
]
RUNS = [
    "toy", "", " ", ".", "..", "../toy", "/etc", "toy/", "toy/../toy", "TOY", "toy\x00", "toy\n", "\x1b[31m",
    "\udcff", "a b", "x" * 5_000, "résumé", "*", "~", "-", "toy\u200b", "config.json",
]
STEPS = ["0", "4", "16", "7", "-1", "1e2", "nan", "9" * 30, "", "\x1b[A", "16.0", "last"]
CONFIGS = {
    "list.json": "[]", "number.json": "3", "word.json": '"x"', "null.json": "null", "empty.json": "",
    "deep.json": "[" * 100_000, "deep_objects.json": '{"a":' * 100_000, "half.json": '{"training": {',
    "bom.json": '\ufeff{"training": []}', "words.json": '{"training": {"steps": "many"}}',
    "nested.json": '{"training": {"steps": ' + "[" * 500 + "]" * 500 + "}}",
    "unknown.json": '{"training": {"\\u001b[31m\\n": 1}}', "nan.json": '{"training": {"learning_rate": NaN}}',
    "infinite.json": '{"training": {"learning_rate": Infinity}}',
    "huge.json": '{"training": {"seed": ' + "9" * 40 + "}}",
    "digits.json": '{"training": {"seed": ' + "9" * 5_000 + "}}",
    "negative.json": '{"training": {"warmup_steps": -1}}', "name.json": '{"name": "../../x"}',
    "true.json": '{"model": {"n_layers": true}}', "many.json": '{"model": {"n_layers": 1000000000}}',
    "heads.json": '{"model": {"n_heads": 3}}', "vocabulary.json": '{"model": {"d_vocab": 5}}',
    "lone.json": '{"name": "\\ud800"}', "precision.json": '{"training": {"precision": "\\u001b[2J"}}',
    "tuple.json": '{"training": {"checkpoints": "all"}}',
    "tuple_of_words.json": '{"training": {"checkpoints": ["a"]}}',
}
SIZES = ("vocab_size", "n_positions", "n_embd", "n_layer", "n_head")
SHAPE = dict(zip(SIZES, (300, 32, 32, 3, 4), strict=True))
EXPORTS = {  # what config.json holds in folders that are to be imported
    "list": [], "word": "gpt2", "none": None, "nothing": {}, "words": SHAPE | {"vocab_size": "many"}, "floats": SHAPE | {"vocab_size": 300.0},
    "true": SHAPE | {"n_layer": True}, "escapes": SHAPE | {"model_type": "\x1b[31m\nx"}, "nested": SHAPE | {"vocab_size": [[[[[[[[]]]]]]]]},
    "zero": dict.fromkeys(SIZES, 0), "many": dict.fromkeys(SIZES, 10**12), "negative": SHAPE | {"n_layer": -3}, "inner": SHAPE | {"n_inner": "wide"},
    "others": SHAPE,
}
INPUTS = [
    b"", b"The cat", b"\xff\xfe", b"cat\r\ndog\r\n", b"\xef\xbb\xbfcat", b"\x00", b"\x1b[31m", "It’s".encode(),
    b"cat " * 5_000, b"\xed\xa0\x80", None,
]

# What each verb takes: texts, and options with what they are given. Only what fails is given where success would take minutes or change the run.
VERBS: dict[str, tuple[str, dict[str, list[str]]]] = {
    "predict": ("text", {"--top": NUMBERS}),
    "generate": ("text", {"--tokens": NUMBERS, "--seed": NUMBERS, "--temperature": NUMBERS, "--top-k": NUMBERS, "--top-p": NUMBERS}),
    "score": ("texts", {}), "trace": ("text", {"--out": []}),
    "lap": ("text", {"--lr": NUMBERS, "--position": NUMBERS}), "similarity": ("two", {}),
    "neighbours": ("text", {"--top": NUMBERS}), "lookup": ("text", {"--top": NUMBERS}), "ladder": ("text", {}),
    "copied": ("text", {"--shortest": NUMBERS}), "evaluate": ("", {}),
    "corpus": ("", {"--sample": ["-1", "nan", "9" * 30, "", "x", "\x1b[2J", "\x00"], "--seed": ["-1", "x", "9" * 30, "1.5", ""]}),
    "train": ("", {"--config": [], "--until": ["-1", "nan", "9" * 30, "", "x", "\x1b[2J"]}), "verify": ("", {}),
    "analyse": ("", {"--only": ["nothing", "", "\x1b[31m", "\n", "\udcff", "x" * 2_000, "../losses"]}),
    "export": ("folder", {}), "import": ("folder", {}),
}
NONSENSE = ["--bogus", "--top=", "-x", "--json=1", "--st", "--", "--\x1b[31m", "extra", "--run", "--step", "-\n", "--help\x00", "--out"]


@dataclass(frozen=True)
class Case:
    """A command line, and what stands on standard input: None for closed."""

    arguments: list[str]
    stdin: bytes | None


def prepare(folder: Path) -> None:
    """Write the files that the command lines name."""
    for name, text in CONFIGS.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name, described in EXPORTS.items():
        (folder / name).mkdir()
        (folder / name / "config.json").write_text(json.dumps(described))
        (folder / name / "model.safetensors").write_bytes((8).to_bytes(8, "little") + b"{}      ")
    (folder / "deep").mkdir()
    (folder / "deep" / "config.json").write_text("[" * 100_000)
    (folder / "deep" / "model.safetensors").write_bytes(b"")
    (folder / "locked").mkdir()
    (folder / "locked" / "config.json").mkdir()
    (folder / "\x1b[31mred\n").mkdir()


def cases(folder: Path, seed: int, count: int) -> Iterator[Case]:
    """So many command lines; `folder` is one that `prepare` has filled."""
    lot = random.Random(f"hostile command lines {seed}")
    named = (*EXPORTS, "deep", "locked", "\x1b[31mred\n", "list.json", "list.json/x")
    places = [*(str(folder / name) for name in named), "", "\x00", "/dev/null/x", "/dev/null", "/dev/full", "/proc/self/mem", "x" * 5_000,
              str(folder / "\udcff")]

    def one_of(bad: Sequence[str], good: Sequence[str], share: float = 0.35) -> str:
        return lot.choice(bad if lot.random() < share else good)

    for _ in range(count):
        verb = one_of(["bogus", "", "\x1b[31m", "Predict", "-h", "--help"], list(VERBS), 0.06)
        takes, options = VERBS.get(verb, ("text", {}))
        texts = {"text": 1, "two": 2, "texts": lot.randint(1, 3)}.get(takes, 0) + one_of([-1, 1], [0], 0.05)
        arguments = [verb, *(one_of(TEXTS, WORDS) for _ in range(texts))]
        if takes == "folder":
            arguments.append(lot.choice(places))
        for option, values in options.items():
            if option == "--out":
                arguments += [option, one_of(places, [str(folder / "written.safetensors")], 0.6)]
            elif option == "--config":
                arguments += [option, lot.choice([*places, *(str(folder / name) for name in CONFIGS)])]
            elif option == "--only":  # all of them take minutes
                arguments += [option, lot.choice(values)]
            elif lot.random() < 0.5 or option == "--tokens":  # sixty of them take long
                arguments += [option, one_of(values, ["1", "2", "0.5"] if values is NUMBERS else values)]
        makes = verb in ("train", "import", "corpus")  # these get a run that is there already, or whose name can't be one: nothing is made
        run = one_of([name for name in RUNS if name != "TOY"] if makes else RUNS, ["toy"], 0.8 if makes else 0.15)
        arguments += ["--run", run]
        if verb == "corpus" and run == "toy" and not {"--sample", "--seed"} & set(arguments):
            arguments += ["--sample", "-1"]  # to write the corpus takes a minute
        if lot.random() < 0.3:
            arguments += ["--step", one_of(STEPS, ["0", "4", "16"], 0.5)]
        if lot.random() < 0.4:
            arguments.append("--json")
        if lot.random() < 0.06:
            arguments.insert(lot.randint(1, len(arguments)), lot.choice(NONSENSE))
        yield Case(arguments, lot.choice(INPUTS))


def broken(case: Case, status: int, out: str, err: str) -> str | None:
    """Which law a command line broke, in words; None if it kept all of them."""
    if status not in (0, 2) and not (status == 1 and case.arguments[0] == "verify"):
        return f"exit status {status}"
    if "Traceback" in out + err:
        return "a traceback"
    for name, text in (("standard output", out), ("standard error", err)):
        if any(c != "\n" and not c.isprintable() for c in text):
            return f"a control character on {name}"
    if err.count("\n") > 1 or (err and not err.endswith("\n")):
        return "more than one line on standard error"
    if status == 2 and (out or not err):
        return "a refusal that says nothing, or says it on standard output"
    if status != 2 and err and case.arguments[0] != "corpus":
        return "words on standard error, and no refusal"
    if status != 2 and "--json" in case.arguments and not ({"-h", "--help"} & set(case.arguments)):
        def never(constant: str) -> None:
            raise ValueError(constant)
        try:
            whole = isinstance(json.loads(out, parse_constant=never), dict) and out.count("\n") == 1
        except ValueError:
            whole = False
        return None if whole else "what --json printed is not one JSON object"
    return None
