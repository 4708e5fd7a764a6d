"""What stands on the stage: scores that grow up to where the question begins, and to their end once it is answered; a sum
as it is written; other starts; two sentences; all tests at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import streamlit as st

from core.errors import BadInput
from core.formatting import percent
from core.results.skill_curves import Course
from pages.sections.skills import choice, wording
from pages.sections.skills.choice import FILM, SLUG, STAGE
from pages.shared.films.film import Drawn, Frame, Taps, drawn, moment_title, plotly_film
from pages.shared.films.writing import film_of, text_now, write_the_others
from pages.shared.frame import shell
from pages.shared.loading import caches
from pages.shared.text import skill_names
from pages.shared.text.escape import plain, visible

SECONDS = 3  # that the half of a film takes which is shown before the guess
ENDS = ("the verb of its subject", "the verb of the nearest noun")
WAYS = ("step by step", "in one go")
BARS, SHORT, SHOWN = 5, 30, 200  # bars of a place; characters of a sentence in a finding, and of a written sum


def picture(step: str) -> None:
    hidden = choice.covered(step)
    if hidden:
        st.session_state[f"{SLUG}.hidden"] = step
    elif st.session_state.pop(f"{SLUG}.hidden", None) == step:
        shell.forget_moment()  # the answer stands at the end, whatever moment was looked at before
    if step == "sums" and choice.view(step) in (choice.WRITTEN, choice.LEAP):
        the_sum()
    elif step in ("facts", "style") or choice.view(step) == choice.ALL:
        a_family(step)
    else:
        {"order": the_order, "check": the_order, "noun": the_noun, "sums": two_ways, "luck": the_starts, "pair": the_pair,
         "trap": all_tests}[step](step)


def show(
    kind: str, both: Drawn, steps: Sequence[int], told: Callable[[int], str], *, until: int | None = None, plays: bool = False,
    on_panel: Callable[[int], None] | None = None,
) -> None:
    """A figure at every moment that may be seen. Args: kind, of figure; told, the two lines over it at a moment; on_panel,
    takes the number of the trace that was tapped.
    """
    shown = steps[: None if until is None else until + 1]
    lines = [told(moment) for moment in range(len(shown))]
    plotly_film(
        both, steps=shown, key=f"{FILM}_{kind}", tween=True, plays=plays, fragments=[STAGE], headlines=lines,
        sentences=[line.replace("\n", ". ") for line in lines], start=len(shown) - 1 if until is not None else None,
        on_tap=lambda trace, _: on_panel(trace) if on_panel else None,
        more={"taps": on_panel is not None} | ({"seconds": SECONDS} if until is not None else {}),
    )


def the_order(step: str) -> None:
    """The four families, a panel each; a tap on one is a guess."""
    known = choice.families()
    until = choice.until("order", _steps()) if step == "order" else None
    places = tuple(choice.picked().index(family) + 1 if family in choice.picked() and until is not None else 0 for family in known)
    last = len(_steps()) - 1

    def told(moment: int) -> str:
        if until is not None:
            return f"{moment_title(_steps()[moment])}\nWhich passes its dashed bar first?"
        if moment == last:
            return wording.order({course.name: course.step(course.passed) for course in known.values()}).replace(". Last", "\nLast")
        return f"{moment_title(_steps()[moment])}\n{wording.past_now({one.name: one for one in known.values()}, moment)}"

    show("panels", panels_drawn(caches.BASE, "all", places, until), _steps(), told, until=until, plays=step == "order",
         on_panel=(lambda trace: choice.pick(list(known)[_panel(trace)])) if until is not None else None)


def _panel(trace: int) -> int:
    """Of four panels with a curve each, which one a trace belongs to: first come their bands."""
    from core.figures.skills import MOVING

    return min(trace // 2 if trace < 8 else (trace - 8) // MOVING, 3)


def the_noun(step: str) -> None:
    """The test where another noun stands between; at its end also without the line before it."""
    course, until = choice.tests()[choice.ATTRACTOR], choice.until(step, _steps())
    show("panels", panels_drawn(caches.BASE, "noun", (), until), _steps(), until=until,
         told=lambda moment: f"{moment_title(_steps()[moment])}\n{wording.dip_now(course, moment)}")


def two_ways(step: str) -> None:
    """The same sums asked in two ways."""
    until = choice.until(step, _steps())
    ways = [choice.tests()[name] for name in (choice.IN_STEPS, choice.DIRECT)]
    show("panels", panels_drawn(caches.BASE, "sums", (), until), _steps(), until=until, told=lambda moment: (
        f"{moment_title(_steps()[moment])}\n" + ", ".join(f"{name} {wording.score(way, moment)}"
                                                          for name, way in zip(WAYS, ways, strict=True))))


def panels_of(which: str, places: tuple[int, ...]) -> list[dict[str, Course]]:
    """The curves of each panel of a step, by name."""
    tests = choice.tests()
    if which == "noun":
        return [{"Right verb": tests[choice.ATTRACTOR]} | ({"out of the blue": tests[choice.BLUE]} if choice.BLUE in tests else {})]
    if which == "sums":
        return [{"Step by step": tests[choice.IN_STEPS], "in one go": tests[choice.DIRECT]}]
    return [{f"{f'{place}. ' if place else ''}{course.name}": course}
            for place, course in zip(places, choice.families().values(), strict=True)]


@st.cache_data(show_spinner=False, max_entries=100)
def panels_drawn(run: str, which: str, places: tuple[int, ...], until: int | None) -> Drawn:
    from core.figures import skills as figures

    shown = panels_of(which, places)
    moments = range(len(next(iter(shown[0].values())).steps))[: None if until is None else until + 1]
    return drawn(figures.panels(shown, until, ENDS if which == "noun" else None),
                 [Frame(figures.grown(shown, moment)) for moment in moments])


def a_family(step: str) -> None:
    """The tests of a family as bars."""
    parts, until = skill_names.in_family(choice.tests(), choice.FAMILY[step]), choice.until(step, _steps())
    last = len(_steps()) - 1

    def told(moment: int) -> str:
        there = sum(part.passed is not None and part.passed <= moment for part in parts)
        second = (wording.spread(parts) if moment == last else "Which passes its bar first?" if until == moment
                  else f"{there} of {len(parts)} tests are past the bar for good")
        return f"{skill_names.TITLES[choice.FAMILY[step]]} {shell.moment_name(_steps()[moment])}\n{second}"

    show("tests", family_drawn(caches.BASE, choice.FAMILY[step], until), _steps(), told, until=until)


@st.cache_data(show_spinner=False, max_entries=20)
def family_drawn(run: str, family: str, until: int | None) -> Drawn:
    from core.figures import skills as figures

    parts = skill_names.in_family(choice.tests_of(run), family)
    names = [skill_names.name(part) for part in parts]
    moments = range(len(parts[0].steps))[: None if until is None else until + 1]
    return drawn(figures.scores(parts, names), [Frame(figures.scored(parts, names, moment)) for moment in moments])


def the_sum() -> None:
    """What the model writes after a sum at every moment, and beneath it what else could have stood in a word's place."""
    from core.figures.home import next_bars
    from core.results.cloze import shown

    draw = choice.draw()
    with st.container(key="pair"):
        try:
            words = written_words(caches.BASE, shell.moment(), draw.prompt, cut_short(text_now(draw)))
        except BadInput as error:
            st.info(plain(str(error)), icon=":material/edit:")
            return
        at = min(choice.word(), len(words) - 1)
        taps = Taps([(word["token"], "What else could stand here?") for word in words], caches.steps().index(shell.moment()), picked=at)
        film_of(draw, key=f"{SLUG}.written", shown=cut_short, fragments=[STAGE], taps=taps, on_tap=choice.look_at)
        if words:
            one = words[at]
            row, told = [(shown(token), share) for token, share in one["top"][:BARS]], visible(shown(one["token"]))
            line = f"Word {at + 1} of {len(words)}: “{told}”, {percent(one['share'])} sure"
            plotly_film(next_bars(row, shown(one["token"])), [Frame({})], steps=[shell.moment()], headlines=[line],
                        sentences=[f"{line}. " + ", ".join(f"{word} {percent(share)}" for word, share in row)],
                        key=f"{SLUG}.place", start=0, fragments=[STAGE])
        write_the_others(draw, key=f"{SLUG}.written", shown=cut_short)


