"""The frame round every chapter: router, head, the shared moment of training, progress, the way on.

A chapter begins with `enter()` and puts itself on the stage (stage.py):

    from pages.shared.frame import shell, stage
    shell.enter()

    @shell.fragment(key="layers.stage")
    def on_stage() -> None:
        stage.show("layers", picture, talk)
"""

from __future__ import annotations

import gc
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import copy_context
from copy import copy
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote, urlsplit

import streamlit as st
from streamlit.runtime.scriptrunner import StopException, get_script_run_ctx

from core.config import ASSETS
from core.malloc_trim import give_back
from core.typed_text import normal
from pages.shared.browser.component import joined, script
from pages.shared.frame import kept, present, url
from pages.shared.frame.chapters import Chapter, chapter, next_chapter
from pages.shared.frame.chapters import pages as chapters_and_others
from pages.shared.frame.parts import LAST, part
from pages.shared.frame.parts import fragment as fragment  # that every page begins with
from pages.shared.frame.strip import strip
from pages.shared.loading import caches, ending
from pages.shared.loading.held import held
from pages.shared.text import prose

_ELSEWHERE = "frame.moment_elsewhere"  # the last moment chosen, and in which chapter
_CARRIED = "frame.moment_carried"  # the moment that the reader took along
_FIRST_PAINT_SECONDS = 0.8
_REPLACE = """<script>{{
  const to = new URL(location)
  to.pathname = to.pathname.replace(/[^/]*\\/*$/, "{address}")
  location.replace(to)
}}</script>"""
_ICON = (ASSETS / "icon.svg").read_text(encoding="utf-8")
_STYLES = f"<style>{joined('first.css', 'page.css', Path(__file__).with_name('stage.css'))}</style>"
_FILES = ("translated.js", "history.js", "paper.js", "tables.js", "mishaps.js", "returns.js", "terms.js", "verdicts.js",
          "too_long.js")


def route() -> None:
    """Run the page that the address names, inside the frame."""
    ending.watch()
    st.set_page_config(page_title="Nudge", page_icon=_ICON, layout="wide", initial_sidebar_state="collapsed")
    _looks_again()
    st.html(_STYLES)
    with st.container(key="frame.unseen"):
        st.html(_scripts(), unsafe_allow_javascript=True)
    with st.container(key="frame.translated"), part():
        st.markdown(prose.section("frame", "translated"))
    pages = {entry.slug: copy(_page(entry)) for entry in chapters_and_others()}
    url.mend()
    meant, elsewhere = _another_spelling()
    with _inside() as last, url.notices():
        step = present.now()
        page = st.navigation([*pages.values(), *elsewhere], position="hidden")
        if page in elsewhere:
            st.html(_REPLACE.format(address=pages[meant].url_path), unsafe_allow_javascript=True)
            st.stop()
        url.arrive(page.url_path)
        kept.ask(page.url_path or "home")
        if step:
            present.bar(step, pages, page.url_path or "home", forget_moment)
        else:
            strip(link, page.url_path or "home", visited())
        with part():
            page.run()
    kept.tell()
    _warm()
    _tidied(page.url_path)
    for work in last:
        work()


def enter() -> None:
    """First line of every chapter: return at once inside the router, otherwise run the router and stop.

    On a cold server Streamlit runs a file of the `pages` folder directly, without the entry point, until
    `st.navigation` has run once; this is what puts the frame round the first deep link of the day.
    """
    if LAST.get() is None:
        route()
        if get_script_run_ctx(suppress_warning=True):
            raise StopException  # st.stop() forgets a tap that came while the page was still being run (Streamlit 1.67)


def do_last(work: Callable[[], None]) -> None:
    """Do something that nothing else is to wait for: at the end of the page, or at once where a tap runs a fragment alone.

    What it shows belongs to the fragment that asked: a tap on it runs that one alone, and the next run takes its place.
    """
    last = LAST.get()
    if last is None:
        work()
    else:
        last.append(partial(copy_context().run, work))


def again() -> None:
    """Run once more what asks for it: its fragment, or all of the page where all of it is on."""
    st.rerun(scope="fragment" if LAST.get() is None else "app")


def begins_at(step: int | None) -> None:
    """The step of training that this chapter shows as long as the reader has chosen none; None: the last."""
    st.session_state["frame.begin"] = step


def head(slug: str) -> None:
    """The chapter's title and one-line summary."""
    entry = chapter(slug)
    begins_at(None)
    st.title(entry.title, anchor=False)
    st.markdown(entry.summary)
    visited().add(slug)


def foot(slug: str) -> None:
    """The way on: the next chapter of the course, or back to the map."""
    following = next_chapter(slug)
    st.divider()
    if following:
        link(following, label=f"Next: {following.label}")
    else:
        link(chapter("home"), label="Back to the map of chapters")


def link(
    entry: Chapter, *, label: str | None = None, icon: str | None = "", query_params: dict[str, str] | None = None
) -> None:
    """A link to a chapter that keeps the reader's session, with the chapter's own icon unless another is given, or None."""
    icon = entry.icon if icon == "" else icon
    st.page_link(_page(entry), label=label or entry.label, icon=icon, query_params=query_params)


def visited() -> set[str]:
    """The chapters that this reader has opened; add to it to mark one."""
    return st.session_state.setdefault("progress.visited", set())


def checked() -> dict[str, bool]:
    """Check questions that this reader has answered: chapter -> was the last answer right?"""
    return st.session_state.setdefault("progress.checked", {})


# One moment of training, for every view of a chapter -------------------------------------------------------------


