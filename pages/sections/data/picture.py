"""What stands on the stage: two models on one beginning, what a shelf is worth, a thousand words, a search, closed doors,
the courts, what is known by heart.
"""

from __future__ import annotations

import numpy as np
import streamlit as st

from core.formatting import percent
from pages.sections.data import left_out_author_words as words
from pages.sections.data import play, text_browser
from pages.sections.data.play import SLUG, STAGE
from pages.shared.films.film import Frame, plotly_film, text_film
from pages.shared.loading import caches
from pages.shared.text.courts import CASES, COLUMNS, tally
from pages.shared.text.sources import NAMES
from pages.shared.text.wording import times

BIG = {"Pythia: 300 billion": 299.9e9, "Llama 3: over 15 trillion": 15e12}  # arXiv 2304.01373; its model card, April 2024
DOORS = {"its main sources,\nby their owners": 0.28, "all of it,\nby their owners": 0.05, "all of it, by\nterms of service": 0.45}  # arXiv 2407.14933
RULED = f"{SLUG}.courts"


def picture(step: str) -> None:
    """The picture of a step, or one sentence of what it lacks."""
    shown = {"heart": both_write, "shelf": lost_and_kept, "sources": thousand, "search": found, "asked": doors, "memorising": heart,
             "trap": recited}.get(step, decided)
    shown()


def drawn(figure: object, headline: str, sentence: str, key: str = f"{SLUG}.picture", **more: object) -> None:
    """A still picture: the trained model's, or nobody's."""
    plotly_film(figure, [Frame({})], steps=caches.steps()[-1:], sentences=[sentence], headlines=[headline], key=key, start=0,
                fragments=[STAGE], **more)


def both_write() -> None:
    """The same beginning, as both models went on with it, in type as large as fits."""
    shelf = play.shelf()
    if not shelf:
        return decided()
    text = play.text()
    line = words.line_of(text, shelf)
    read = f"read this line {times(line['copies'])}" if line else "read everything"
    never = "never read it" if line else f"never read {words.left_out(shelf)}"
    with st.container(key="pair"):
        for who, name, did in (("base", "Full model", read), ("twin", "Its twin", never)):
            text_film(prompt=text["prompt"], texts=[text[who]], steps=caches.steps()[-1:], key=f"{SLUG}.{who}", captions=[f"{name}: {did}"],
                      sentences=[f"{name}, which {did}: {text['prompt']}{text[who]}"], beside=True, fragments=[STAGE])


def lost_and_kept() -> None:
    """How much more each kind of text surprises the twin, against luck; luck alone until the guess."""
    from core.figures import data as figures

    shelf = play.shelf()
    if not shelf:
        return decided()
    covered = not play.guessed("shelf_guess")
    rows, limit = words.held_out(shelf), words.luck(shelf)
    gaps = np.array([[words.gap(row, pair) for row in rows] for pair in words.pairs(shelf)])
    others = np.array([[words.gap(row, ("base", seed)) for row in rows] for seed in shelf["seeds"] if seed in shelf["alike"]])
    names = [words.name_of(row) for row in rows]
    luck = f"Luck alone moves models up to {limit:.2f} bits a word" if limit else "Nobody knows how far luck goes"
    told = ", ".join(f"{name} {gap:+.2f}" for name, gap in zip(names, gaps[0], strict=True))
    out = words.authors_out(shelf)
    drawn(figures.twins(names, gaps, others.reshape(-1, len(rows)), limit, [row["left_out"] for row in rows], covered=covered),
          f"New pages by each author; the twin never read {out}\n{luck if covered else words.finding(shelf)}",
          f"{luck}. {'The twin is still covered.' if covered else f'The twin is more surprised by so many bits a word: {told}.'}")


def thousand() -> None:
    """A thousand words by source, and how much more the big models read."""
    from core.figures import data as figures

    sheet = play.sheet()
    if not sheet:
        return decided()
    covered = not play.guessed("guess")
    rows = sorted(sheet["sources"], key=lambda row: -row["words"])
    shares = np.array([row["words"] / sheet["words"] for row in rows])
    names = [text_browser.WHOSE[row["source"]] for row in rows]
    sizes = [(f"our text: {sheet['tokens'] / 1e6:.1f} million", sheet["tokens"]), *BIG.items()]
    told = [f"{count} {name}" for count, name in zip(figures.of_thousand(shares), names, strict=True)]
    drawn(figures.thousand_words(names, shares, sizes, covered=covered),
          f"1,000 words of its text, a square each\n{'Whose are they?' if covered else ' · '.join(told[:2])}",
          f"A thousand words, {'still covered' if covered else ', '.join(told)}. Tokens of text: {'; '.join(name for name, _ in sizes)}.")


