"""The words beside the stage, one function a step."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from core.formatting import percent, signed
from core.results.relations import Likeness, how_near
from pages.sections.meaning import cat, choice, cloud, pair, wording, words
from pages.sections.meaning.choice import SLUG
from pages.sections.meaning.picture import in_table, moment_of, near_to, nearest, shaping_curves
from pages.shared.films.film import moment_title
from pages.shared.frame.moment import moment_name, moment_on
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.wording import ordinal
from pages.shared.widgets.check import Answer, question
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table

PARTED = 0.1  # of similarity: synonyms that are nearer than opposites by more can be told from them


def talk(step: str) -> None:
    {
        "noise": noise, "guess": cat.talk, "cloud": cloud.talk, "kinds": kinds, "pair": pair.talk, "opposites": opposites,
        "tables": tables, "trap": trap, "check": check,
    }[step](step)
    if step not in ("cloud", "check") and not choice.covered(step):
        followed(step)


def noise(step: str) -> None:
    prose.show(SLUG, step, width=words.shape()["d_model"])


def kinds(step: str) -> None:
    prose.show(SLUG, step)
    facts = words.map_facts(choice.table_on())
    with drawer("The numbers", key=f"{SLUG}.kinds") as opened:
        if opened and facts:
            named = dict(words.stops(choice.table_on()))
            same = facts["same_group"]
            prose.show(SLUG, "stops", twice=wording.TWICE, chance=f"{10 * same['chance']:.1f}", nearly=percent(wording.NEARLY))
            number_table({
                "Step": [f"{each:,}" for each in facts["steps"]],
                "Of a word's ten nearest, of its kind": [f"{10 * share:.1f}" for share in same["vectors"]],
                "Stop": [named.get(moment, "–") for moment in range(len(facts["steps"]))],
            })


def opposites(step: str) -> None:
    """How near opposites end, beside near synonyms and two of a kind; and one pair that may be expected to be near."""
    lists, table = caches.relations(), choice.table_on()
    if lists is None:
        prose.show(SLUG, "without_relations")
        return
    by_list = {name: how_near(of[table]) for name, of in lists.items()}
    first, same, kind = by_list.values()
    prose.show(SLUG, step, pair=the_two(lists["opposites"][table]), near=first.near, count=first.count, same=same.near,
               same_count=same.count)
    with drawer("The numbers", key=f"{SLUG}.relations") as opened:
        if opened:
            prose.show(SLUG, "counted_opposites", near=first.near, count=first.count, own=first.own, own_count=first.own_count,
                       same=same.near, same_count=same.count, kind=kind.near, kind_count=kind.count, table=in_table(table))
            number_table({
                "Pairs": [wording.RELATIONS[name] for name in by_list],
                "How many": [str(near.count) for near in by_list.values()],
                "More alike than 95 of 100 random pairs": [str(near.near) for near in by_list.values()],
                "… than 95 of 100 of their part of speech": [f"{near.own} of {near.own_count}" for near in by_list.values()],
                "Similarity of the middle pair": [signed(near.middle) for near in by_list.values()],
            })
    with drawer("Every pair", key=f"{SLUG}.pairs") as opened:
        if opened:
            pairs = [(wording.RELATIONS[name], pair) for name, of in lists.items() for pair in of[table]]
            number_table({
                "Pair": [" · ".join(pair.words) for _, pair in pairs], "List": [name for name, _ in pairs],
                "Similarity": [signed(pair.cosine) for _, pair in pairs],
                "More alike than so many random pairs": [wording.share(pair.percentile) for _, pair in pairs],
                "Second word's place among the first one's neighbours": [f"{pair.rank:,}" for _, pair in pairs],
            })


def the_two(pairs: Sequence[Likeness]) -> str:
    """Where the pair of opposites on the map ends, in words; without it where the run's list lacks it."""
    two = choice.pair("opposites")
    asked = next((pair for pair in pairs if two and pair.words == two.words), None)
    if asked is None:
        return prose.section(SLUG, "opposites_unlisted")
    where = wording.at_the_end(two, words.vectors(caches.BASE, choice.table_on()).band)
    return prose.section(SLUG, f"opposites_{where}", first=two.words[0], second=two.words[1], rank=ordinal(asked.rank))


