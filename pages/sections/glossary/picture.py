"""What stands on the stage: of each group of words a living example, from the model itself or from its run."""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from core.formatting import percent, signed
from core.model.published import PUBLISHED, total
from pages.sections.glossary.play import SLUG, STAGE
from pages.shared.films.film import moment_title
from pages.shared.films.losses import losses_film
from pages.shared.films.plotly_film import Frame, drawn, plotly_film, spoken
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts, token_vector, trace_of
from pages.shared.text.wording import round_number

SENTENCE = "The little unicorn found a lamp."  # a word that is cut into pieces among words that aren't
WORD = " cat"
BLANK, BARS = "Once there was a", 7
KINDS = {"famous": "famous lines", "invented": "lines made up for a test"}


def picture(step: str) -> None:
    plotly_film(**film(caches.BASE, step), key=f"{SLUG}.{step}", fragments=[STAGE])


@st.cache_resource(show_spinner=False, ttl=600)
def film(run: str, step: str) -> dict[str, Any]:
    """What stands on the stage at a step, as plotly_film takes it; made once for all readers."""
    return {"text": pieces, "numbers": numbers, "layers": look, "answer": guesses, "learning": course, "memory": recital,
            "world": models}[step]()


def slots(step: str) -> dict[str, str]:
    """What fills the slots of a step's words."""
    return {"numbers": {"word": WORD.strip()}, "answer": {"prompt": BLANK}}.get(step, {})


def pieces() -> dict[str, Any]:
    from core.figures.glossary import places_in_list

    found = caches.tokenizer().pieces(SENTENCE)
    names = [f"␣{piece.token[1:]}" if piece.token.startswith(" ") else piece.token for piece in found]
    count = caches.document(caches.BASE, "config.json")["model"]["d_vocab"]
    return still(places_in_list(names, [piece.id for piece in found], count),
                 f"“{SENTENCE}”\nin {len(found)} pieces of the {count:,} in its list; ␣ is a space",
                 ", ".join(f"{name} is number {piece.id:,}" for name, piece in zip(names, found, strict=True)))


def numbers() -> dict[str, Any]:
    """The embedding of one word at every moment."""
    from core.figures import home as figures

    steps, token = caches.steps(), caches.tokenizer().id(WORD)
    rows = np.array([token_vector(step, token) for step in steps])
    return made(
        figures.token_numbers(rows), [Frame({0: {"z": figures.number_rows(row)}}) for row in rows], steps=steps, tween=True, plays=True,
        headlines=[f"{moment_title(step)}\nThe word “{WORD.strip()}”, in its {len(row)} numbers" for step, row in zip(steps, rows, strict=True)],
        sentences=[f"{moment_title(step)} the numbers of “{WORD.strip()}” begin {', '.join(signed(one, '.2f') for one in row[:4])}."
                   for step, row in zip(steps, rows, strict=True)],
    )


def look() -> dict[str, Any]:
    """The head that looks hardest from one word to another, on the first of the sentences on which that was measured."""
    from core.figures.glossary import looks

    found = caches.heads()
    if found is None:
        return pieces()
    text, (layer, head) = found.sentences[0], found.hardest()
    trace = trace_of(caches.BASE, caches.steps()[-1], text)
    tokens = ["(start)", *(piece.token.strip() for piece in caches.tokenizer().pieces(text))]
    pattern = trace[f"blocks.{layer}.attn_pattern"][head]
    last = [(tokens[place], percent(float(pattern[-1, place]))) for place in pattern[-1].argsort()[::-1]]
    (most, share), *_ = last
    return still(looks(tokens, pattern),
                 f"Layer {layer + 1}, head {head + 1}, of {found.attention[-1].size}\n“{tokens[-1]}” looks back at “{most}”: {share}",
                 f"The last word, {tokens[-1]}, looks at: " + ", ".join(f"{token} {share}" for token, share in last[:4]))


def guesses() -> dict[str, Any]:
    """The likeliest next words after a beginning, at every moment."""
    from core.figures import fill_in_the_blank as figures

    found = caches.blanks()
    if not found:
        return pieces()
    blank = found.prompts.index(BLANK)
    rows = [found.top(blank, moment, BARS) for moment in range(len(found.steps))]
    bars = [figures.bars_of(row) for row in rows]
    return made(
        figures.guess_bars(rows[-1]),
        [Frame({0: {"x": one["x"], "text": one["text"]}}, {"yaxis.ticktext": one["labels"]}) for one in bars],
        steps=found.steps, plays=True,
        headlines=[f"{BLANK} ▁▁▁\n{moment_title(step)}: “{row[0][0]}”, {percent(row[0][1])}" for step, row in zip(found.steps, rows, strict=True)],
        sentences=[f"{moment_title(step)}, after “{BLANK}”: {', '.join(f'{word} {percent(share)}' for word, share in row)}."
                   for step, row in zip(found.steps, rows, strict=True)],
    )


def course() -> dict[str, Any]:
    """The loss at every moment, between the floor and a blind guess."""
    return losses_film(lambda value: f"Its loss on new text: {value:.1f} bits a token") or pieces()


def recital() -> dict[str, Any]:
    """How many planted lines are recited, by how often each stood in the text, at every moment."""
    from core.figures.glossary import recited

    found = caches.recall()
    if found is None:
        return pieces()
    levels = {source: [level for level in found.levels if level.source == source] for source in KINDS}
    copies, steps = [level.copies for level in levels["famous"]], found.steps
    shares = [{KINDS[source]: [level.recalled[moment] / level.n for level in of] for source, of in levels.items()}
              for moment in range(len(steps))]
    counts = [sum(level.recalled[moment] for of in levels.values() for level in of) for moment in range(len(steps))]
    lines = sum(level.n for of in levels.values() for level in of)
    return made(
        recited(copies, shares[-1]), [Frame({place: {"y": row} for place, row in enumerate(one.values())}) for one in shares],
        steps=steps, tween=True, plays=True,
        headlines=[f"{moment_title(step)}\nIt recites {count} of {lines} planted lines word for word"
                   for step, count in zip(steps, counts, strict=True)],
        sentences=[f"{moment_title(step)}: " + "; ".join(
            f"{name}: {', '.join(f'{percent(share)} at {count:,}' for share, count in zip(row, copies, strict=True))} copies"
            for name, row in one.items()) for step, one in zip(steps, shares, strict=True)],
    )


def models() -> dict[str, Any]:
    from core.figures.glossary import squares

    ours = sum(parameter_counts().values())
    counts = {f"{model.name}": total(model) for model in PUBLISHED}
    most = max(counts, key=lambda name: counts[name])
    return still(squares(counts, ours, "this model"),
                 f"Parameters, to scale\n{most} has {round_number(counts[most] / ours)} times as many as this model",
                 ", ".join(f"{name} {count:,}" for name, count in counts.items()) + f"; this model {ours:,}")


def still(figure: Any, headline: str, numbers: str) -> dict[str, Any]:
    """A picture that doesn't move."""
    return made(figure, [Frame({})], steps=[caches.steps()[-1]], start=0, headlines=[headline], sentences=[f"{spoken(headline)}. {numbers}."])


def made(figure: Any, frames: list[Frame], **given: Any) -> dict[str, Any]:
    return {"figure": drawn(figure, frames), **given}
