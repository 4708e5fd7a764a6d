"""The shelf experiment on the page: the guess, the losses beside luck, the famous lines, texts of both models side by
side.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from core.formatting import percent
from pages.sections.data import left_out_author_words
from pages.shared.frame.parts import fragment
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.widgets.figure_block import figure_block
from pages.shared.widgets.guess import guess

NAMES = {"base": "full model", "twin": "twin"}


@fragment
def shelf() -> None:
    found = caches.document(caches.BASE, "analyses/shelf.json")
    if not found:
        prose.show("data", "shelf_missing")
        return
    prose.show("data", "shelf", left_out=left_out(found))
    if found["steps"]["twin"] < found["whole"]:
        prose.show("data", "shelf_early", step=f"{found['steps']['twin']:,}", whole=f"{found['whole']:,}")
    options = [left_out_author_words.ONLY, left_out_author_words.EVERYWHERE, left_out_author_words.NOWHERE]
    picked = guess("The twin is more surprised …", options, "data.shelf_guess")
    if not picked:
        return
    st.markdown(left_out_author_words.answered(picked, found))
    losses(found)
    famous(found)
    side_by_side(found)
    author = " and ".join(row["author"] for row in left_out_author_words.held_out(found) if row["left_out"])
    prose.show(
        "data", "shelf_meaning" if left_out_author_words.leaves_traces(found) else "shelf_meaning_none", author=author
    )


def left_out(found: dict[str, Any]) -> str:
    """What the twin never read, in words."""
    authors = {row["group"]: row["author"] for row in found["groups"]}
    names = [
        "the famous lines" if name == "famous" else f"the shelf of {authors[name]}" if name in authors else name
        for name in found["left_out"]
    ]
    return " and ".join(names)


def losses(found: dict[str, Any]) -> None:
    from core.figures.data import difference, height

    luck = left_out_author_words.luck(found)
    rows = [row for row in found["groups"] if row["text"] == "held out" or row["left_out"]]
    names = [left_out_author_words.name_of(row) for row in rows]
    gaps = np.array(
        [[left_out_author_words.gap(row, pair) for row in rows] for pair in left_out_author_words.pairs(found)]
    )
    prose.show("data", "shelf_how", yardstick=yardstick(found))
    runs = NAMES | {name: f"another start, {number}" for number, name in enumerate(found["seeds"], start=1)}
    if found["again"]:
        full, twin = found["again"]
        runs[twin] = f"twin of {runs[full]}"
    figure_block(
        difference([name.replace(", ", ",\n") for name in names], gaps, luck, [row["left_out"] for row in rows]),
        key="data.losses",
        height=height(len(rows), 48) + 60,
        title=left_out_author_words.finding(found),
        caption=" ".join(
            filter(
                None,
                (
                    left_out_author_words.elsewhere(found),
                    left_out_author_words.once_more(found),
                    left_out_author_words.had_read(found),
                ),
            )
        ),
        table={
            "Text": names,
            "Texts": [f"{row['documents']:,}" for row in rows],
            "Words": [f"{row['words']:,}" for row in rows],
            **{
                f"{called}, {found['steps'][name]:,} steps (bits a word)": [f"{row['bits'][name]:.2f}" for row in rows]
                for name, called in runs.items()
            },
        },
        how_to_read="One mark is one kind of text. To the right of zero, the twin is more surprised than the model that read everything. "
        + ("An open mark is the same experiment, made again from other random numbers. " if found["again"] else "")
        + "The numbers are bits a word, so that models with different tokens can be compared.",
    )


def yardstick(found: dict[str, Any]) -> str:
    """How far luck goes, and how that is known."""
    luck = left_out_author_words.luck(found)
    if luck is None:
        return prose.section("data", "yardstick_none")
    told = prose.section("data", "yardstick", runs=named(found), band=f"{luck:.2f}")
    steps, own = found["steps"][found["alike"][0]], found["steps"]["twin"]
    return (
        told
        if steps == own
        else f"{told} {prose.section('data', 'yardstick_short', steps=f'{steps:,}', own=f'{own:,}')}"
    )


def named(found: dict[str, Any]) -> str:
    """The runs that differ by luck alone, in words: "the full model and two others"."""
    others = sum(name != "base" for name in found["alike"])
    count = {1: "one", 2: "two", 3: "three"}.get(others, str(others))
    if "base" not in found["alike"]:
        return f"{count} other models"
    full = f"the full model and {count} {'other' if others == 1 else 'others'}"
    return f"{full}, and the twin and a second twin" if left_out_author_words.twins_alike(found) else full


def famous(found: dict[str, Any]) -> None:
    from core.figures.data import height, recited

    rows = sorted(
        (line for line in found["lines"] if line["source"] == "famous"),
        key=lambda line: (-line["copies"], -line["base"]["p_word"]),
    )
    prose.show("data", "lines", words=found["opening_words"])
    names = [f"{short(line['work'])} · {line['copies']} ×" for line in rows]
    chances = [np.array([line[who]["p_word"] for line in rows]) for who in ("base", "twin")]
    figure_block(
        recited(names, *chances),
        key="data.lines",
        height=height(len(rows), 28),
        title=left_out_author_words.recital(found["lines"]),
        caption=f"Chance of the next word in {len(rows)} famous lines, averaged over each line after its first words: {percent(chances[0].mean())} "
        f"for the full model, {percent(chances[1].mean())} for the twin. {left_out_author_words.kept(found['lines'])}",
        table={
            "Line begins": [line["opening"].replace("\n", " / ") for line in rows],
            "Author": [line["author"] for line in rows],
            "Copies in the full text": [line["copies"] for line in rows],
            "Chance a word, full model": [percent(value) for value in chances[0]],
            "Chance a word, twin": [percent(value) for value in chances[1]],
            "Full model recites": ["yes" if line["base"]["recalled"] else "no" for line in rows],
            "Twin recites": ["yes" if line["twin"]["recalled"] else "no" for line in rows],
        },
        how_to_read="Each row is one line, with the number of its copies in the full model's training text. The twin read none of them.",
    )


def short(work: str, most: int = 16) -> str:
    return work if len(work) <= most else work[:most].rsplit(" ", 1)[0].rstrip(",") + " …"


def side_by_side(found: dict[str, Any]) -> None:
    prose.show("data", "texts")
    prompts = [text["prompt"] for text in found["texts"]]
    prompt = st.selectbox(
        "Beginning",
        prompts,
        key="data.beginning",
        format_func=lambda text: " ".join(text.split()),
        persist_state="session",
    )
    text = found["texts"][prompts.index(prompt)]
    for column, (who, label) in zip(st.columns(2), (("base", "The full model"), ("twin", "The twin")), strict=True):
        with column.container(border=True):
            st.caption(label)
            st.markdown(quoted(text["prompt"], text[who]))
    how = found["written"]
    st.caption(
        f"Each wrote at most {how['tokens']} tokens with the same seed, {how['seed']}, at temperature {how['temperature']}. "
        "Bold: what was given."
    )


def quoted(prompt: str, text: str) -> str:
    """A text as it stands, what was given in bold."""
    given = "  \n".join(f"**{plain(line)}**" if line.strip() else "" for line in prompt.split("\n"))
    written = "  \n".join(plain(line) for line in text.split("\n"))
    return given + written
