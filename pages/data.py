"""Chapter 8: all of the training text, its data sheet, what is known of bigger ones, and what the model loses without
one author's shelf.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from core.formatting import percent
from pages.sections.data.bill import took
from pages.sections.data.left_out_author import shelf
from pages.sections.data.text_browser import browser
from pages.shared.frame import shell, url
from pages.shared.frame.chapters import chapter
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.courts import AS_OF, BOTH, CASES, MAKER, OWNER, tally
from pages.shared.text.escape import plain
from pages.shared.widgets.check import Answer, check
from pages.shared.widgets.figure_block import figure_block, numbers
from pages.shared.widgets.guess import SKIP, guess, verdict

shell.enter()

SHARES = {"fewer than 1": 0.01, "1 to 5": 0.05, "5 to 20": 0.2, "more than 20": 1.01}
SOURCES = {"world": "the program", "house": "the stories", "famous": "famous lines", "invented": "made-up lines"}
SHEET = {"motivation": "Why was it made?",
         "composition": "What is in it?",
         "collection": "Where did it come from?",
         "processing": "What was done to it?",
         "uses": "What is it for?",
         "distribution": "Who may use it?",
         "maintenance": "Who looks after it?"}
CLOSED = ("about 5", "about 28", "about 60")  # the middle one is right: "Consent in Crisis", arXiv 2407.14933
WORDS_AN_HOUR = 250 * 60  # of a reader
TIMES = {1: "once", 2: "twice", 3: "three times"}


def main() -> None:
    shell.head("data")
    if not caches.steps():
        caches.run()  # says in one sentence what is missing
    sheet = None
    with shell.part():
        sheet = caches.document(caches.BASE, "analyses/datasheet.json")
        if sheet:
            prose.show("data", "start", documents=f"{sheet['documents']:,}", words=f"{sheet['words']:,}")
            st.header("What it is made of", anchor=False)
            composition(sheet)
    st.header("Read what it read", anchor=False)
    browser()
    st.header("Its data sheet", anchor=False)
    data_sheet(sheet)
    st.header("What big models read", anchor=False)
    big()
    st.header("Asked, paid, allowed?", anchor=False)
    prose.show("data", "two_sides", as_of=AS_OF)
    courts()
    st.header("Why memorising matters here", anchor=False)
    prose.show("data", "memorising")
    if chapter("memory").written:
        shell.link(chapter("memory"))
    st.header("One author's shelf", anchor=False)
    shelf()
    st.header("What the training took", anchor=False)
    took()
    st.header("A trap to avoid", anchor=False)
    misconception()
    with st.expander("How this differs from a big model"), shell.part():
        words = sheet["words"] if sheet else sum(caches.tokenizer().word_counts.values())
        prose.show("data", "scale", words=f"{words:,}", hours=f"{words / WORDS_AN_HOUR:,.0f}")
    question()


def tokens_read() -> int:
    return caches.tokens_read(caches.steps()[-1])


# What it is made of -----------------------------------------------------------------------------------------------


@shell.fragment
def composition(sheet: dict[str, Any]) -> None:
    from core.figures.data import composition as drawn
    from core.figures.data import height

    rows = sorted(sheet["sources"], key=lambda row: -row["words"])
    shares = np.array([row["words"] / sheet["words"] for row in rows])
    share = dict(zip([row["source"] for row in rows], shares, strict=True))
    stories = share.get("house", 0.0)
    prose.show("data", "guess")
    picked = guess("Out of 100 words, from the stories come …", SHARES, "data.guess")
    if not picked:
        return
    right = next(name for name, most in SHARES.items() if stories < most)
    copies = caches.document(caches.BASE, "config.json")["corpus"].get("house_copies", 1)
    prose.show(
        "data",
        "revealed",
        verdict=verdict(picked, right),
        stories=f"{100 * stories:.2g}",
        copies=TIMES.get(copies, f"{copies} times"),
        famous=f"{1000 * share.get('famous', 0.0):.2g}",
    )
    names = [SOURCES[row["source"]] for row in rows]
    figure_block(
        drawn(names, shares),
        key="data.composition",
        height=height(len(names)),
        title=f"Of 1,000 words, {1000 * shares[0]:.0f} come from {names[0]} and {1000 * shares[1]:.0f} from {names[1]}",
        caption="Share of all words of the training text: "
        + ", ".join(map(" ".join, zip(names, map(percent, shares), strict=True)))
        + ".",
        table={
            "Source": names,
            "Texts": [f"{row['documents']:,}" for row in rows],
            "Of them different": [f"{row['different']:,}" for row in rows],
            "Words": [f"{row['words']:,}" for row in rows],
            "Tokens": [f"{row['tokens']:,}" for row in rows],
        },
        how_to_read="Each bar is one source. Copies count each time that they stand in the text, since that is how often the model meets them.",
    )


# The data sheet ---------------------------------------------------------------------------------------------------


@shell.fragment
def data_sheet(sheet: dict[str, Any] | None) -> None:
    if not sheet:
        prose.show("data", "sheet_missing")
        return
    prose.show("data", "sheet")
    values = sheet_values(sheet)
    for part, asks in SHEET.items():
        with st.expander(asks, key=f"data.sheet.{part}"):
            needed = prose.slots_of("data", f"sheet_{part}")
            prose.show("data", f"sheet_{part}", **{name: values[name] for name in needed})
    prose.show("data", "sheet_source")
    with st.expander("The five pen names", key="data.authors"):
        st.markdown(
            "\n".join(
                f"- **{row['author']}**: {plain(row['style'])} {row['pieces']} pieces, {row['words']:,} words, "
                f"{row['held_out']} passages kept back."
                for row in sheet["shelves"]
            )
        )
    numbers(
        {
            "Kind of text": [row["genre"] for row in sheet["genres"]],
            "Texts": [f"{row['documents']:,}" for row in sheet["genres"]],
            "Words": [f"{row['words']:,}" for row in sheet["genres"]],
        },
        key="data.genres",
        label="All kinds of text from the program",
    )


def sheet_values(sheet: dict[str, Any]) -> dict[str, str]:
    """Every number of the data sheet, from what was counted, the config and the manifest."""
    from core.corpus.house_authors import PASSAGE_WORDS

    source = {row["source"]: row for row in sheet["sources"]}
    held = {row["source"]: row["documents"] for row in sheet["held_out"]}
    copies = caches.document(caches.BASE, "config.json")["corpus"].get("house_copies", 1)
    combination = next((pair for pair in sheet["combinations"] if pair["genre"] == "haiku"), None)
    texts = {name: f"{source[name]['documents'] if name in source else 0:,}" for name in SOURCES}
    return texts | {
        "documents": f"{sheet['documents']:,}",
        "words": f"{sheet['words']:,}",
        "types": f"{sheet['word_types']:,}",
        "tokens": f"{sheet['tokens']:,}",
        "genres": str(len(sheet["genres"])),
        "copies": TIMES.get(copies, f"{copies} times"),
        "famous_lines": str(lines("famous")),
        "invented_lines": str(lines("invented")),
        "held_out": f"{sum(held.values()):,}",
        "held_world": f"{held.get('world', 0):,}",
        "held_house": f"{held.get('house', 0):,}",
        "passage_words": str(PASSAGE_WORDS),
        "combination": f"{combination['genre']} + {combination['topics'][-1]}" if combination else "none",
        "licence": ", ".join(dict.fromkeys(row["licence"] for row in sheet["shelves"])),
        "fingerprint": (caches.manifest().get("corpus_sha256") or "unknown")[:12],
    }


def lines(source: str) -> int:
    """How many lines of this source the run's analysis of memory lists."""
    table = caches.document(caches.BASE, "analyses/memory.json")
    return sum(line["source"] == source for line in table["lines"]) if table else 0


