"""Chapter 6: what the model picks up and when, test by test; what it never learns; and a pair of sentences of the
reader's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from core.errors import BadInput
from core.formatting import percent, signed
from core.results.skill_curves import Course, pairs_in_order, together
from pages.sections.skills import wording as words_for
from pages.shared.films.writing import Draw, film_of, write_the_others
from pages.shared.frame import shell, url
from pages.shared.loading import caches
from pages.shared.text import prose, skill_names, tables, wording
from pages.shared.text.escape import plain, visible
from pages.shared.widgets import box
from pages.shared.widgets.check import Answer, check
from pages.shared.widgets.figure_block import figure_block
from pages.shared.widgets.guess import SKIP, guess, verdict
from pages.shared.widgets.unknown_words import note_unknown_words

if TYPE_CHECKING:
    import numpy as np

    from core.figures.plotting import go

shell.enter()

ORDER, SUMS = "skills.the_order", "skills.sums_asked"  # the fragments that show the shared moment
ATTRACTOR, BLUE = "agreement across an attractor", "agreement across an attractor, out of the blue"
IN_STEPS, DIRECT = "sums step by step, unseen", "sums asked directly, unseen"
DIPS = {
    "like a coin, then better": "rose",
    "worse than a coin, then better": "fell_and_rose",
    "worse than a coin to the end": "fell",
    "like a coin to the end": "neither",
}
AGAIN = ("in the same order", "in another order")
MISSED = {"none of them": 0, "1 to 5": 5, "6 to 15": 15, "more than 15": 10**6}
WAYS = ("in one go", "step by step", "no clear difference")
PAIRS = {
    "goes / go": ("She goes home", "She go home"),
    "Paris / London": ("The capital of France is Paris", "The capital of France is London"),
    "are / is": ("The dogs near the house are loud", "The dogs near the house is loud"),
    "letter / chat": ("Dear Anna, I am writing", "Dear Anna, I'm gonna"),
}
USUAL = PAIRS["goes / go"]
LONGEST = 200  # characters of a sentence
WRITES, FEW = 70, 10  # tokens that a sum may take, step by step and in one go
SHOWN = 200  # characters of it: more is noise from early in training
READING = (
    "The line is the share of right answers at each saved moment, the shaded band its 95 % interval. "
    "Dotted: what blind guessing gets. Dashed: the bar, half-way from there to all right. "
    "The star stands where the line passes the bar for good; beside the name stand that step, and the right answers at the end."
)


def main() -> None:
    shell.head("skills", moment=bool(caches.steps()))
    if not caches.steps():
        caches.run()  # says in one sentence what is missing
    caches.warming_up()
    tests: dict[str, Course] = {}
    with shell.part():
        tests = tests_of(caches.BASE)
        if tests:
            by_family = skill_names.families(tests)
            counted = together("all", list(by_family.values()))
            name, slots = words_for.looked_up(counted)
            prose.show("skills", "begin", items=f"{counted.n:,}", looked=prose.section("skills", name, **slots))
            the_order()
            if ATTRACTOR in tests:
                st.header("The noun in between", anchor=False)
                the_noun_between()
            if {IN_STEPS, DIRECT} <= set(tests):
                st.header("Sums: one leap, or many steps", anchor=False)
                sums()
            st.header("Was it luck?", anchor=False)
            other_starts()
        else:
            st.info(
                "The skills of this run have not been measured yet. Make the analysis with: python -m core analyse --only skills",
                icon=":material/school:",
            )
    st.header("Your own pair of sentences", anchor=False)
    pair()
    if tests:
        st.header("What it never learned", anchor=False)
        never()
    st.header("A trap to avoid", anchor=False)
    prose.show("skills", "misconception")
    with st.expander("How this differs from a big model"), shell.part():
        prose.show("skills", "scale", parameters=f"{sum(caches.parameter_counts().values()):,}")
    question()


@st.cache_resource(show_spinner=False, ttl=60)
def tests_of(run: str) -> dict[str, Course]:
    """Every test of a run by name, from the file that ships with it; none without it."""
    return skill_names.tables(caches.document(run, "analyses/skills.json"))


# The order --------------------------------------------------------------------------------------------------------


@shell.fragment(key=ORDER)
def the_order() -> None:
    by_family = skill_names.families(tests_of(caches.BASE))
    prose.show("skills", "families")
    picked = st.session_state.setdefault("skills.order", [])
    with st.container(horizontal=True, key="skills.order_buttons"):
        for family in by_family:
            place = f"{picked.index(family) + 1} · " if family in picked else ""
            st.button(
                f"{place}{skill_names.TITLES[family]}",
                key=f"skills.pick_{family}",
                on_click=_pick,
                args=(family, list(by_family)),
            )
    if not order_is_known():
        st.button("Start again" if picked else SKIP[0].upper() + SKIP[1:], key="skills.order_other", type="tertiary",
                  on_click=picked.clear if picked else _skip)
    if order_is_known():
        reveal_order(by_family, picked if len(picked) == len(by_family) else [])
        st.header("Inside a family", anchor=False)
        inside()


def order_is_known() -> bool:
    """Whether the reader has guessed the order, has passed, or followed a link to a family."""
    guessed = len(st.session_state.get("skills.order", [])) == len(skill_names.families(tests_of(caches.BASE)))
    return guessed or st.session_state.get("skills.order_skipped", False) or url.changed("skill")


def _pick(family: str, known: list[str]) -> None:
    """Take a family as the next one, or back; all stay buttons that can be tapped, so that the keyboard never loses its
    place.
    """
    picked = st.session_state["skills.order"]
    if family in picked:
        if len(picked) < len(known):
            picked.remove(family)
        else:
            picked.clear()
        return
    picked.append(family)
    if len(picked) == len(known) - 1:  # one is left: it is the last
        picked += [other for other in known if other not in picked]


def _skip() -> None:
    st.session_state["skills.order_skipped"] = True


def reveal_order(by_family: dict[str, Course], picked: list[str]) -> None:
    verdict = ""
    if picked:
        right, count = pairs_in_order(picked, {family: course.passed for family, course in by_family.items()})
        said = ", ".join(skill_names.TITLES[family].lower() for family in picked)
        verdict = f"You said: {said}. " + (
            f"Of the {count} pairs that you can make of them, {right} stand in the right order."
            if count
            else "They all come at the same moment."
        )
    prose.show("skills", "guessed", verdict=verdict)
    courses = list(by_family.values())
    steps = {course.name: course.step(course.passed) for course in courses}
    figure_block(
        panels(caches.BASE, "all"),
        title=words_for.order(steps),
        key="skills.families",
        height=height(len(courses)),
        table=table_of(courses),
        caption=" ".join(
            f"{course.name}: {words_for.score(course, 0)} right before training, {words_for.score(course, -1)} at the end, "
            f"{words_for.past_bar(course)}."
            for course in courses
        ),
        how_to_read=f"One panel a family. {READING}",
        level=2,
    )
    prose.show("skills", "bar")
    lucky = [course for course in courses if course.intervals[0][0] > course.chance]
    if lucky:
        prose.show("skills", "lucky_start", families=wording.listed([course.name.lower() for course in lucky]),
                   score=wording.listed([words_for.score(course, 0) for course in lucky]))
    else:
        prose.show("skills", "even_start")
    if courses[0].steps == caches.steps():
        scores(courses)


def scores(courses: list[Course]) -> None:
    """The families' scores as bars, at every moment."""
    from pages.shared.films.film import bars_film

    prose.show("skills", "film", example=words_for.score(courses[0], -1))
    frames = [
        (
            [f"{course.name}: {words_for.score(course, moment)}" for course in courses],
            [course.accuracy[moment] for course in courses],
        )
        for moment in range(len(courses[0].steps))
    ]
    bars_film(frames=frames, steps=courses[0].steps, key="skills.film", fragments=(ORDER, SUMS))