@st.cache_data(show_spinner=False, max_entries=200)
def written_words(run: str, step: int, prompt: str, text: str) -> list[dict]:
    """What else could have stood in the place of each token of a text (core.analyses.home_page)."""
    from core.analyses.home_page import written_words as measured

    return measured(caches.tokenizer(run), caches.run(run).model(step), prompt, text)


def cut_short(text: str) -> str:
    """What was written, in one go up to the first full stop, and cut if it is long."""
    if choice.view("sums") == choice.LEAP:
        text = "".join(text.partition(".")[:2])
    return text if len(text) <= SHOWN else text[:SHOWN].rpartition(" ")[0] + " …"


def the_starts(step: str) -> None:
    """When each family passes, in our run; in the others too once the reader has guessed."""
    found = choice.runs()
    orders = [{family: course.step(course.passed) for family, course in run.items()} for run in found.values()]
    finding = ("" if len(found) == 1 else "Our model. Is the order the same from other starts?" if choice.covered(step)
               else wording.agreement(orders)[1])
    show("starts", starts_drawn(caches.BASE, tuple(found)[: 1 if choice.covered(step) else None], in_shares()), [_steps()[-1]],
         lambda _: f"When each skill passes its bar\n{finding}".strip())


def in_shares() -> bool:
    """Whether moments are shown as shares of each run."""
    return st.session_state.get(f"{SLUG}.runs_as") == "share of the run"


