"""What a room answered, beside what is so: for each kind of question one picture, its finding, and the same as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from core.errors import BadInput
from core.formatting import percent
from core.results import room as counted
from core.room.questions import TRUTHS, Kind, Question, fold
from pages.sections.room import facts, questions
from pages.sections.room.votes import MADE_UP, NOBODY, YOU, YOUR, Votes, as_table, bars, called, unsure
from pages.shared.loading import caches
from pages.shared.text.learning import MOST
from pages.shared.text.wording import listed, one_of, tenths

if TYPE_CHECKING:
    from core.figures.plotting import go

MOST_ROWS = 5  # answers with a row of their own
SAID = 12  # answers whose cost is asked of the model, at most


class Revealed(NamedTuple):
    """A picture, two lines of finding over it, a line of figures beneath it, and its numbers as a table."""

    figure: Callable[[], go.Figure]
    headline: str
    beneath: str
    table: Mapping[str, Sequence[object]]


def revealed(question: Question, found: Votes, earlier: Votes | None = None, *, rehearsal: bool = False) -> Revealed:
    """Args: earlier, the votes on the same question before the lesson; rehearsal, whether participants are made up."""
    who = MADE_UP if rehearsal else YOU
    makers = {Kind.NEXT_WORD: _word, Kind.ORDER: _order, Kind.POINT: _point, Kind.TRUTH: _truth, Kind.NUMBER: _number}
    if question.kind in makers:
        return makers[question.kind](question, found, who)
    if question.key == "when":
        return _when(question, found, who)
    return _survey(question, found, earlier, who)


# Words ------------------------------------------------------------------------------------------------------------


def _word(question: Question, found: Votes, who: str) -> Revealed:
    from core.figures.room import MODEL, Series, answers

    prompt = questions.prompt_of(question)
    keys = counted.rows([fold(option) for option in question.options], [found.before, found.after], MOST_ROWS)
    labels = {fold(option): option for option in question.options} | dict(found.labels)
    asked = [*keys, *(key for key, _ in sorted(found.last.items(), key=lambda one: -one[1]) if key not in keys)][:SAID]
    try:
        shares = facts.of_words(prompt, [labels[key] for key in asked])
    except BadInput:
        shares = facts.Shares({}, {}, (0.0, 0.0), ("", ""))
    more = any(counted.people(tally) > sum(tally.get(key, 0) for key in keys) for _, tally in found.rounds)
    rows, names = [*keys, *([counted.OTHERS] if more else [])], [labels[key] for key in keys] + ([counted.OTHERS] if more else [])
    series = bars(found, rows, who)
    for when, given, name in (("young", shares.young, "the young model"), ("trained", shares.trained, "the trained model")):
        if given:
            own = [given.get(labels[key], 0.0) for key in keys]
            series.append(Series(MODEL, when, name, own + ([max(0.0, 1 - sum(own))] if more else [])))
    return Revealed(lambda: answers(names, series), _word_finding(question, found, labels, shares, who), _word_figures(found, labels, shares, who),
                    as_table(names, series))


def _word_finding(question: Question, found: Votes, labels: Mapping[str, str], shares: facts.Shares, who: str) -> str:
    if not shares.trained:
        return "The model can't read this line"
    model = f"the trained model's first word is “{shares.first[1]}”"
    if not found.last:
        return f"{model[0].upper()}{model[1:]}\nNobody has answered"
    offered = {fold(option) for option in question.options}
    top = max(found.last, key=lambda key: (found.last[key], key in offered))  # of as many, one of the offered words
    share = shares.trained.get(labels[top])
    given = "" if share is None else f" The trained model gives it {percent(share)}"
    lead = f"“{labels[top]}”: {found.last[top]} of {counted.people(found.last)} of {who}."
    return f"{lead}{given}\n{model[0].upper()}{model[1:]}"


def _word_figures(found: Votes, labels: Mapping[str, str], shares: facts.Shares, who: str) -> str:
    told = [unsure(found, who)] if found.rounds else []
    if shares.trained:
        told.append(f"the model, as {one_of(shares.bits[1])}")
        costs = [counted.cost({labels[key]: n for key, n in tally.items()}, shares.trained) for _, tally in found.rounds]
        known = [(bits, n) for bits, n in filter(None, costs)]
        if known:
            said = " → ".join(f"{bits:.1f}" for bits, _ in known)
            told.append(f"its surprise at {YOUR[who]} words: {said} bits")
    return " · ".join(told)


# Other kinds ------------------------------------------------------------------------------------------------------


def _truth(question: Question, found: Votes, who: str) -> Revealed:
    from core.figures.room import MODEL, Series, answers

    line = questions.LINES[question.key.partition(":")[2]]
    young, trained = facts.of_lines(caches.BASE, tuple(line.lines))
    keys = [fold(truth) for truth in TRUTHS]
    series = [*bars(found, keys, who), Series(MODEL, "young", "the young model's share for such an end", young),
              Series(MODEL, "trained", "the trained model's", trained)]
    likeliest = int(np.argmax(trained))
    names = [f"{truth.split(',')[0]}: “{end}”" for truth, end in zip(TRUTHS, line.ends, strict=True)]
    so = f"“{line.shown}” is {TRUTHS[line.asked].lower()}"
    finding = (f"The trained model finds the true end likeliest: {percent(trained[0])}" if likeliest == 0 else
               f"The model's likeliest end isn't true: “{line.ends[likeliest]}” gets {percent(trained[likeliest])}")
    return Revealed(lambda: answers(names, series, right=line.asked), f"{so}\n{finding}", unsure(found, who), as_table(names, series))


def _order(question: Question, found: Votes, who: str) -> Revealed:
    from core.figures.room import MODEL, ROOM, Series, orders

    measured = facts.onsets()
    names = [name for name, _ in measured]
    where = [question.options.index(name) for name in names]
    series = []
    for when, tally in found.rounds:
        places = counted.places(tally, len(question.options))
        series.append(Series(ROOM, when, called(who, when, found), [places[place] for place in where]))
    series.append(Series(MODEL, "trained", "as it was measured", [place + 1 for place in range(len(names))]))
    first, last = measured[0], measured[-1]
    at = "not by the end" if last[1] is None else f"after {last[1]:,} steps"
    people = counted.people(found.last)
    best = sum(n for key, n in found.last.items() if [int(place) for place in key.split(",")] == where)
    table = {"Skill": names} | {one.name: [f"{value:.1f}" for value in one.values] for one in series}
    return Revealed(lambda: orders(names, series), f"First: {first[0]}, after {first[1]:,} steps\nLast: {last[0]}, {at}",
                    f"{best} of {people} had the whole order" if people else NOBODY, table)


def _point(question: Question, found: Votes, who: str) -> Revealed:
    from core.figures.room import MODEL, ROOM, taps

    word, map_of = question.key.partition(":")[2], facts.word_places()
    goal, places = np.array(map_of.now(word)), map_of.places[-1]
    groups, closer = [], []
    for when, tally in found.rounds:
        points = np.array(counted.points(tally))
        groups.append((ROOM, when, called(who, when, found), points * (1, -1) + (0, 1)))
        reach = np.linalg.norm(points - goal, axis=1)
        far = np.linalg.norm(places - goal, axis=1)
        closer.append(float(np.median([(far < one).mean() for one in reach])))
    for when, name, place in (("young", "it, in the young model", map_of.then(word)), ("trained", "it, in the trained model", map_of.now(word))):
        groups.append((MODEL, when, name, np.array([place]) * (1, -1) + (0, 1)))
    named = {mark.label: (mark.x, 1 - mark.y) for mark in question.landmarks}
    told = " → ".join(percent(one) for one in closer)
    table = {"Whose tap": [name for _, _, name, _ in groups], "Taps": [len(points) for *_, points in groups]}
    beneath = f"words that lie nearer to it than {YOUR[who]} middle tap: {told} (n = {counted.people(found.last)})" if closer else NOBODY
    return Revealed(lambda: taps(places * (1, -1) + (0, 1), named, groups, word),
                    f"On the map, “{word}” stands nearest to {listed(facts.nearest(word))}\nFull diamond: the trained model", beneath, table)


def empty_map(question: Question) -> go.Figure:
    """The map that the phones have: words without names, and a few with theirs."""
    from core.figures.room import taps

    return taps(facts.word_places().places[-1] * (1, -1) + (0, 1), {mark.label: (mark.x, 1 - mark.y) for mark in question.landmarks}, [], "")


def _number(question: Question, found: Votes, who: str) -> Revealed:
    from core.figures.room import MODEL, ROOM, guessed

    which = question.key.partition(":")[2]
    true, young = facts.count_of_100(which), facts.count_of_100(which, trained=False)
    groups = [(ROOM, when, called(who, when, found), counted.numbers(tally)) for when, tally in found.rounds]
    marks = [(MODEL, "young", "the young model", young)] if young is not None else []
    marks.append((MODEL, "trained", "so it is" if young is None else "the trained model", true))
    middles = [counted.middle(values) for *_, values in groups]
    finding = f"It is {true:.0f} of 100"
    if middles:
        finding += f"\n{YOUR[who].capitalize()} middle guess: {' → '.join(f'{one:g}' for one in middles)}"
    table = {"Who": [name for _, _, name, _ in (*groups, *marks)],
             "Of 100 (the middle one)": [f"{one:.3g}" for one in (*middles, *(value for *_, value in marks))]}
    return Revealed(lambda: guessed(groups, marks, question.low, question.high, question.unit), finding,
                    f"n = {counted.people(found.last)}", table)


def _when(question: Question, found: Votes, who: str) -> Revealed:
    from core.figures.room import answers

    keys, (third, step) = [fold(option) for option in question.options], facts.fell_in()
    series = bars(found, keys, who)
    return Revealed(lambda: answers(question.options, series, right=third),
                    f"{tenths(MOST).capitalize()} tenths of the fall of its loss: by step {step:,} of {caches.steps()[-1]:,}\n"
                    f"So: {question.options[third]}",
                    unsure(found, who), as_table(question.options, series))


def _survey(question: Question, found: Votes, earlier: Votes | None, who: str) -> Revealed:
    from core.figures.room import NATION, ROOM, Series, answers

    survey = facts.survey(question.key.partition(":")[0])
    keys, series = [fold(option) for option in question.options], []
    for when, name, tally in (("before", f"{who}, before the lesson", earlier.before if earlier else {}), ("after", f"{who}, now", found.before)):
        if tally:
            counts = counted.spread(tally, keys)
            series.append(Series(ROOM, when, name, [count / counted.people(tally) for count in counts], counts, counted.people(tally)))
    right = survey.right
    was = [f"{one.counts[right]} of {one.people}" for one in series]
    nation = [option.of_100 / 100 for option in survey.options]
    series.append(Series(NATION, "asked", f"{facts.people_asked():,} US adults", nation))
    adults = f"of 100 US adults, {survey.options[right].of_100}"
    told = f"{' → '.join(was)} of {who} say so; {adults}" if was else f"{adults[0].upper()}{adults[1:]} say so"
    return Revealed(lambda: answers(question.options, series, right=right), f"{question.options[right]}\n{told}", "",
                    as_table(question.options, series))
