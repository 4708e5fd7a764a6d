"""Damage to the files of a run, and what a page shows of it.

Used by tests/pages/test_damage.py and, for every combination, tests/bench/bench_damage.py.
"""

import json
import random
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import safetensors.numpy
import streamlit as st
from streamlit.testing.v1 import AppTest

from core.analyses.registry import as_file
from core.runs import files
from core.runs.files import Listed, write_file
from core.runs.manifest import write_manifest
from pages.shared.frame.chapters import chapter
from pages.shared.frame.steps import number
from pages.shared.loading import held
from pages.shared.widgets.guess import SKIP
from tests.opening import opened
from tests.toy import TEXTS, packed

RUNS = Path(__file__).resolve().parents[1] / "assets" / "runs"
LARGE = 1_000_000  # bytes
LOOKED_AT = threading.Event()  # the page stands: what waits for a while, so that the page comes first, may begin

# What a reader has tapped before, so that all of a page is drawn: guesses that take any of a few answers are skipped.
REVEALED = {
    "home": {"home.guess": "About half"},
    "fill_in_the_blank": {"fill_in_the_blank.first": {0: "be", 1: "times"}, "fill_in_the_blank.shown": {0: "be"}},
    "parameters": {"parameters.size_guess": "about half", "parameters.big_guess": "hundreds of times", "parameters.fact_guess": "most of them",
                   "parameters.step": 7, "parameters.every": True},
    "layers": {"layers.guess": SKIP, "layers.parting": "for every word", "layers.head_guess": "bank",
               "layers.off_guess": "stays or rises"},
    "training": {f"training.guess_{name}": SKIP for name in ("chance", "blame", "nudge", "influence", "again", "end", "walk", "live")},
    "meaning": {"meaning.guess": SKIP, "meaning.step": 2},
    "skills": {"skills.order_skipped": True, **{f"skills.guess_{step}": SKIP for step in ("counts", "noun", "facts", "sums", "luck", "judge0")},
               "skills.pair_guesses": {("She goes home", "She go home"): 0}, "skills.step": number("skills", "pair")},
    "memory": {**{f"memory.guess_recite{line}": SKIP for line in range(24)}, "memory.guess_copies": SKIP, "memory.guess_mix0": SKIP,
               "memory.guess_contest": SKIP, "memory.guess_cook": SKIP},
    "data": {"data.guess": SKIP, "data.closed": SKIP, "data.shelf_guess": SKIP},
}

LATER = {  # file that the first step can do without -> its step
    ("training", "analyses/training.json"): str(number("training", "run")),
    **{("memory", f"analyses/{name}.json"): str(number("memory", "parrot")) for name in ("ladder", "losses")},
}


def missing(path: Path, rng: random.Random) -> None:
    path.unlink()


def empty(path: Path, rng: random.Random) -> None:
    path.write_bytes(b"")


def cut_short(path: Path, rng: random.Random) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:rng.randrange(1, len(data))])


def garbage(path: Path, rng: random.Random) -> None:
    path.write_bytes(rng.randbytes(min(path.stat().st_size, LARGE)))


def one_byte(path: Path, rng: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)


def other_kind(path: Path, rng: random.Random) -> None:
    """Whole, but not what it should be: another JSON value, or arrays of other names, shapes and types."""
    if path.suffix == ".json":
        path.write_text(rng.choice(["[]", "{}", "null", "7", '"text"', '{"steps": 3}', '{"steps": [], "files": []}', "[" * 100_000]))
    else:
        others = ({}, {"units": np.zeros(3, np.float16)}, {"embed.weight": np.zeros((2, 2), np.int64)})
        path.write_bytes(safetensors.numpy.save(rng.choice(others)))


def of_another(path: Path, rng: random.Random) -> None:
    """The file of the same name in another run, or, where no other run has one, another file of the same ending."""
    file = path.relative_to(path.parents[1] if path.parent.name in ("analyses", "checkpoints") else path.parent)
    run = path.parents[len(file.parts) - 1]
    others = [RUNS / other.name / file for other in sorted(RUNS.iterdir()) if other.name != run.name]
    same = [other for other in others if other.exists() and other.read_bytes() != path.read_bytes()]
    like = [each for each in sorted((RUNS / "base").rglob(f"*{path.suffix}")) if each.name != path.name]
    path.write_bytes((same[0] if same else rng.choice(like)).read_bytes())