# Inside a family --------------------------------------------------------------------------------------------------


def inside() -> None:
    tests = tests_of(caches.BASE)
    known = list(skill_names.families(tests))
    prose.show("skills", "closer")
    _skip()  # a link to a family has come past the guess
    url.bind("skills.family", url.choice("skill", known[0], known), "skill")
    family = st.segmented_control(
        "A family of tests",
        known,
        format_func=skill_names.TITLES.get,
        key="skills.family",
        required=True,
        persist_state="session",
    )
    url.put(skill=family if family != known[0] else None)
    parts = skill_names.in_family(tests, family)
    figure_block(
        panels(caches.BASE, family),
        title=f"{skill_names.TITLES[family]}. {words_for.spread(parts)}",
        key=f"skills.{family}",
        height=height(len(parts)),
        table=table_of(parts),
        caption=" ".join(
            f"{skill_names.name(part)}: {words_for.score(part, -1)} at the end, {words_for.past_bar(part)}."
            for part in parts
        ),
        how_to_read=f"One panel a test. {READING}",
    )
    tables.show({"Test": [skill_names.name(part) for part in parts], "For example": [example(part) for part in parts],
                 "Blind guessing": [percent(part.chance) for part in parts]})
    seen = [
        f"“{skill_names.name(part)}”" + ("" if part.stands is None else f" ({skill_names.stood(part)} do)")
        for part in parts
        if part.seen
    ]
    if seen:
        prose.show("skills", "seen", tests=wording.listed(seen))