def moment() -> int:
    """The step of training that this chapter shows: the link's `moment`, else the reader's choice here, else the one
    that the chapter begins with.

    A step that the run has not saved moves to the nearest one that it has. Without a run, 0.
    """
    saved = caches.steps()
    if not saved:
        return 0
    if url.changed("moment"):
        asked = url.integer("moment", -1, 0, 10**9)
        if asked >= 0:
            set_moment(min(saved, key=lambda step: abs(step - asked)))
    if st.session_state.get(_moment_key()) not in saved:
        return _first_shown()
    set_moment(st.session_state[_moment_key()])  # a change of page has emptied the address
    return st.session_state[_moment_key()]


def moment_chosen() -> bool:
    """Whether the reader, or the link, has picked a moment here; until then views may begin where they like."""
    return _moment_key() in st.session_state or url.changed("moment")


def set_moment(step: int) -> None:
    """Move every view of this chapter to a step, and say so in the address; the chapters after it will offer it."""
    st.session_state[_moment_key()] = step
    st.session_state[_ELSEWHERE] = (_here(), step)
    url.put(moment=None if step == _first_shown() else step)


def forget_moment(page: str | None = None) -> None:
    """Back to the moment that the page itself shows, this one or another, unless the reader carried one along."""
    key = _moment_key(page)
    if st.session_state.get(key) != st.session_state.get(_CARRIED):
        st.session_state.pop(key, None)
        url.put(moment=None)


def offer_moment() -> None:
    """A button that carries on at the moment that was chosen in another chapter, if there is one that differs."""
    page, step = st.session_state.get(_ELSEWHERE, (_here(), 0))
    if page != _here() and step in caches.steps() and step != moment() and not moment_chosen():
        st.button(f"Carry on {moment_name(step)}, as in “{chapter(page).short}”?", key="frame.carry_on",
                  type="tertiary", icon=":material/history:", on_click=_carry_on, args=(step,))


def _carry_on(step: int) -> None:
    set_moment(step)
    st.session_state[_CARRIED] = step


def _here() -> str:
    return st.session_state.get("url.page") or "home"


def _moment_key(page: str | None = None) -> str:
    return f"{page or _here()}.moment_shown"


def _first_shown() -> int:
    """What this chapter shows as long as the reader has chosen no moment, and so what a link without one opens."""
    begin, saved = st.session_state.get("frame.begin"), caches.steps()
    return begin if begin in saved else saved[-1]


def moment_name(step: int) -> str:
    """How a moment is called on every page: "before training", "after 3,000 steps"."""
    return "before training" if step == 0 else f"after {step:,} steps"


def rests_at(step: int, *fragments: str) -> None:
    """A film rests at a step: every view follows. To be called from the film's callback.

    Args: fragments, the keys of those that show the moment; they alone run again, and the line that names it. None: the
          usual rerun.
    """
    set_moment(step)
    if fragments:
        st.rerun(list(fragments))


def _scripts() -> str:
    """The frame's own scripts, with the meaning of every term; each is run once for as long as the browser's page lives."""
    known = json.dumps(prose.definitions()).replace("<", "\\u003c")
    return "".join(map(script, _FILES)).replace("= TERMS\n", f"= {known}\n")


# Behind the scenes ------------------------------------------------------------------------------------------------


@cache
def _page(entry: Chapter) -> st.Page:
    """A page to link to: made once, since st.Page looks at the disk each time, and some forty links stand on a page."""
    home = entry.slug == "home"
    return st.Page(entry.path, title=entry.label, url_path="" if home else entry.slug, default=home)


def _another_spelling() -> tuple[str, list[st.Page]]:
    """The chapter that the address means, and a page for how it spells it ("Layers", "home", "layers)", "layers ").

    No such page where it is the chapter's own address, or that of none.
    """
    asked = unquote(urlsplit(st.context.url or "").path.rpartition("/")[2])
    meant = url.trimmed(normal(asked)).casefold().replace("-", "_").replace(" ", "_")
    if meant not in {entry.slug for entry in chapters_and_others()} or (asked == meant != "home"):
        return meant, []
    page = st.Page(lambda: None, title=meant, url_path=asked, visibility="hidden")
    page._url_path = asked  # Streamlit 1.67 has taken the spaces at its ends off, so that it would be the chapter's own
    return meant, [page]


@st.fragment(key="frame.looks_again", run_every=86_400)
def _looks_again() -> None:
    """Nothing, once a day: with a fragment that comes by itself on the page, a browser whose line was lost asks for all
    of it again.

    Without one, Streamlit 1.67 asks for nothing when it comes back to a server that has forgotten the session, and no
    fragment answers a tap.
    """


@contextmanager
def _inside() -> Iterator[list[Callable[[], None]]]:
    last: list[Callable[[], None]] = []
    token = LAST.set(last)
    try:
        yield last
    finally:
        LAST.reset(token)


@held
def _warm() -> threading.Thread:
    """Import the heavy libraries once a process, after the first page has painted, and free each tap of their cost.

    Streamlit collects garbage after every run of a script; with torch imported that takes 150 ms a tap unless what
    is there for good is frozen out of it.
    """
    return caches.behind_the_scenes(_import_heavy_things)


@held
def _tidied(slug: str) -> None:
    """What a chapter needed once, to open its files, goes back to the system after its first visit; what it keeps is there
    for good, and no collection has to look at it again.
    """
    gc.collect()
    gc.freeze()
    give_back()


def _import_heavy_things() -> None:
    time.sleep(_FIRST_PAINT_SECONDS)
    # the first brings pandas, which a table needs, and Plotly
    for name in ("core.figures.plotting", "tokenizers", "torch"):
        import_module(name)
    gc.collect()
    gc.freeze()
    gc.collect()  # of the few that are left: how many there were decides when Python next collects all by itself
