"""The controls of the bench and the words beside it: what is taken out, the guess, the verdict, what was tried."""

from __future__ import annotations

import numpy as np
import streamlit as st

from core.errors import BadInput
from core.figures.style import KIND_NAMES
from core.formatting import percent
from pages.sections.parameters import bench as result_of
from pages.sections.parameters import play
from pages.sections.parameters.bench import FALLS, LEAST, LOST, STAYS, words
from pages.sections.parameters.picture import guessed_here
from pages.sections.parameters.play import FARTHEST, HEAD, KIND, LAYER, LONGEST, ONE, PROMPT, PROMPTS, SLUG, Choice
from pages.sections.parameters.wording import purpose
from pages.sections.parameters.zoom import value, written
from pages.shared.frame import guesses, shell
from pages.shared.frame.moment import moment_name, moment_on
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.text.wording import quoted_token
from pages.shared.widgets import beginnings, box
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import guess
from pages.shared.widgets.guess import verdict as judged
from pages.shared.widgets.prompt_input import prompt_input
from pages.shared.widgets.unknown_words import note

KEPT = 8  # knock-outs that the list of tries shows


def bench() -> None:
    """What to take out, a guess at what becomes of the leading word, and what came of it."""
    if not result_of.measured():
        st.info("The sentences of this bench have not been chosen yet: python -m core analyse makes it good.", icon=":material/info:")
        return
    choose()
    play.put_bench()
    of, text, moment = play.choice(), play.prompt(), moment_on()
    key, found = play.guess_key(of, text, moment), result_of.result(of, text, moment)
    first = words([int(found.whole.argmax())])[0]
    picked = guessed_here(of, text, moment)
    if not picked:
        prose.show(SLUG, "bench", leader=plain(first))
    guess(f"{of.subject}, {plain(first)}: …", [STAYS, FALLS, LOST], key)
    if picked:
        verdict(of, found, picked)
        st.button("Undo", key=f"{SLUG}.undo", icon=":material/undo:", on_click=lambda: st.session_state.pop(key, None))
    another_beginning()
    numbers(of, found, picked)
    shell.do_last(lambda: result_of.warming_up(caches.BASE))


def verdict(of: Choice, found: result_of.Result, picked: str) -> None:
    guesses.remember(SLUG, f"{of.subject}, the first word", picked, found.truth)
    told = f"{judged(picked, found.truth)} {result_of.finding(of, found)}.".lstrip()
    before, after = f"{found.bits_before:.2f}", f"{found.bits_after:.2f}"
    prose.show(SLUG, "bench_same" if before == after else "bench_after", told=plain(told), before=before, after=after,
               words=f"{2 ** found.bits_before:.0f}", words_after=f"{2 ** found.bits_after:,.0f}",
               changed=f"{of.changed:,}")
    remember(of, found)


def choose() -> None:
    """The controls of what lies on the bench; play.bind_bench has filled them."""
    what = st.segmented_control("Take out", [ONE, HEAD, LAYER, KIND], key=f"{SLUG}.what", required=True, persist_state="session")
    if what == ONE:
        one_number()
    elif what == KIND:
        st.segmented_control("Which kind", list(KIND_NAMES), format_func=KIND_NAMES.get, key=f"{SLUG}.kind", required=True,
                             persist_state="session")
    else:
        for name, count in (("layer", play.config().n_layers), *((("head", play.config().n_heads),) if what == HEAD else ())):
            st.segmented_control(name.capitalize(), list(range(1, count + 1)), key=f"{SLUG}.{name}", required=True,
                                 persist_state="session")


def one_number() -> None:
    play.number_field("Which number", f"{SLUG}.bench_number")
    number = st.session_state[f"{SLUG}.bench_number"] - 1
    st.slider(f"Set it to (now it is {written(value(caches.BASE, moment_on(), number))})", -FARTHEST, FARTHEST, step=0.5,
              key=f"{SLUG}.value", persist_state="session")


def another_beginning() -> None:
    """The prompt: some to pick from, or the reader's own."""
    typed = st.session_state[PROMPT]
    with drawer("Another beginning", key=f"{SLUG}.beginning") as opened:
        if opened or typed != PROMPTS[0]:
            text = prompt_input(PROMPT, "What the model goes on from", PROMPTS, LONGEST, pills=f"{SLUG}.suggestion")
            try:
                play.refuse(text)
            except BadInput as error:
                box.refused(error)
            else:
                note(text)
            st.markdown(beginnings.said())
            beginnings.offer(PROMPT, key=f"{SLUG}.beginnings")


def remember(of: Choice, found: result_of.Result) -> None:
    tried = st.session_state.setdefault(f"{SLUG}.tries", {})
    tried.pop(of.name, None)
    leads = quoted_token(caches.tokenizer().token(int(found.changed.argmax())))
    tried[of.name] = (f"{of.changed:,}", f"{found.bits_before:.2f} → {found.bits_after:.2f}", leads)


def numbers(of: Choice, found: result_of.Result, picked: str | None) -> None:
    with drawer("The numbers, and what you have tried", key=f"{SLUG}.numbers") as opened:
        if not opened:
            return
        if of.what == ONE:
            listed = play.parts(play.config())
            place, row, column = play.locate(listed, of.key[1])
            st.markdown(plain(purpose(play.config(), caches.tokenizer(), listed[place], row, column)))
        prose.show(SLUG, "judged", least=percent(LEAST), count=len(result_of.measured().sentences),
                   heads=play.config().n_heads, blind=f"{np.log2(play.config().d_vocab):.2f}", all=f"{play.size():,}")
        ids = found.ids()
        table = {"next": words(ids), "whole model": [percent(float(found.whole[one])) for one in ids]}
        number_table(table | ({"changed": [percent(float(found.changed[one])) for one in ids]} if picked else {}))
        tried = list(st.session_state.get(f"{SLUG}.tries", {}).items())[::-1][:KEPT]
        if tried:
            st.markdown("**What you have tried**")
            number_table({"without, or with": [name for name, _ in tried], "numbers changed": [row[0] for _, row in tried],
                          "average surprise, bits": [row[1] for _, row in tried], "leads now": [row[2] for _, row in tried]})


def moments() -> None:
    """Since when the model leads with a word, whole and changed."""
    if not result_of.measured():
        return
    of, text, saved = play.choice(), play.prompt(), caches.steps()
    play.put_bench()
    every = result_of.at_every_moment(caches.BASE, text, of.key)
    best = int(every[-1, 0].argmax())
    since = [leads_since(every[:, which].argmax(-1) == best) for which in (0, 1)]
    whole, changed = (f"{moment_name(saved[at])} and from then on" if at is not None else "not at the end" for at in since)
    prose.show(SLUG, "moments", change=of.subject, word=plain(words([best])[0]), whole=whole, changed=changed)
    with drawer("The numbers", key=f"{SLUG}.every") as opened:
        if opened:
            number_table({"moment": [moment_name(step) for step in saved],
                          "whole model": [percent(float(one)) for one in every[:, 0, best]],
                          of.subject.lower(): [percent(float(one)) for one in every[:, 1, best]]})


def leads_since(leads: np.ndarray) -> int | None:
    """Index of the moment from which on it always leads; None if it doesn't at the end."""
    return None if not leads[-1] else int(len(leads) - np.argmin(leads[::-1])) if not leads.all() else 0