def example(course: Course) -> str:
    """One question of a test with its right answer in bold, Markdown."""
    one = course.examples[0]
    context = one["context"] if len(one["context"]) < 110 else "… " + one["context"][-100:].partition(" ")[2]
    against = f" (not {wording.listed([plain(wrong.strip()) for wrong in one['wrong']], 'or')})" if one["wrong"] else ""
    return f"{plain(context.replace(chr(10), ' / '))} **{plain(one['right'].strip())}**{against}"


@st.cache_resource(show_spinner=False, ttl=60)
def panels(run: str, which: str) -> go.Figure:
    """One panel a family ("all"), or one a test of a family."""
    from core.figures import skills as figures

    parts = (
        list(skill_names.families(tests_of(run)).values())
        if which == "all"
        else skill_names.in_family(tests_of(run), which)
    )
    return figures.panels(parts, [skill_names.name(part) for part in parts])


def height(panels: int) -> int:
    from core.figures import skills as figures

    return figures.height(panels)


def table_of(courses: list[Course]) -> dict[str, list[str]]:
    """Counts, and intervals in per cent, at every moment."""
    table = {"Step": [f"{step:,}" for step in courses[0].steps]}
    for course in courses:
        table[skill_names.name(course)] = [f"{words_for.score(course, moment)} ({percent(low)}–{percent(high)})"
                                         for moment, (low, high) in enumerate(course.intervals)]
    return table


# The noun in between ----------------------------------------------------------------------------------------------


@shell.fragment
def the_noun_between() -> None:
    from core.figures import skills as figures

    tests = tests_of(caches.BASE)
    course = tests[ATTRACTOR]
    prose.show("skills", "attractor", count=course.n)
    picked = guess("The model does …", DIPS, "skills.guess_noun")
    if not picked:
        return
    case, title = words_for.attractor(course)
    later = f"From {course.step(course.stirred):,} steps on" if course.stirred is not None else ""
    figure_block(
        figures.dip(course),
        title=title,
        key="skills.noun",
        height=340,
        table=table_of([tests[name] for name in (ATTRACTOR, BLUE) if name in tests]),
        caption=f"Right answers at every saved moment, with the 95 % interval. A coin would get {course.n * course.chance:.0f} of {course.n}. "
        f"{title}.",
    )
    truth = next(option for option, its_case in DIPS.items() if its_case == case)
    prose.show(
        "skills",
        f"attractor_{case}",
        verdict=verdict(picked, truth),
        **({"later": later} if case in ("fell_and_rose", "rose") else {}),
    )
    if BLUE in tests:
        placed, bare = course.right[-1], tests[BLUE].right[-1]
        prose.show(
            "skills", "blue_fewer" if bare < placed else "blue_as_many", count=course.n, placed=placed, bare=bare
        )


# Sums -------------------------------------------------------------------------------------------------------------


