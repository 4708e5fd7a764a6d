"""What stands on the stage: two models on one beginning, what a shelf is worth, a thousand words, a search, closed doors,
the courts, what is known by heart.
"""

from __future__ import annotations

import numpy as np
import streamlit as st

from core.formatting import percent, signed
from core.results.recall import by_copies
from pages.sections.data import left_out_author_words as words
from pages.sections.data import play, text_browser
from pages.sections.data.play import SLUG, STAGE
from pages.shared.films.film import moment_title
from pages.shared.films.plotly_film import Drawn, Frame, plotly_film, still_picture
from pages.shared.films.plotly_film import drawn as written_down
from pages.shared.films.text_film import text_film
from pages.shared.loading import caches
from pages.shared.text.courts import CASES, COLUMNS, tally
from pages.shared.text.sources import NAMES
from pages.shared.text.wording import times

BIG = {"Pythia: 300 billion": 299.9e9, "Llama 3: over 15 trillion": 15e12}  # arXiv 2304.01373; its model card, April 2024
DOORS = {"main sources,\nin one year": 0.28, "all of it,\nin one year": 0.05, "all of it, by\nterms of use": 0.45}  # arXiv 2407.14933


def picture(step: str) -> None:
    """The picture of a step, or one sentence of what it lacks."""
    shown = {"heart": both_write, "shelf": lost_and_kept, "sources": thousand, "search": found, "asked": doors, "memorising": heart,
             "trap": recited}.get(step)
    if shown:
        shown()
    else:
        decided(reading=step != "check")


@st.cache_data(show_spinner=False, max_entries=64)
def written(kind: str, *of: object, **more: object) -> Drawn:
    """A figure of this chapter, written down, by its name and all that it is made of."""
    from core.figures import data as figures

    return written_down(getattr(figures, kind)(*of, **more), [Frame({})])


def drawn(figure: Drawn, kind: str, headline: str, sentence: str, **more: object) -> None:
    """A still picture: the trained model's, or nobody's."""
    still_picture(figure, headline, sentence, key=f"{SLUG}.{kind}", fragments=[STAGE], **more)


def both_write() -> None:
    """The same beginning, as both models went on with it, in type as large as fits."""
    shelf = caches.shelf()
    if shelf is None:
        return decided()
    text = play.text()
    line = shelf.line_of(text)
    read, never = {
        "famous": (f"read this line {times(line.copies)}" if line else "read this line", "never read it"),
        "plain": ("read everything", f"never read {words.authors_out(shelf)}"),
    }.get(text.kind, (f"read {words.authors_out(shelf)}", f"never read {words.authors_out(shelf)}"))
    with st.container(key="pair"):
        both = (("base", text.base, "Full model", read), ("twin", text.twin, "Its twin", never))
        for who, went_on, name, did in both:
            text_film(prompt=text.prompt, texts=[went_on], steps=caches.steps()[-1:], key=f"{SLUG}.{who}",
                      captions=[f"{name}: {did}"],
                      sentences=[f"{name}, which {did}: {text.prompt}{went_on}"], beside=True, fragments=[STAGE])


def lost_and_kept() -> None:
    """How much more each kind of text surprises the twin, against luck; luck alone until the guess."""
    shelf = caches.shelf()
    if shelf is None:
        return decided()
    covered = not play.guessed("shelf_guess")
    groups, limit = shelf.held_out, shelf.luck
    gaps = np.array([[group.gap(pair) for group in groups] for pair in shelf.pairs])
    seeds = [seed for seed in shelf.seeds if seed in shelf.alike]
    others = np.array([[group.gap(("base", seed)) for group in groups] for seed in seeds]).reshape(-1, len(groups))
    names = [words.name_of(group) for group in groups]
    luck = f"Luck alone: up to {limit:.2f} bits a word" if limit else "Nobody knows how far luck goes"
    told = ", ".join(f"{name} {signed(gap, '+.2f')}" for name, gap in zip(names, gaps[0], strict=True))
    out = words.authors_out(shelf)
    figure = written("twins", names, gaps, others, limit, [group.left_out for group in groups], covered=covered)
    drawn(figure, "losses",
          f"The twin never read {out}\n{luck if covered else words.finding(shelf)}",
          f"{luck}. {'The twin is still covered.' if covered else f'The twin is more surprised by so many bits a word: {told}.'}")


def thousand() -> None:
    """A thousand words by source, and how much more the big models read."""
    from core.figures.data import of_thousand

    sheet = caches.datasheet()
    if sheet is None:
        return decided()
    covered = not play.guessed("guess")
    rows = sorted(sheet.shares.items(), key=lambda row: -row[1])
    names, shares = [text_browser.WHOSE[source] for source, _ in rows], np.array([share for _, share in rows])
    sizes = [(f"our text: {sheet.tokens / 1e6:.1f} million", sheet.tokens), *BIG.items()]
    told = [f"{count} {name}" for count, name in zip(of_thousand(shares), names, strict=True)]
    drawn(written("thousand_words", names, shares, sizes, covered=covered), "words",
          f"1,000 of its words, a square each\n{'Whose are they?' if covered else ' · '.join(told[:2])}",
          f"A thousand words, {'still covered' if covered else ', '.join(told)}. Tokens of text: {'; '.join(name for name, _ in sizes)}.")