def one_key_less(path: Path, rng: random.Random) -> None:
    """A JSON file in which one of the outer names, or what stands under it, is another."""
    found = json.loads(path.read_text())
    key = rng.choice(sorted(found))
    value = found.pop(key)
    if rng.random() < 0.5:
        found[key] = rng.choice([None, 7, "text", [], {}, value[:-1] if isinstance(value, list) else 7])
    path.write_text(json.dumps(found))


def line_ends(path: Path, rng: random.Random) -> None:
    """As git leaves a text on Windows."""
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n") if b"\n" in path.read_bytes() else path.read_bytes() + b"\r\n")


def folder(path: Path, rng: random.Random) -> None:
    path.unlink()
    path.mkdir()


def locked(path: Path, rng: random.Random) -> None:
    """Not to be read by this process; root reads it all the same, and sees it whole."""
    path.chmod(0)


KINDS: tuple[Callable[[Path, random.Random], None], ...] = (
    missing, empty, cut_short, garbage, one_byte, other_kind, of_another, line_ends, folder, locked)


def copy_of_the_runs(place: Path) -> Path:
    """A folder with every run that ships, whose files can be damaged without harm; to be named by NUDGE_RUNS.

    Its training text is a small one, so that a page that looks into it is drawn in a moment.
    """
    shutil.copytree(RUNS, place)
    base = place / "base"
    for file, content in packed(TEXTS).items():
        ending, data = as_file(content)
        write_file(base / "analyses" / f"{file}{ending}", data)
    bless(base)
    return place


def bless(run: Path, changed: str | None = None) -> None:
    """Write the manifest anew, as if all files were as they should be; only one was changed, if it is named."""
    made = json.loads((run / "manifest.json").read_text())
    kept = {file: listed for file, listed in made["files"].items() if changed and file != changed}
    write_manifest(run, made["made_at"], {key: value for key, value in made.items() if key not in ("made_at", "versions", "files")}, kept)


def read_by(slug: str) -> dict[tuple[str, str], bool]:
    """(run, file) of all that a page with its parts open reads of the runs, in order -> whether it reads it for what it shows
    now, rather than behind the scenes for whoever may type.
    """
    found, usual = {}, files.read_file

    def watched(folder: Path, file: str, listed: Listed | None = None) -> bytes:
        now = threading.current_thread().name != "behind the scenes"
        found[folder.name, file] = found.get((folder.name, file), False) or now
        return usual(folder, file, listed)

    files.read_file = watched
    try:
        at_rest(seen(slug))
    finally:
        files.read_file = usual
    return dict(sorted(found.items()))


def at_rest(test: AppTest) -> AppTest:
    """The page once what it reads behind the scenes is there."""
    return test.run() if come_to_rest() else test


def come_to_rest() -> bool:
    """Wait for what is read behind the scenes; whether anything was."""
    LOOKED_AT.set()
    waited = [thread for thread in threading.enumerate() if thread.name == "behind the scenes"]
    for thread in waited:
        thread.join()
    return bool(waited)


@contextmanager
def damaged(path: Path, how: Callable[[Path, random.Random], None], rng: random.Random) -> Iterator[None]:
    """A file of a copy of the runs, damaged for a while."""
    whole = path.with_name(f".{path.name}.whole")
    path.rename(whole)
    shutil.copy2(whole, path)
    try:
        how(path, rng)
        yield
    finally:
        if path.is_dir():
            path.rmdir()
        whole.replace(path)


def forget() -> None:
    st.cache_data.clear()
    st.cache_resource.clear()
    held.forget()


def seen(slug: str) -> AppTest:
    """A page with all of its parts open, on a server that has read nothing yet."""
    forget()
    LOOKED_AT.clear()
    return opened(slug, before=REVEALED.get(slug))


def faults(test: AppTest, slug: str) -> list[str]:
    """What is wrong with how a page bears damage: a box of Streamlit's own, no title, or no way on at its end."""
    found = [f"an exception: {each.value}" for each in test.exception]
    if [title.value for title in test.title] != [chapter(slug).title]:
        found.append("no title")
    if slug not in ("home", "glossary") and not test.get("page_link"):
        found.append("no way on")
    return found


def told(test: AppTest) -> str:
    """Every sentence in which a page tells of trouble."""
    return " ".join(each.value for kind in (test.error, test.warning, test.info) for each in kind).replace("\\", "").replace("\u2060", "")


def told_later(slug: str, file: str) -> str:
    """The same of the step that needs a file which the first one can do without; nothing for any other file."""
    later = LATER.get((slug, file))
    return told(opened(slug, step=later)) if later else ""