@shell.fragment(key=SUMS)
def sums() -> None:
    from core.figures import skills as figures

    steps, direct = (tests_of(caches.BASE)[name] for name in (IN_STEPS, DIRECT))
    prose.show("skills", "sums", count=steps.n)
    picked = guess("More right answers come …", WAYS, "skills.guess_sums")
    if not picked:
        return
    title = words_for.directly_or_in_steps(steps, direct)
    names = ("step by step", "in one go")
    figure_block(
        figures.compared([steps, direct], names),
        title=title,
        key="skills.sums",
        height=380,
        table=table_of([steps, direct]),
        caption=f"{title}. Both lines are about the same {steps.n} sums; the thin bars are 95 % intervals. Blind guessing gets none.",
    )
    truth = WAYS[
        2 if "no clear difference" in title else 1 if steps.right[-1] * direct.n > direct.right[-1] * steps.n else 0
    ]
    prose.show("skills", "sums_found" if truth == WAYS[1] else "sums_not_found", verdict=verdict(picked, truth))
    a_sum(steps, direct)


def a_sum(steps: Course, direct: Course) -> None:
    """One sum that the model writes on the spot, in both forms, at every saved moment."""
    asked = {
        one["context"]: (one["right"], other["context"])
        for one, other in zip(steps.examples, direct.examples, strict=True)
    }
    contexts = list(asked)
    url.bind("skills.sum", contexts[url.integer("question", 1, 1, len(contexts)) - 1], "question")
    context = st.pills(
        "A sum",
        contexts,
        format_func=lambda text: text.removeprefix("Sum: ").rstrip("."),
        key="skills.sum",
        required=True,
        persist_state="session",
    )
    url.put(question=contexts.index(context) + 1 if context != contexts[0] else None)
    right, other = asked[context]
    answer = right.rpartition(": ")[2].rstrip(".")
    leapt = first_sentence(at_the_end(caches.BASE, other)).strip()
    prose.show(
        "skills",
        "sums_live",
        answer=answer,
        asked=plain(other),
        leapt=plain(leapt) or "nothing",
        judged="right" if leapt.rstrip(".") == answer else "wrong",
        count=direct.n,
        right=words_for.right_at_the_end(direct),
    )
    draw = Draw(context, WRITES, line=True)  # after the line the model goes on to a sum of its own
    film_of(draw, key="skills.written", fragments=(ORDER, SUMS), shown=shortened)
    write_the_others(draw, key="skills.written", shown=shortened)


def shortened(text: str) -> str:
    """What was written, cut if it is long."""
    return text if len(text) <= SHOWN else text[:SHOWN].rpartition(" ")[0] + " …"


def first_sentence(text: str) -> str:
    """What was written up to its first full stop."""
    head, stop, _ = text.partition(".")
    return head + stop


@st.cache_data(show_spinner=False, max_entries=100)
def at_the_end(run: str, text: str) -> str:
    """What the trained model writes after a text in a few tokens, always taking the likeliest."""
    from core.model.prompt import continuation, prompt_ids
    from core.model.sampling import generate

    opened = caches.run(run)
    ids = prompt_ids(opened.tokenizer, text, opened.config.model.n_ctx)
    return continuation(
        opened.tokenizer, ids, list(generate(opened.model(), ids, FEW, temperature=0, end_id=opened.tokenizer.end_id))
    )


# Other starts -----------------------------------------------------------------------------------------------------


def runs() -> dict[str, dict[str, Course]]:
    """The base run's tests and those of every run that differs from it in its random start alone, by the run's name."""
    base = caches.document(caches.BASE, "config.json")
    found = {caches.BASE: tests_of(caches.BASE)}
    for path in sorted(caches.run_folder().parent.glob("*/analyses/skills.json")):
        run = path.parent.parent.name
        config = caches.document(run, "config.json")
        if config and words_for.like_base(base, config):
            found[run] = tests_of(run)
    return found


