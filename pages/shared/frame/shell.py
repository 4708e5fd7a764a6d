"""The frame round every chapter: router, head, progress, the way on.

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
from functools import cache, lru_cache, partial
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
from pages.shared.frame.moment import begins_at
from pages.shared.frame.parts import LAST, part
from pages.shared.frame.parts import fragment as fragment  # that every page begins with
from pages.shared.frame.strip import strip
from pages.shared.loading import background, ending
from pages.shared.loading.held import held
from pages.shared.text import prose

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
            present.bar(step, pages, page.url_path or "home")
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


def _scripts() -> str:
    """The frame's own scripts, with the meaning of every term; each is run once for as long as the browser's page lives."""
    return _scripts_with(tuple(prose.definitions().items()))


@lru_cache(maxsize=1)
def _scripts_with(terms: tuple[tuple[str, str], ...]) -> str:
    known = json.dumps(dict(terms)).replace("<", "\\u003c")
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
    return background.behind_the_scenes(_import_heavy_things)


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
