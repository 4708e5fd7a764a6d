"""The words beside the guess: where *cat* ends, on the map or by the word that is nearest to it."""

from __future__ import annotations

from core.formatting import percent, signed
from pages.sections.meaning import choice, pair, wording, words
from pages.sections.meaning.choice import SLUG
from pages.shared.frame.guesses import remember
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.escape import plain
from pages.shared.text.wording import listed, ordinal
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table
from pages.shared.widgets.guess import guess, verdict


def talk(step: str) -> None:
    """Where does *cat* end, on the map or by the word that is nearest? Then how far off that was, and how near each word is."""
    known, nearest_one, options = words.vectors(caches.BASE, words.EMBED), words.nearest_to_cat(), words.options()
    if choice.covered(step):
        prose.show(SLUG, step, below=percent(known.below_zero()))
    place, picked = choice.place(), None
    if not place:
        picked = guess("Or a word: nearest to cat at the end", options, f"{SLUG}.guess")
        if not picked:
            return
    kind = dict(zip(words.laid(caches.BASE, words.EMBED, "tsne").words, words.laid(caches.BASE, words.EMBED, "tsne").kinds, strict=True))
    alike = kind.get(nearest_one) == kind.get("cat")
    shared = (words.contexts() or {}).get("common")
    after = prose.section(SLUG, "common", after=listed([f"*{plain(word)}*" for word in shared["follows"][:3]])) if shared and alike else ""
    if place:
        told_of_the_tap(words.aimed("cat", *place), nearest_one)
    else:
        prose.show(SLUG, f"{step}_after" if alike else f"{step}_after_other", verdict=verdict(picked, nearest_one, (SLUG, "Who ends nearest to cat")),
                   nearest=nearest_one, count=f"{len(known.on_map) - 1:,}", common=after, left=left_the_band(nearest_one))
    with drawer("How near to cat each word ends", key=f"{SLUG}.ranks") as opened:
        if opened:
            prose.show(SLUG, "together")
            cosines, itself = known.cosines("cat")[-1], known.on_map.index("cat")
            ranks = sorted((wording.ranked(cosines, known.on_map.index(word), itself), word) for word in options)
            number_table({
                "Word": [("➤ " if word == picked else "") + word for _, word in ranks],
                "How near to cat": [f"{_place(rank)} of {len(known.on_map) - 1:,}" for rank, _ in ranks],
                "Similarity": [signed(cosines[known.on_map.index(word)]) for _, word in ranks],
            })
    pair.numbers(words.pair_of(caches.BASE, words.EMBED, "cat", nearest_one))


def told_of_the_tap(aimed: words.Aimed, nearest_one: str) -> None:
    """How far from *cat* the reader tapped, in the words that lie there."""
    beside, by = (listed([f"*{plain(word)}*" for word in these]) for these in (aimed.beside, aimed.by))
    remember(SLUG, "Where cat ends on the map", f"beside {listed(aimed.beside)}", f"beside {listed(aimed.by)}", right=aimed.well)
    prose.show(SLUG, "guess_tapped_well" if aimed.well else "guess_tapped", beside=beside, by=by,
               nearer=f"{aimed.nearer:,}" if aimed.nearer else "none", others=f"{aimed.others:,}", nearest=nearest_one,
               left=left_the_band(nearest_one))


def left_the_band(nearest_one: str) -> str:
    """Since when *cat* and the word that ends nearest to it lie above the band of random pairs."""
    known, two = words.vectors(caches.BASE, words.EMBED), words.pair_of(caches.BASE, words.EMBED, "cat", nearest_one)
    moment = wording.leaves_at(two, known.band)
    return prose.section(SLUG, "left_the_band", step=f"{known.steps[moment]:,}") if moment else ""


def _place(rank: int) -> str:
    return "nearest" if rank == 1 else f"{ordinal(rank)} nearest"