@shell.fragment
def other_starts() -> None:
    found = runs()
    if len(found) == 1:
        prose.show("skills", "runs_missing")
        return
    from core.figures import skills as figures

    measured = {run: skill_names.families(tests) for run, tests in found.items()}
    families = [family for family in measured[caches.BASE] if all(family in own for own in measured.values())]
    lengths = {run: own[families[0]].steps[-1] for run, own in measured.items()}
    prose.show("skills", "runs", lengths=words_for.as_long([lengths[run] for run in measured]))
    names = {
        run: "our model" if run == caches.BASE else f"start {number}" for number, run in enumerate(measured, start=1)
    }
    picked = guess("The other starts bring the families …", AGAIN, "skills.guess_runs")
    if not picked:
        return
    share = len(set(lengths.values())) > 1 and st.segmented_control(
        "Moments as", ["steps", "share of the run"], default="steps", key="skills.runs_as", required=True) != "steps"
    onsets = {
        run: [measured[run][family].step(measured[run][family].passed) for family in families] for run in measured
    }
    shown = [
        (names[run], [when if when is None or not share else when / lengths[run] for when in onsets[run]])
        for run in measured
    ]
    against, title = words_for.agreement([dict(zip(families, onsets[run], strict=True)) for run in measured])
    st.markdown(verdict(picked, AGAIN[bool(against)]))
    figure_block(
        figures.runs([skill_names.TITLES[family] for family in families], shown, share=share),
        title=title,
        key="skills.runs",
        height=90 + 70 * len(families),
        caption=" ".join(
            f"{skill_names.TITLES[family]}: "
            + ", ".join(f"{names[run]} {words_for.when(onsets[run][row])}" for run in measured)
            + "."
            for row, family in enumerate(families)
        ),
        table={
            "Family": [skill_names.TITLES[family] for family in families],
            **{
                f"{names[run]} ({lengths[run]:,} steps)": [
                    f"{words_for.when(onsets[run][row])}; {words_for.score(measured[run][family], -1)} at its end"
                    for row, family in enumerate(families)
                ]
                for run in measured
            },
        },
    )
    more = max(sum(own[family].n for family in families) for own in measured.values()) - sum(
        measured[caches.BASE][family].n for family in families
    )
    if more > 0:  # they ship without checkpoints, so they can't be asked again
        st.caption(
            f"The other starts were asked {more} questions more: those that stand in the training text, left out of our model's score since."
        )


# A pair of sentences ----------------------------------------------------------------------------------------------


@shell.fragment
def pair() -> None:
    prose.show("skills", "pair")
    first, second = ask()
    known = st.session_state.setdefault("skills.pair_guesses", {})
    try:
        tokens = [tokens_of(caches.BASE, text) for text in (first, second)]
    except BadInput as error:
        st.info(plain(str(error)), icon=":material/edit:")
        return
    if tokens[0] == tokens[1]:
        prose.show("skills", "pair_same")
        return
    note_unknown_words(f"{first} {second}")
    with st.container(horizontal=True, key="skills.pair_buttons"):
        for label, value in (
            ("The first is likelier", 0),
            ("The second is likelier", 1),
            (SKIP[0].upper() + SKIP[1:], None),
        ):
            st.button(label, key=f"skills.pair_{value}", on_click=known.__setitem__, args=((first, second), value),
                      icon=":material/edit:" if value is not None and known.get((first, second)) == value else None)
    if (first, second) in known:
        compare_pair((first, second), tokens, known[first, second])


def ask() -> tuple[str, str]:
    """The two sentences, from the link, the ready pairs or the reader."""
    fresh = url.changed("prompt") or url.changed("other")
    for key, name, value in (("skills.first", "prompt", USUAL[0]), ("skills.second", "other", USUAL[1])):
        linked = url.text(name, value, LONGEST)
        if fresh:
            st.session_state[key] = linked
        url.bind(key, linked, name)
    st.pills("Ready pairs", list(PAIRS), key="skills.ready", on_change=_take_pair)
    first = box.text_input("First sentence", key="skills.first", max_chars=LONGEST, persist_state="session")
    second = box.text_input("Second sentence", key="skills.second", max_chars=LONGEST, persist_state="session")
    usual = (first, second) == USUAL
    url.put(prompt=None if usual else first, other=None if usual else second)
    return first, second


def _take_pair() -> None:
    if st.session_state["skills.ready"]:
        st.session_state["skills.first"], st.session_state["skills.second"] = PAIRS[st.session_state["skills.ready"]]


