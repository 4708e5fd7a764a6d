"""The printable handout: two pages of paper, filled in from the run, and a style that prints nothing else."""

from __future__ import annotations

import ipaddress
from base64 import b64encode
from collections.abc import Sequence
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from core.figures.style import PARTS
from pages.sections.facilitators.plan_facts import PROMPTS, Filled, on_the_sheet
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts
from pages.shared.text import prose, sources
from pages.shared.text.escape import plain
from pages.shared.widgets import qr

_HERE = Path(__file__).parent
BAR = (120, 14)  # width of a full bar of the picture, and its height, in units of its own
LINE = "…" * 14  # room for a word by hand


def show() -> None:
    """Front and back, on screen as on paper."""
    st.html(_HERE / "handout.css")
    asked = on_the_sheet()
    with st.container(key="handout-front"):
        _put("front")
        st.markdown(
            _table(
                ("Beginning", "Your word", "How sure?"),
                [(f"{plain(blank.prompt)} …", "", "") for blank in asked]
                or [(f"{prompt} …", "", "") for prompt in PROMPTS],
            )
        )
        _put("front_after")
        _put("lap_front")
        _put("lap_table")
        _put("ten_words")
    with st.container(key="handout-back"):
        if asked:
            config = caches.document(caches.BASE, "config.json")
            _put(
                "back",
                world=sources.of_100(),
                total=f"{sum(parameter_counts().values()):,}",
                vocabulary=f"{config['model']['d_vocab']:,}",
            )
            st.html(answers(asked))
            _put("loop", steps=f"{caches.steps()[-1]:,}")
        _put("myths")
        _put("words")
        where = address(st.context.url)
        _put("address", address=where)
        if LINE not in where:
            st.html(qr.picture(open_at(st.context.url)))


def answers(asked: Sequence[Filled]) -> str:
    """What the model said, as a picture in a table, in HTML: a bar beside each first word, as long as its share."""
    rows = "".join(
        f"<tr><td>{escape(blank.prompt)} …</td><td><strong>{escape(blank.word)}</strong></td>"
        f'<td><img alt="" src="{bar(blank.part)}"> {escape(blank.share)}</td><td>{as_if(blank.choices)}</td></tr>'
        for blank in asked
    )
    head = "".join(f"<th>{name}</th>" for name in ("Beginning", "Its first word", "Its share of 100 %", "As if between"))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def bar(share: float) -> str:
    """A bar as an address of an image, which st.html leaves in its place and every printer prints.

    Args: share, 0 to 1.
    """
    wide, high = BAR
    drawn = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}"><rect width="{wide}" height="{high}" fill="#e4e4e4"/>'
             f'<rect width="{wide * share:.1f}" height="{high}" fill="{PARTS["prediction"].on_light}"/></svg>')
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"


def as_if(choices: str) -> str:
    """Between how many words, in as few letters as fit a cell: "about 68" is "68 words"."""
    return "1 word" if choices == "1" else f"{choices.removeprefix('about ')} words"


def address(url: str | None) -> str:
    """Where others can open this copy of Nudge, or a line to write on if the address leads back to one's own machine.

    Args: url, of a page, as st.context.url tells it; what is before the page's name may be a path (server.baseUrlPath).
    """
    host = urlsplit(url or "").hostname or "localhost"
    try:
        own = ipaddress.ip_address(host).is_loopback or ipaddress.ip_address(host).is_unspecified
    except ValueError:
        own = host == "localhost"
    return LINE * 3 if own else plain(open_at(url))


def open_at(url: str) -> str:
    """The address of this copy of Nudge, of that of one of its pages."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}"


def _put(name: str, **slots: object) -> None:
    text = prose.section("handout", name, **slots)
    # the page has its own title above; ## would begin a section of the file
    st.markdown(f"#{text}" if text.startswith("# ") else text)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
