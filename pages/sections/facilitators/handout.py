"""The printable handout: two pages of paper, filled in from the run, and a style that prints nothing else."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from pages.sections.facilitators.plan_facts import filled
from pages.shared.browser.component import drawing
from pages.shared.loading import caches
from pages.shared.text import prose, sources
from pages.shared.text.escape import plain
from pages.shared.text.wording import HARDLY_TWO, round_number

_HERE = Path(__file__).parent
_print = drawing("print", _HERE / "print.js")
PROMPTS = (
    "To be or not to",
    "They walked to the",
    "The capital of France is",
    "She opened the door and",
    "Twinkle, twinkle, little",
    "I sat by the",
    "Dear Sir or",
    "There was a smell of",
)
LINE = "…" * 14  # room for a word by hand


def print_button() -> None:
    _print(key="handout-print", data={})


def show() -> None:
    """Front and back, on screen as on paper."""
    st.html(_HERE / "handout.css")
    answers = filled()
    asked = [answers[prompt] for prompt in PROMPTS if prompt in answers] or list(answers.values())[:len(PROMPTS)]
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
                total=f"{sum(caches.parameter_counts().values()):,}",
                vocabulary=f"{config['model']['d_vocab']:,}",
            )
            st.markdown(
                _table(
                    ("Beginning", "Its first word", "Share", "As if between"),
                    [
                        (f"{plain(blank.prompt)} …", f"**{plain(blank.word)}**", blank.share, as_if(blank.bits))
                        for blank in asked
                    ],
                )
            )
            _put("loop", steps=f"{caches.steps()[-1]:,}")
        _put("myths")
        _put("words")
        _put("address", address=address(st.context.url))


def as_if(bits: float) -> str:
    """How open a blank is, as a number of equally likely words, rounded as everywhere: 6.1 bits are "69 words"."""
    words = 2.0**bits
    return "1 word" if words < HARDLY_TWO else f"{round_number(words).removeprefix('about ')} words"


def address(url: str | None) -> str:
    """Where others can open this copy of Nudge, or a line to write on if the address leads back to one's own machine.

    Args: url, of a page, as st.context.url tells it; what is before the page's name may be a path (server.baseUrlPath).
    """
    parts = urlsplit(url or "")
    host = parts.hostname or "localhost"
    try:
        own = ipaddress.ip_address(host).is_loopback or ipaddress.ip_address(host).is_unspecified
    except ValueError:
        own = host == "localhost"
    return LINE * 3 if own else plain(f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}")


def _put(name: str, **slots: object) -> None:
    text = prose.section("handout", name, **slots)
    # the page has its own title above; ## would begin a section of the file
    st.markdown(f"#{text}" if text.startswith("# ") else text)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