# Bigger models ----------------------------------------------------------------------------------------------------


@shell.fragment
def big() -> None:
    prose.show("data", "big", tokens=f"{tokens_read() / 1e6:.0f}")
    picked = guess("Of 100 such tokens, closed within a year …", CLOSED, "data.closed")
    if picked:
        prose.show("data", "consent", verdict=verdict(picked, CLOSED[1]))


# The courts -------------------------------------------------------------------------------------------------------


@shell.fragment
def courts() -> None:
    prose.show("data", "courts", as_of=AS_OF)
    names = list(CASES)
    url.bind("data.case", names[url.integer("question", 1, 1, len(names)) - 1], "question")
    case = st.segmented_control(
        "Case", names, format_func=lambda name: CASES[name][0], key="data.case", required=True, persist_state="session"
    )
    number = names.index(case) + 1
    url.put(question=number if number > 1 else None)
    prose.show("data", f"case_{case}")
    picked = guess("The court decided for …", (OWNER, MAKER, BOTH), f"data.verdict.{case}")
    if picked:
        if picked != SKIP:
            st.markdown(verdict(picked, CASES[case][1]))
        prose.show("data", f"ruling_{case}", as_of=AS_OF)
        st.session_state.setdefault("data.judged", set()).add(case)
    judged = st.session_state.get("data.judged", set())
    if len(judged) == len(names):
        st.markdown("### " + tally())
        prose.show("data", "courts_summary")
    else:
        st.caption(f"{len(judged)} of {len(names)} cases opened")


# The end ----------------------------------------------------------------------------------------------------------


@shell.part()
def misconception() -> None:
    """What comes out of the numbers word for word, of the lines that stood in the text most often and most seldom."""
    table = caches.document(caches.BASE, "analyses/memory.json")
    parameters = f"{sum(caches.parameter_counts().values()):,}"
    if not table:
        prose.show("data", "misconception_short", parameters=parameters)
        return
    recited: dict[int, list[float]] = {}
    for line in table["lines"]:
        recited.setdefault(line["copies"], []).append(line["recalled"][-1])
    few, many = min(recited), max(recited)
    prose.show(
        "data",
        "misconception",
        parameters=parameters,
        many=TIMES.get(many, f"{many:,} times"),
        many_recalled=f"{sum(recited[many]):.0f}",
        many_lines=len(recited[many]),
        few=TIMES.get(few, f"{few:,} times"),
        few_recalled=f"{sum(recited[few]):.0f}" if sum(recited[few]) else "none",
        few_lines=len(recited[few]),
    )


def question() -> None:
    check(
        "data",
        "Someone says: “Courts have decided whether models may be trained on other people's books.” What is the fair answer?",
        [
            Answer(
                "It depends, and it isn't settled",
                f"Up to {AS_OF} the answers differed by country, by how the text was got, by what it was used for, and "
                "by whether the model gives it back. Each of these cases was still open in some part.",
                right=True,
            ),
            Answer(
                "Yes: it is always allowed",
                "You saw decisions for owners too: Thomson Reuters against Ross, and GEMA against OpenAI.",
            ),
            Answer(
                "Yes: it is always forbidden",
                "You saw decisions for makers too: in the cases of Anthropic and Meta training was fair use, on "
                "what those courts had before them.",
            ),
        ],
    )


main()
