"""What a link may carry: one list of parameters, each read as its type; a bad value falls back with one notice.

Links are typed and pasted too, so that every value is read in the marks of the training text (core.typed_text).

    layer = url.integer("layer", default=0, low=0, high=5)
    url.put(layer=layer if layer else None)

To tie a widget to the address, call `url.bind` before it:

    url.bind("layers.prompt", url.text("prompt", DEFAULT), "prompt")
    prompt = st.text_input("Prompt", key="layers.prompt", persist_state="session")
    url.put(prompt=prompt if prompt != DEFAULT else None)

Links are typed, and sent by programs that glue on what stands beside them: "800", "800.", "800.0" and "(800)" are one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from core.typed_text import normal
from pages.shared.frame.steps import MOST_STEPS
from pages.shared.text.escape import plain

# Name -> what it holds. Nothing else is read from a link, and nothing else is written into one.
PARAMETERS: dict[str, str] = {
    "step": "step of the chapter",
    "moment": "moment of training",
    "prompt": "the reader's prompt",
    "other": "a second prompt, to compare",
    "stage": "where in the pipeline",
    "layer": "layer",
    "head": "attention head",
    "position": "token of the prompt",
    "word": "one word",
    "words": "two or more words, separated by commas",
    "map": "kind of map",
    "table": "which of the two tables of words",
    "view": "way of showing",
    "question": "number of a question",
    "skill": "family of tests",
    "rate": "learning rate",
    "seed": "seed of a random choice",
    "temperature": "how adventurous the choice of words is",
    "top_k": "how many words the choice is among",
    "top_p": "how large a share the choice is among",
    "source": "shelf of the training text",
    "search": "search words",
    "page": "page of results",
    "plan": "lesson plan, by its minutes",
    "activity": "activity of a lesson plan",
    "present": "step of a lesson on the wall",
    "number": "which number of the model",
    "value": "value of that number",
    "without": "what is knocked out",
    "model": "a published model",
    "code": "code of a room",
    "lead": "secret link that leads a room",
}
LONGEST_TEXT = 400
_BEFORE, _BEHIND = " \t\n\u00a0([{<\"'“‘„«*_`", " \t\n\u00a0)]}>\"'”’»*_`.,;:!?…/\\|"  # what is glued on
_THOUSANDS = re.compile(r"(?<=\d)[,_'’\u00a0\u202f ](?=\d{3}(?!\d))")
_LEFT_OPEN = re.compile(r"(?<![\s:;=-])[)\]}>”»][)\]}>”».,;:!?…]*$")  # right behind a word, so that no smile is spoilt

_NOTICE: ContextVar[tuple[DeltaGenerator, list[str]] | None] = ContextVar("place for the notice", default=None)


@contextmanager
def notices() -> Iterator[None]:
    """Keep a place at the top of the page for the one notice about a link that could not be read."""
    token = _NOTICE.set((st.empty(), []))
    try:
        yield
    finally:
        _NOTICE.reset(token)


def integer(name: str, default: int, low: int, high: int) -> int:
    """The whole number in the link, if it lies within [low, high]; else `default`."""
    raw = _raw(name)
    if raw is None:
        return default
    value = _numeral(raw)
    if not low <= value <= high or value != int(value):
        _refuse(name, raw)
        return default
    return int(value)


def number(name: str, default: float, low: float, high: float) -> float:
    """The number in the link, if it lies within [low, high]; else `default`."""
    raw = _raw(name)
    if raw is None:
        return default
    value = _numeral(raw)
    if not low <= value <= high:
        _refuse(name, raw)
        return default
    return value


def choice(name: str, default: str, options: Sequence[str]) -> str:
    """The option that the link names, small letters or capitals; `default` if it names none of them."""
    raw = _raw(name)
    if raw is None or raw in options:
        return default if raw is None else raw
    meant = {option.casefold(): option for option in reversed(options)}.get(trimmed(raw).casefold())
    if meant is None:
        _refuse(name, raw)
        return default
    return meant


def text(name: str, default: str, limit: int = LONGEST_TEXT) -> str:
    """The text in the link, any characters, if it isn't longer than `limit`; else `default`.

    A bracket at its end that closes none was glued on, with all that follows; any other mark may be the reader's own.
    """
    raw = _raw(name)
    if raw is None:
        return default
    if len(raw) > limit:
        _refuse(name, raw)
        return default
    glued = _LEFT_OPEN.search(raw)
    return raw[:glued.start()] if glued and not re.search(r"[(\[{<“«]", raw) else raw


def words(name: str, default: Sequence[str], most: int = 8) -> list[str]:
    """The words in the link, separated by commas, at most `most` of them; else `default`."""
    raw = _raw(name)
    if raw is None:
        return list(default)
    found = [word for word in map(trimmed, raw.split(",")) if word]
    if not 1 <= len(found) <= most or any(len(word) > 40 for word in found):
        _refuse(name, raw)
        return list(default)
    return found


def named() -> set[str]:
    """The parameters that the address has."""
    return {name for name in PARAMETERS if name in st.query_params}


def put(**values: object) -> None:
    """Write values into the address; None takes the parameter out, so that a link carries only what differs."""
    for name, value in values.items():
        _known(name)
        if value is None:
            if name in st.query_params:
                del st.query_params[name]
            _seen().pop(name, None)
            continue
        written = ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
        if st.query_params.get(name) != written:
            st.query_params[name] = written
        _seen()[name] = normal(written)


def mend() -> None:
    """Set right what is amiss with the address, before anything is read from it.

    Names may have been spoilt on the way (Step, &amp;step). And a link to another state of the same page reaches us,
    but not the browser's address (Streamlit 1.67), so that a reload would lose it: the browser is told what we hold.
    """
    held = st.query_params.to_dict()
    for name in list(held):
        own = name.strip().lower().removeprefix("amp;")
        if own != name and own in PARAMETERS:
            held.setdefault(own, held.pop(name))
    old = _numeral(held.get("step", ""))  # until version 1.5 `step` was the moment of training, which is 0 or a large number
    if (old == 0 or old > MOST_STEPS) and "moment" not in held:
        held["moment"] = held.pop("step")
    st.query_params.from_dict(held)


def trimmed(raw: str) -> str:
    """Without what is often glued to a link: spaces, brackets, quotation marks, the full stop of a sentence."""
    return raw.lstrip(_BEFORE).rstrip(_BEHIND)


def arrive(page: str) -> None:
    """Take note of the page that is on.

    Where it is another than before, all that the address holds has come with a link, and is new.
    """
    if st.session_state.get("url.page") != page:
        st.session_state["url.page"] = page
        _seen().clear()


def changed(name: str) -> bool:
    """Whether the address holds a value of `name` that this page neither wrote nor has taken over yet.

    No link comes with a tap that runs a fragment alone: what it says of the address may be older than what we wrote there, as where
    a film tells where it rests while the answer to "Next" is still on its way.
    """
    raw = _raw(name)
    return raw is not None and raw != _seen().get(name) and not _alone()


def left(name: str) -> bool:
    """Whether the address no longer has the `name` that this page wrote: the reader went back to where there was none yet."""
    return name in _seen() and _raw(name) is None and not _alone()


def bind(key: str, value: object, name: str) -> None:
    """Give the widget `key` this value on its first run, and again when a new link arrives with another `name`."""
    if key not in st.session_state or changed(name):
        st.session_state[key] = value
    raw = _raw(name)
    if raw is not None:
        _seen()[name] = raw


def _alone() -> bool:
    """Whether a fragment is run alone, rather than the page."""
    context = get_script_run_ctx(suppress_warning=True)
    return bool(context and context.fragment_ids_this_run)


def _numeral(raw: str) -> float:
    """The number that is written here; NaN if it is none."""
    try:
        value = float(_THOUSANDS.sub("", trimmed(raw)).replace("−", "-"))
    except ValueError:
        return math.nan
    return value if math.isfinite(value) else math.nan


def _known(name: str) -> None:
    if name not in PARAMETERS:
        raise KeyError(f"{name!r} is not in url.PARAMETERS; the list there is all that a link may carry")


def _raw(name: str) -> str | None:
    _known(name)
    raw = st.query_params.get(name)
    return None if raw is None else normal(raw)


def _seen() -> dict[str, str]:
    return st.session_state.setdefault("url.seen", {})


def _refuse(name: str, raw: str) -> None:
    """Take the bad value out of the address and say so once, however many there are."""
    if name in st.query_params:
        del st.query_params[name]
    notice = _NOTICE.get()
    if notice is None:
        return
    place, refused = notice
    refused.append(f"{PARAMETERS[name]} ({plain(raw, limit=30)})")
    what = ", ".join(refused)
    place.info(f"Part of this link could not be read: {what}. The usual view is shown instead.", icon=":material/link:")