def compare_pair(texts: tuple[str, str], tokens: list[list[str]], guessed: int | None) -> None:
    from core.figures import skills as figures

    bits, other_bits = (bits_of(caches.BASE, text) for text in texts)
    steps = caches.steps()
    total, other_total = bits.sum(-1), other_bits.sum(-1)
    by = other_total - total
    said = (
        ""
        if guessed is None
        else "You guessed it. "
        if (by[-1] > 0) == (guessed == 0)
        else "You guessed the other one. "
    )
    names = tuple(f"“{plain(text, limit=60)}”" for text in texts)
    title = words_for.likelier(by, steps, names)
    figure_block(
        figures.likelier(steps, by, ("the first", "the second")),
        title=title,
        key="skills.pair",
        height=340,
        caption=f"{said}Before training the first sentence costs {total[0]:.1f} bits and the second {other_total[0]:.1f}; at the end "
        f"{total[-1]:.1f} and {other_total[-1]:.1f}.",
        table={
            "Step": [f"{step:,}" for step in steps],
            "First sentence (bits)": [f"{value:.2f}" for value in total],
            "Second sentence (bits)": [f"{value:.2f}" for value in other_total],
            "Difference (bits)": [signed(value, "+.2f") for value in by],
        },
        how_to_read="Above the dotted line the first sentence is likelier, below it the second. Each bit doubles the odds: 1 bit is twice as likely, "
        "3 bits eight times, 10 bits about a thousand times.",
    )
    if len(tokens[0]) != len(tokens[1]):
        prose.show("skills", "pair_length")
        return
    apart = other_bits[-1] - bits[-1]
    at = int(abs(apart).argmax())
    if abs(by[-1]) >= 0.1 and apart[at] / by[-1] > 0.5:
        prose.show(
            "skills",
            "pair_where",
            first=plain(tokens[0][at].strip()),
            first_bits=f"{bits[-1, at]:.1f}",
            second=plain(tokens[1][at].strip()),
            second_bits=f"{other_bits[-1, at]:.1f}",
        )


@st.cache_data(show_spinner=False, max_entries=400)
def tokens_of(run: str, text: str) -> list[str]:
    """The tokens of a text, as they may be shown. Raises BadInput."""
    from core.model.prompt import prompt_ids

    tokenizer = caches.tokenizer(run)
    ids = prompt_ids(tokenizer, text, caches.document(run, "config.json")["model"]["n_ctx"])[1:]
    return [visible(tokenizer.token(id)) for id in ids]


@st.cache_data(show_spinner="The model reads both, at every moment of its training …", max_entries=400)
def bits_of(run: str, text: str) -> np.ndarray:
    """The surprise (C, T) of each token of a text at every moment, in bits. Raises BadInput."""
    return caches.timeline(run).surprise(text)


# The end ----------------------------------------------------------------------------------------------------------


@shell.fragment
def never() -> None:
    tests = tests_of(caches.BASE)
    prose.show("skills", "never", tests=len(tests))
    picked = guess("No better than blind guessing …", MISSED, "skills.guess_never")
    if not picked:
        return
    missed = words_for.never_learned(tests)
    truth = next(option for option, most in MISSED.items() if len(missed) <= most)
    prose.show(
        "skills",
        "never_found" if missed else "never_none",
        verdict=verdict(picked, truth),
        count=len(missed),
        tests=len(tests),
    )
    if missed:
        tables.show(
            {
                "Test": [skill_names.name(course) for course in missed],
                "Right at the end": [words_for.score(course, -1) for course in missed],
                "Blind guessing": [f"about {course.chance * course.n:.0f}" for course in missed],
                "For example": [example(course) for course in missed],
            }
        )
    unread = [word for word in words_for.NEVER_READ if caches.tokenizer().unknown_words(word)]
    if unread:
        prose.show("skills", "never_more", words=wording.listed(unread))


def question() -> None:
    check(
        "skills",
        "The trained model finds “She goes home” likelier than “She go home”. Why?",
        [
            Answer(
                "It was given a rule for verbs",
                "No rule was built in. It was shown text, drills of verbs among it, and its numbers were nudged "
                "after each guess.",
            ),
            Answer(
                "Its training text is full of sentences like the first",
                "Guessing the next word pays off only if the verb fits, so that is "
                "where the nudges led. The rule is ours; the model has its numbers.",
                right=True,
            ),
            Answer(
                "It looked both sentences up",
                "It worked out from its numbers how likely each is. And the questions that count were new to it.",
            ),
            Answer(
                "It knows what it is to go home",
                "It has never been anywhere. It knows which words stand together in its text.",
            ),
        ],
    )


main()