@st.cache_data(show_spinner=False, max_entries=20, ttl=60)
def starts_drawn(run: str, names: tuple[str, ...], share: bool) -> Drawn:
    from core.figures import skills as figures

    runs, families = choice.runs(), list(choice.families())
    onsets = []
    for number, name in enumerate(names, start=1):
        measured = {family: course for family, course in runs[name].items() if family in families}
        last = next(iter(measured.values())).steps[-1]
        steps = [measured[family].step(measured[family].passed) if family in measured else None for family in families]
        onsets.append(("our model" if name == run else f"start {number}", [one if one is None or not share else one / last for one in steps]))
    titles = [skill_names.TITLES[family] for family in families]
    return drawn(figures.runs(titles, onsets, share=share, last=_steps()[-1]), [Frame({})])


def the_pair(step: str) -> None:
    """Which of two sentences is likelier, through training."""
    texts = choice.own_pair()
    try:
        tokens = [choice.tokens_of(caches.BASE, text) for text in texts]
        bits = difference(texts)
    except BadInput:
        texts, tokens = choice.USUAL, [choice.tokens_of(caches.BASE, text) for text in choice.USUAL]
        bits = difference(texts)  # the talk says what is wrong
    steps, names = caches.steps(), tuple(f"“{visible(text[:SHORT])}{'…' if len(text) > SHORT else ''}”" for text in texts)
    until = choice.until(step, steps)
    unfair = wording.no_fair_test((len(tokens[0]), len(tokens[1])), caches.tokenizer().unknown_words(" ".join(texts)))

    def told(moment: int) -> str:
        line = wording.likelier(bits, steps, moment, names, unfair)
        return line if until is None or unfair else f"{line}. And at the end?"

    show("pair", pair_drawn(caches.BASE, texts, until), steps, told, until=until)


def difference(texts: tuple[str, str]) -> np.ndarray:
    """By how many bits (C,) the first of two sentences is likelier. Raises BadInput."""
    first, second = (choice.bits_of(caches.BASE, text).sum(-1) for text in texts)
    return second - first


@st.cache_data(show_spinner=False, max_entries=100)
def pair_drawn(run: str, texts: tuple[str, str], until: int | None) -> Drawn:
    from core.figures import skills as figures

    steps, bits = caches.steps(run), difference(texts)
    moments = range(len(steps))[: None if until is None else until + 1]
    return drawn(figures.likelier(steps, bits, ("the first", "the second"), until),
                 [Frame(figures.likelier_at(steps, bits, moment)) for moment in moments])


def all_tests(step: str) -> None:
    """Every test, from blind guessing to all right."""
    tests, until = choice.tests(), choice.until(step, _steps())

    def told(moment: int) -> str:
        count = len(wording.no_better(tests, moment))
        return f"{moment_title(_steps()[moment])}: {len(tests)} tests\nHollow: {count}, no better than blind guessing"

    show("all", all_drawn(caches.BASE, until), _steps(), told, until=until)


@st.cache_data(show_spinner=False, max_entries=10)
def all_drawn(run: str, until: int | None) -> Drawn:
    from core.figures import skills as figures

    at = -1 if until is None else until
    tests = sorted(choice.tests_of(run).values(), key=lambda one: (one.chance - one.accuracy[at]) / (1 - one.chance))
    moments = range(len(tests[0].steps))[: None if until is None else until + 1]
    return drawn(figures.above_chance(tests, [skill_names.name(one) for one in tests]),
                 [Frame(figures.above(tests, moment)) for moment in moments])


def _steps() -> tuple[int, ...]:
    """The moments at which the tests were taken."""
    return next(iter(choice.families().values())).steps