def found() -> None:
    """How many texts of each source hold what is looked for."""
    from core.figures import data as figures

    if text_browser.library(caches.BASE) is None:
        return thousand()
    query = text_browser.query()
    counts, lines = text_browser.by_source(caches.BASE, " ".join(query.split()))
    names = [NAMES[source] for source in counts]
    told = [f"{name}: in {count:,} of {whole:,} texts" for name, (count, whole) in zip(names, counts.values(), strict=True)]
    drawn(figures.found(names, list(counts.values()), list(lines.values())), text_browser.headline(query, counts),
          f"{'; '.join(told)}. {' '.join(' '.join(line) for line in lines.values() if any(line))}")


def doors() -> None:
    """How much of a text that models were trained on was closed to them, of 100 tokens."""
    from core.figures import data as figures

    covered = not play.guessed("closed")
    shares = [np.nan if covered and number == 0 else share for number, share in enumerate(DOORS.values())]
    told = ["your guess" if np.isnan(share) else f"{100 * share:.0f} of 100" for share in shares]
    names = list(DOORS)
    drawn(figures.bars(names, shares, told, x="tokens of C4, a web text for training"),
          "Doors that close: “not for training”\n"
          + ("How many of the main sources?" if covered else "28 of 100 tokens of the main sources, in one year"),
          "Closed to training, of C4's tokens: " + "; ".join(f"{' '.join(name.split())}: {so}" for name, so in zip(names, told, strict=True)) + ".")


def decided() -> None:
    """The five cases as cards, each in the column of whom it was decided for once the reader has guessed."""
    from core.figures import data as figures

    picked = list(CASES).index(play.case())
    open_ = [bool(play.judged(name) or st.session_state.get(f"{SLUG}.check")) for name in CASES]
    ends = [case.column if known else None for case, known in zip(CASES.values(), open_, strict=True)]
    told = "; ".join(f"{case.name}, {case.day}: {'covered' if end is None else COLUMNS[end]}"
                     for case, end in zip(CASES.values(), ends, strict=True))
    drawn(figures.decisions([(case.name, case.day) for case in CASES.values()], ends, COLUMNS, picked),
          f"Five cases, the oldest on top\n{tally() if all(open_) else f'{sum(open_)} of {len(CASES)} uncovered. Tap one to read it'}",
          f"{told}.", key=RULED, on_tap=lambda _, row: play.open_case(row))


def heart() -> None:
    """Each famous line by its copies, and how likely both models find its next word."""
    from core.figures import data as figures

    shelf = play.shelf()
    famous = [line for line in shelf["lines"] if line["source"] == "famous"] if shelf else []
    if not famous:
        return decided()
    famous.sort(key=lambda line: (line["copies"], -line["base"]["p_word"]))
    chances = [np.array([line[who]["p_word"] for line in famous]) for who in ("base", "twin")]
    drawn(figures.by_heart([line["copies"] for line in famous], *chances),
          f"{len(famous)} famous lines, each after its first {shelf['opening_words']} words\n{words.recital(shelf['lines'])}",
          f"Chance of the next word, on average: {percent(chances[0].mean())} for the full model, {percent(chances[1].mean())} for the twin. "
          f"{words.recital(shelf['lines'])}.")


def recited() -> None:
    """How many lines come out word for word, by how often they stood in the text."""
    from core.figures import data as figures

    counted = by_copies()
    if not counted:
        return decided()
    told = [f"{known} of {count}" for known, count in counted.values()]
    names = [times(copies) for copies in counted]
    drawn(figures.bars(names, [known / count for known, count in counted.values()], told, x="lines that come out word for word"),
          f"How often a line stood there, and whether it comes out\nOnce: {told[0]}. {names[-1]}: {told[-1]}",
          "Lines that come out word for word: " + "; ".join(f"{name}: {so}" for name, so in zip(names, told, strict=True)) + ".")


def by_copies() -> dict[int, tuple[int, int]]:
    """Copies in the text -> how many lines the trained model goes on with word for word, and how many there are."""
    found: dict[int, list[bool]] = {}
    for line in play.lines():
        found.setdefault(line["copies"], []).append(bool(line["recalled"][-1]))
    return {copies: (sum(known), len(known)) for copies, known in sorted(found.items())}