def found() -> None:
    """How many texts of each source hold what is looked for."""
    if text_browser.library(caches.BASE) is None:
        return thousand()
    query = text_browser.query()
    counts, lines = text_browser.by_source(caches.BASE, " ".join(query.split()))
    headline = text_browser.headline(query, counts)
    if not any(count for count, _ in counts.values()):  # what is there instead
        instead = text_browser.near(caches.BASE, query)[0]
        _, lines = text_browser.by_source(caches.BASE, instead)
        lines = {source: (f"instead: {line[0]}", *line[1:]) if any(line) else line for source, line in lines.items()}
        headline += f", but “{instead}” is there"
    names = [NAMES[source] for source in counts]
    told = [f"{name}: in {count:,} of {whole:,} texts" for name, (count, whole) in zip(names, counts.values(), strict=True)]
    drawn(written("found", names, list(counts.values()), list(lines.values())), "found", headline,
          f"{' '.join(headline.split())}. {'; '.join(told)}. {' '.join(' '.join(line) for line in lines.values() if any(line))}")


def doors() -> None:
    """How much of a text that models were trained on was closed to them, of 100 tokens."""
    covered = not play.guessed("closed")
    shares = [np.nan if covered and number == 0 else share for number, share in enumerate(DOORS.values())]
    labels = ["your guess" if np.isnan(share) else f"{100 * share:.0f} of 100" for share in shares]
    names = list(DOORS)
    drawn(written("bars", names, shares, labels, x="of 100 tokens of C4"), "doors",
          "Closing doors: “not for training”\n"
          + ("How many of the main sources?" if covered else f"{labels[0]} of the main sources, in a year"),
          "Closed to training, of C4's tokens: " + "; ".join(f"{' '.join(name.split())}: {so}" for name, so in zip(names, labels, strict=True)) + ".")


def decided(*, reading: bool = True) -> None:
    """The five cases as cards, each in the column of whom it was decided for once the reader has guessed."""
    picked = list(CASES).index(play.case()) if reading else None
    open_ = [bool(play.judged(name) or st.session_state.get(f"{SLUG}.check")) for name in CASES]
    ends = [case.column if shown else None for case, shown in zip(CASES.values(), open_, strict=True)]
    told = "; ".join(f"{case.name}, {case.day}: {'covered' if end is None else COLUMNS[end]}"
                     for case, end in zip(CASES.values(), ends, strict=True))
    known = tally() if all(open_) else f"{sum(open_)} of {len(CASES)} uncovered{'. Tap one' if reading else ''}"
    drawn(written("decisions", [(case.name, case.day) for case in CASES.values()], ends, COLUMNS, picked), "courts",
          f"{len(CASES)} cases, the oldest on top\n{known}", f"{told}.", on_tap=lambda _, row: play.open_case(row))


def heart() -> None:
    """Each famous line by its copies, and how likely both models find its next word."""
    shelf = caches.shelf()
    famous = [line for line in shelf.lines if line.source == "famous"] if shelf else []
    if not famous:
        return decided()
    famous.sort(key=lambda line: (line.copies, -line.base.p_word))
    _, known, twin = shelf.recited("famous")
    chances = np.array([line.base.p_word for line in famous]), np.array([line.twin.p_word for line in famous])
    drawn(written("by_heart", [line.copies for line in famous], *chances), "by_heart",
          f"{len(famous)} famous lines\nBy heart: {known} by the full model, {twin} by its twin",
          f"Chance of the next word, on average: {percent(chances[0].mean())} for the full model, {percent(chances[1].mean())} for the twin. "
          f"By heart: {known} by the full model, {twin} by its twin.")


def recited() -> None:
    """How many lines come out word for word at each moment, by how often they stood in the text."""
    from core.figures import data as figures

    found = caches.recall()
    if found is None:
        return decided()
    moments, counted = found.steps, [by_copies(found.levels, moment) for moment in range(len(found.steps))]
    names = [times(copies) for copies in counted[-1]]
    shares = [[known / count for known, count in one.values()] for one in counted]
    labels = [[f"{known} of {count}" for known, count in one.values()] for one in counted]
    plotly_film(
        figures.bars(names, shares[-1], labels[-1], x="lines that come out word for word"),
        [Frame({0: {"x": x, "text": text}}) for x, text in zip(shares, labels, strict=True)],
        steps=moments, key=f"{SLUG}.recited", tween=True, plays=True, start=len(moments) - 1, fragments=[STAGE],
        headlines=[f"Which lines come out?\n{moment_title(step)}: {sum(known for known, _ in one.values())} "
                   f"of {sum(count for _, count in one.values())}" for step, one in zip(moments, counted, strict=True)],
        sentences=[f"{moment_title(step)}, lines that come out word for word: "
                   + "; ".join(f"stood there {name}: {so}" for name, so in zip(names, one, strict=True)) + "."
                   for step, one in zip(moments, labels, strict=True)],
    )