def tables(step: str) -> None:
    """Which of the two tables the map shows; and what shapes each."""
    if not words.has_both_tables():
        prose.show(SLUG, "one_table")
        return
    prose.show(SLUG, step)
    st.segmented_control("Which table", list(words.TABLES), format_func=words.TABLES.get, key=f"{SLUG}.table", required=True,
                         persist_state="session")
    found = words.contexts()
    if not found:
        return
    st.segmented_control("Show", choice.VIEWS, format_func={"map": "Its map", "curve": "What shapes the two"}.get,
                         key=f"{SLUG}.shown_of_tables", required=True, label_visibility="collapsed", persist_state="session")
    with drawer("What shapes each table", key=f"{SLUG}.shapes") as opened:
        if opened:
            prose.show(SLUG, "shaped", pairs=f"{found['pairs']:,}", told=wording.shaping_told(found))
            number_table({"Step": [f"{each:,}" for each in found["steps"]],
                          **{name: [signed(value) for value in found[table][way]] for name, table, way in shaping_curves()}})


def trap(step: str) -> None:
    """Grouped is not understood, and a flat map leaves most out: the two kinds of map to choose from."""
    facts, table = words.map_facts(choice.table_on()), choice.table_on()
    prose.show(SLUG, step)
    st.segmented_control("Kind of map", list(words.MAPS), format_func=words.MAPS.get, key=f"{SLUG}.kind_of_map", required=True,
                         persist_state="session")
    if facts:
        with drawer("What each map leaves out", key=f"{SLUG}.limits") as opened:
            if opened:
                the_limits(facts)
    with drawer("Grouped, but understood?", key=f"{SLUG}.grouped") as opened:
        lists = caches.relations()
        if opened and lists:
            opposite, same = (how_near(lists[name][table]).middle for name in ("opposites", "synonyms"))
            prose.show(SLUG, "grouped_parted" if same > opposite + PARTED else "grouped", opposite=signed(opposite), same=signed(same))
    with drawer("How this differs from a big model", key=f"{SLUG}.scale") as opened:
        if opened:
            prose.show(SLUG, "scale", width=words.shape()["d_model"], vocabulary=f"{words.shape()['d_vocab']:,}")


def the_limits(facts: dict) -> None:
    shares, kept = facts["pca_variance_share"], facts["neighbours_kept"]
    moment = nearest(facts["steps"], moment_on())  # where this step opens, too
    prose.show(SLUG, "limits", width=words.shape()["d_model"], first=wording.share(100 * shares[0]),
               last=wording.share(100 * shares[-1]), now=wording.share(100 * shares[moment]),
               moment=moment_name(facts["steps"][moment]), kept=wording.truly(kept["tsne"][moment]),
               kept_wide=wording.truly(kept["pca"][moment]))
    number_table({
        "Step": [f"{each:,}" for each in facts["steps"]],
        "PCA's share of the spread": [wording.share(100 * share) for share in shares],
        "Of ten nearest, truly so (PCA)": [f"{10 * share:.1f}" for share in kept["pca"]],
        "Of ten nearest, truly so (t-SNE)": [f"{10 * share:.1f}" for share in kept["tsne"]],
    })


def followed(step: str) -> None:
    """The words that the reader follows, with their nearest at the moment that is on."""
    table, follow = choice.table_on(), choice.followed()
    if not follow or words.map_facts(table) is None or choice.curve_on(step) or choice.grown_on(step):
        return
    moment = moment_of(step, choice.pair(step), table)
    known = words.vectors(caches.BASE, table)
    with st.container(key=f"{SLUG}.following", gap="small"):
        for word in follow:
            st.markdown(f"{moment_title(known.steps[moment])} *{word}* is nearest to {', '.join(near_to(table, word, moment))}.")
        with st.container(horizontal=True):
            two = follow[-2:] if len(follow) > 1 else [choice.FIRST[0] if follow[0] != choice.FIRST[0] else choice.FIRST[1], follow[0]]
            st.button(f"Compare {two[0]} and {two[1]}", key=f"{SLUG}.compare", on_click=choice.compare, args=tuple(two))
            for word in follow:
                st.button(f"Let {word} go", key=f"{SLUG}.drop.{word}", on_click=choice.let_go, args=(word,), type="tertiary")


def check(_: str) -> None:
    question(
        SLUG,
        "Why do some words end close together in this model?",
        [
            Answer(
                "The model was given the words sorted by kind",
                "It was given text and no list of kinds; it never saw the colours. But most of that text was written by a "
                "program that draws words from lists, one a kind, so words of a kind are used alike there. Of many it even "
                "says so: “A cow is an animal.”",
            ),
            Answer(
                "They are used in similar places in the training text",
                "Words after which the text goes on alike get similar nudges where words come in; words to which it "
                "leads up alike, where they go out. So their numbers grow alike.",
                right=True,
            ),
            Answer(
                "They are spelled alike",
                "The model never sees letters. A word is one token with one id, and an id says nothing about spelling.",
            ),
            Answer(
                "They always mean nearly the same",
                "Opposites such as *hot* and *cold* may end close too: they are used alike, though they mean "
                "the reverse.",
            ),
        ],
    )
