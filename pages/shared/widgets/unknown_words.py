"""One kind note under every box in which a prompt is typed: what in it the model never read, how far it lies from all
that it read, and that it answers no questions.

The surprise of a prompt is one pass through the trained model. How often the note is right is measured with the run: on
visitors' sentences, and on new texts of the program, on which it is not to come (analyses/beginnings.json,
core.analyses.novelty).
"""

from __future__ import annotations

from statistics import median

import streamlit as st

from core.results.novelty import at_length, far, known_cost
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.wording import quoted

NAMED = 5
ORDINARY = ".,;:!?'\"()-"  # marks that stand between words in the training text
ASKING = (
    "tell me",
    "write me",
    "write a",
    "please",
    "explain",
    "give me",
    "show me",
    "help me",
    "can you",
    "could you",
    "will you",
)


def note(prompt: str) -> None:
    """The note on a prompt that has been read, if there is anything to say."""
    told = remarks(prompt)
    if told:
        st.info("\n\n".join(told), icon=":material/info:")


def remarks(prompt: str) -> list[str]:
    """What there is to say of a prompt, each in a few sentences: what in it was never read, that it lies far from all
    that was, that it asks.
    """
    return outside(prompt) + ([prose.section("frame", "asked")] if asks(prompt) else [])


def outside(prompt: str) -> list[str]:
    """Why a prompt lies outside the small world: words that were never read, far from all that was; [] if it doesn't."""
    unknown = words_note(prompt)
    return list(filter(None, [unknown, _far(prompt, known=not unknown and only_words(prompt))]))


def note_unknown_words(text: str) -> None:
    """The note on a word, or on sentences that are compared: only what the model never read."""
    if unknown := words_note(text):
        st.info(unknown, icon=":material/info:")


def words_note(text: str) -> str:
    """The words of a text that stand nowhere in the training text, named; "" if there are none."""
    unknown = caches.tokenizer().unknown_words(text)
    return (
        prose.section("frame", "unknown", words=", ".join(quoted(word, limit=30) for word in unknown[:NAMED]))
        if unknown
        else ""
    )


def only_words(text: str) -> bool:
    """Whether there is nothing but words and ordinary marks in a text: of numbers, signs and pictures nobody has
    counted which it read.
    """
    return any(map(str.isalpha, text)) and all(sign.isalpha() or sign.isspace() or sign in ORDINARY for sign in text)


def asks(prompt: str) -> bool:
    """Whether a prompt is a question, or an order as one gives it to a chatbot."""
    said = " ".join(prompt.split()).lower()
    return said.endswith("?") or said.startswith(ASKING)


def _far(prompt: str, known: bool) -> str:
    table = caches.document(caches.BASE, "analyses/beginnings.json")
    if not table:
        return ""
    tokens, bits = known_cost(table, prompt) or surprise(caches.BASE, prompt)
    if not far(table, tokens, bits):
        return ""
    usual = [("new beginnings by its own program", at_length(table["program"]["middle"], tokens))]
    if "stories" in table:
        usual.append(("of its stories", at_length(table["stories"]["middle"], tokens)))
    usual.append(("everyday sentences", median(row["bits"] for row in table["visitors"])))
    told = ", ".join(f"{name} {cost:.1f}" for name, cost in usual)
    return prose.section("frame", "far_known" if known else "far", bits=f"{bits:.1f}", usual=told)


@st.cache_data(show_spinner=False, max_entries=1000)
def surprise(run: str, prompt: str) -> tuple[int, float]:
    """How many tokens a prompt has, and its surprise for the trained model in bits a token. Raises BadInput."""
    from core.model.prompt import prompt_ids
    from core.model.scoring import bits as measured

    opened = caches.run(run)
    bits = measured(opened.model(), prompt_ids(opened.tokenizer, prompt, opened.config.model.n_ctx))
    return len(bits), float(bits.mean())
