"""Chapter 5: the words of the model on a map, moving through training, in either table; two of them measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from core.errors import BadInput
from core.formatting import percent, signed
from core.results.word_vectors import Pair, WordVectors
from pages.sections.meaning import wording as words_for
from pages.shared.frame import shell, url
from pages.shared.loading import caches
from pages.shared.text import prose, tables
from pages.shared.text.escape import plain
from pages.shared.widgets import box
from pages.shared.widgets.check import Answer, check
from pages.shared.widgets.figure_block import numbers
from pages.shared.widgets.guess import guess, verdict

if TYPE_CHECKING:
    import numpy as np
    import plotly.graph_objects as go

shell.enter()

MAP = "meaning.moving"  # the fragment
FIRST = ("cat", "dog")
CONTROL = ("cat", "spreadsheet")
OPPOSITES = ("happy", "sad")
EMBED, UNEMBED = "embed", "unembed"  # as core.analyses.word_similarity calls the two tables, which would bring PyTorch
TABLES = {EMBED: "Where words come in", UNEMBED: "Where words go out"}
PART = {EMBED: "embeddings", UNEMBED: "prediction"}  # whose colour each wears
SUFFIX = {EMBED: "", UNEMBED: "_unembed"}  # of the files of analyses/
PAIRS = (
    FIRST,
    ("king", "queen"),
    ("Monday", "Friday"),
    ("Paris", "London"),
    ("seven", "eight"),
    ("red", "blue"),
    OPPOSITES,
    ("went", "walked"),
    ("cat", "milk"),
    ("river", "bank"),
)
GUESSES = ("dog", "milk", "hat", "spreadsheet")  # of the same kind, often together, alike in sound, unrelated
FOLLOWED = ("cat",)
PARTED = 0.1  # of similarity: synonyms that are nearer than opposites by more can be told from them
OTHER_RUNS = ("seed2", "seed4")
MAPS = {"tsne": "Neighbours (t-SNE)", "pca": "Widest view (PCA)"}
KINDS = {  # what the map shows as one kind -> the groups of core.analyses.word_map that belong to it
    "animals": ("animals",),
    "people": ("people", "names"),
    "food": ("food",),
    "numbers": ("numbers",),
    "time": ("time",),
    "places": ("places", "countries and cities"),
    "actions": ("actions",),
    "other words": (),
}


def main() -> None:
    shell.head("meaning", moment=bool(caches.steps()), begin=0)
    if not caches.steps():
        caches.run()  # says in one sentence what is missing
    with shell.part():
        words = vectors(caches.BASE, EMBED)
        if words is None:
            st.info(
                "The words of this run have not been measured yet. Make the analysis with: python -m core analyse",
                icon="🗺️",
            )
            shell.foot("meaning")
            return
        prose.show("meaning", "start", width=shape()["d_model"])
        nearest_to_cat(words)
        st.header("Watch the words move", anchor=False)
        table = choose_table()
        prose.show("meaning", "watch", below=percent(vectors(caches.BASE, table).below_zero()))
        map_and_curve()
        two_tables()
        st.header("What a flat map can and can't show", anchor=False)
        limits(shape()["d_model"], table)
        st.header("A trap to avoid", anchor=False)
        misconception(table)
    with st.expander("How this differs from a big model"), shell.part():
        prose.show("meaning", "scale", width=shape()["d_model"], vocabulary=f"{shape()['d_vocab']:,}")
    question()


def shape() -> dict[str, int]:
    return caches.document(caches.BASE, "config.json")["model"]


@st.cache_resource(show_spinner=False, ttl=60)
def vectors(run: str, table: str) -> WordVectors | None:
    """The words of a run at every moment in one of its tables, from files that ship with it; None where it has none."""
    name = f"analyses/vectors{SUFFIX[table]}"
    arrays, facts = caches.arrays(run, f"{name}.safetensors"), caches.document(run, f"{name}_facts.json")
    if arrays is None or facts is None:
        return None
    return WordVectors(facts["steps"], facts["words"], arrays,
                       lambda step, token: caches.token_vector(step, token, run, table))


@st.cache_data(show_spinner=False, max_entries=200)
def pair_of(run: str, table: str, first: str, second: str) -> Pair:
    return vectors(run, table).pair(first, second)


def choose_table() -> str:
    """Which table the reader looks at; where the run came with the first one only, there is nothing to choose.

    The second one is read when a reader first asks for it.
    """
    if f"analyses/vectors{SUFFIX[UNEMBED]}.safetensors" not in caches.document(caches.BASE, "manifest.json")["files"]:
        st.session_state["meaning.table"] = EMBED
        return EMBED
    prose.show("meaning", "tables")
    url.bind("meaning.table", url.choice("table", EMBED, list(TABLES)), "table")
    st.segmented_control("Which table", list(TABLES), format_func=TABLES.get, key="meaning.table", required=True,
                         persist_state="session")
    url.put(table=None if table_on() == EMBED else table_on())
    return table_on()


def table_on() -> str:
    """The table that is on; the fragments run without the choice above them."""
    return st.session_state.get("meaning.table", EMBED)


# The guess --------------------------------------------------------------------------------------------------------


@shell.fragment
def nearest_to_cat(words: WordVectors) -> None:
    if "cat" not in words.on_map:
        return
    nearest = words.neighbours("cat", k=1)[0][0]
    options = sorted({nearest, *(word for word in GUESSES if word in words.on_map)}, key=str.lower)
    prose.show("meaning", "guess")
    picked = guess("Nearest to cat at the end", options, "meaning.guess")
    if not picked:
        return
    itself, cosines = words.on_map.index("cat"), words.cosines("cat")[-1]
    kinds = dict(zip(words.on_map, kinds_of_words(caches.BASE) or (), strict=False))
    name = (
        "revealed_same_kind"
        if nearest == "dog" or (kinds and kinds.get(nearest) == kinds.get("cat") != "other words")
        else "revealed_other"
    )
    shared = (contexts() or {}).get("common")
    after = prose.section("meaning", "common", after=_listed(shared["follows"][:3])) if shared else ""
    st.markdown(prose.section("meaning", name, verdict=verdict(picked, nearest), nearest=nearest, common=after,
                              count=f"{len(words.on_map) - 1:,}"))
    ranks = sorted((words_for.ranked(cosines, words.on_map.index(word), itself), word) for word in options)
    tables.show(
        {"Word": [("➤ " if word == picked else "") + word for _, word in ranks],
         "How near to cat": [f"{_ordinal(rank)} of {len(words.on_map) - 1:,}" for rank, _ in ranks],
         "Similarity": [signed(cosines[words.on_map.index(word)]) for _, word in ranks]}
    )


# The map and the curve --------------------------------------------------------------------------------------------


@shell.fragment(key=MAP)
def map_and_curve() -> None:
    words = vectors(caches.BASE, table_on())
    try:
        pair = ask(words)
    except BadInput as error:
        st.info(plain(str(error)), icon="✏️")
        pair = default_pair(words)
    if pair is None:
        return
    control = control_for(words, pair)
    the_map(words, pair, control)
    st.header("Two words through training", anchor=False)
    prose.show("meaning", "chart")
    the_curve(words, pair, control)
    opposites(table_on())


def ask(words: WordVectors) -> Pair:
    """The two words to compare. Raises BadInput for a word that the run has no vector for."""
    linked = url.words("words", FIRST)
    fresh = url.changed("words") or "meaning.second" not in st.session_state
    first, second = linked if len(linked) == 2 else FIRST
    url.bind("meaning.first", first, "words")
    if fresh:
        st.session_state["meaning.second"] = second
    ready = {f"{a} · {b}": (a, b) for a, b in PAIRS if {a, b} <= set(words.words)}
    st.pills("Two words to compare", list(ready), key="meaning.ready", on_change=_take_pair, args=(ready,))
    left, right = st.columns(2)
    first = box.text_input("First word", into=left, key="meaning.first", max_chars=60, persist_state="session")
    second = box.text_input("Second word", into=right, key="meaning.second", max_chars=60, persist_state="session")
    pair = pair_of(caches.BASE, table_on(), words.form(first), words.form(second))
    url.put(words=None if pair.words == FIRST else pair.words)
    return pair


def _take_pair(ready: dict[str, tuple[str, str]]) -> None:
    if st.session_state["meaning.ready"]:
        _set_pair(*ready[st.session_state["meaning.ready"]])


def _set_pair(first: str, second: str) -> None:
    st.session_state["meaning.first"], st.session_state["meaning.second"] = first, second


def default_pair(words: WordVectors) -> Pair | None:
    """The first prepared pair that the run has words for."""
    return next((pair_of(caches.BASE, table_on(), *pair) for pair in PAIRS if set(pair) <= set(words.words)), None)


def control_for(words: WordVectors, pair: Pair) -> Pair | None:
    """The pair to compare with, unless it is the reader's own."""
    if set(CONTROL) == set(pair.words) or not set(CONTROL) <= set(words.words):
        return None
    return pair_of(caches.BASE, table_on(), *CONTROL)


def the_map(words: WordVectors, pair: Pair, control: Pair | None) -> None:
    from pages.shared.films.film import Line, scatter_film

    table = table_on()
    facts, places = map_files(caches.BASE, table)
    if facts is None or places is None or facts["words"] != words.on_map or facts["steps"] != words.steps:
        prose.show("meaning", "map_missing")
        return
    moment = _index(words, shell.moment())
    name = shell.moment_name(words.steps[moment])
    st.markdown(f"### {name[0].upper()}{name[1:]}, {in_table(table)}, {words_for.closeness(pair, moment, bold=True)}")
    away = [word for word in pair.words if words.place(word) is None]
    if away:
        st.markdown(
            prose.section(
                "meaning",
                "not_on_map",
                words=" and ".join(f"*{word}*" for word in away),
                count=f"{len(words.on_map):,}",
            )
        )
    scatter_film(
        {"tsne": of_one_size(places["tsne"]), "pca": places["pca"]},
        labels=MAPS,
        words=words.on_map,
        groups=kinds_as_numbers(caches.BASE, table),
        group_names=tuple(KINDS),
        steps=words.steps,
        sentences=sentences(words, pair, control, facts),
        notes=notes(facts),
        height=560,
        key="meaning.map",
        lines=[
            Line(one.words, tuple(words.place(word) for word in one.words), one.cosine, one is control)
            for one in (pair, control)
            if one
        ],
        background=len(KINDS) - 1,
        band=words.band,
        neighbours=words.near,
        on_change=_take_over,
        fragments=[MAP],
        part=PART[table],
        **_opening(words),
    )


def sentences(words: WordVectors, pair: Pair, control: Pair | None, facts: dict) -> list[str]:
    """What the map shows at each moment, in words."""
    same, where = facts["same_group"]["vectors"], in_table(table_on())
    names = [f"{shell.moment_name(step)}, {where}" for step in words.steps]
    return [
        words_for.at_moment(name, pair, control, words.band, same[moment], moment) for moment, name in enumerate(names)
    ]


def in_table(table: str) -> str:
    """The table as it is named inside a sentence."""
    return TABLES[table].lower()


def map_files(run: str, table: str) -> tuple[dict | None, dict[str, np.ndarray] | None]:
    """The facts and the places of the map of one table; None where the run has none."""
    name = f"analyses/map{SUFFIX[table]}"
    return caches.document(run, f"{name}_facts.json"), caches.arrays(run, f"{name}.safetensors")


def notes(facts: dict) -> dict[str, list[str]]:
    """What each kind of map keeps and loses at each moment."""
    kept, shares = facts["neighbours_kept"], facts["pca_variance_share"]
    return {
        "tsne": [f"About this map: of a word's ten nearest on it, {_truly(share)}." for share in kept["tsne"]],
        "pca": [
            f"About this map: at this moment its two directions hold {words_for.share(100 * held)} of the spread; the rest is out of "
            f"sight. Of a word's ten nearest on it, {_truly(share)}."
            for held, share in zip(shares, kept["pca"], strict=True)
        ],
    }


def of_one_size(places: np.ndarray, evening: float = 0.7) -> np.ndarray:
    """t-SNE's places (C, N, 2) with the sizes of the moments made more alike, so that the first cloud isn't a dot: its
    sizes mean nothing.
    """
    import numpy as np

    places = places.astype(np.float32)
    reach = np.percentile(np.linalg.norm(places, axis=2), 95, axis=1)
    return places * ((reach.max() / np.maximum(reach, 1e-9)) ** evening)[:, None, None]


def kinds_of_words(run: str, table: str = EMBED) -> list[str] | None:
    """The kind of each word on the map, one of KINDS; None without a map."""
    facts, places = map_files(run, table)
    if facts is None or places is None:
        return None
    kind_of = {group: kind for kind, members in KINDS.items() for group in members}
    return [kind_of.get(facts["groups"][number], "other words") for number in places["group"]]


@st.cache_data(show_spinner=False)
def kinds_as_numbers(run: str, table: str) -> list[int]:
    numbers = {kind: number for number, kind in enumerate(KINDS)}
    return [numbers[kind] for kind in kinds_of_words(run, table)]


def _opening(words: WordVectors) -> dict:
    """What the film opens with: the link's choice, else the reader's own from before, else one word followed.

    It stays the same through the taps that follow, so that the film isn't sent again; the other table opens with what
    is on.
    """
    now = st.session_state.setdefault("meaning.now", {"picked": list(FOLLOWED), "lit": [], "kind": "tsne"})
    turned = st.session_state.get("meaning.opened") != table_on()
    st.session_state["meaning.opened"] = table_on()
    if turned or any(url.changed(name) for name in ("word", "view", "map")):
        now["kind"] = url.choice("map", now["kind"], list(MAPS))
        now["picked"] = [word for word in url.words("word", now["picked"], most=4) if word in words.on_map]
        now["lit"] = [kind for kind in url.words("view", now["lit"]) if kind in KINDS]
        st.session_state["meaning.opening"] = {
            name: value if isinstance(value, str) else list(value) for name, value in now.items()
        }
        _write(now)
    return st.session_state["meaning.opening"]


def _take_over(event: str, value: object) -> None:
    """The reader followed a word, lit a kind, changed the map or asked for two words to be compared."""
    if event == "compare" and isinstance(value, list):
        value = value[:2]  # behind the two words stands when they were sent, so that a second tap is another value
    words = isinstance(value, list) and all(isinstance(each, str) for each in value)
    if not (value in list(MAPS) if event == "map" else words and (event != "compare" or len(value) == 2)):
        return  # a stranger's browser may send anything
    if event == "compare":
        _set_pair(*value)
        st.session_state["meaning.ready"] = None
        return
    now = st.session_state["meaning.now"]
    now["kind" if event == "map" else event] = value
    _write(now)


def _write(now: dict) -> None:
    url.put(
        map=None if now["kind"] == "tsne" else now["kind"],
        word=None if now["picked"] == list(FOLLOWED) else now["picked"] or None,
        view=now["lit"] or None,
    )


def the_curve(words: WordVectors, pair: Pair, control: Pair | None) -> None:
    import numpy as np

    from pages.shared.widgets.figure_block import figure_block

    others = curves_of_other_runs(pair, table_on())
    table = {
        "Step": [f"{step:,}" for step in words.steps],
        " · ".join(pair.words): [signed(value) for value in pair.cosine],
    }
    if control is not None:
        table[" · ".join(control.words)] = [signed(value) for value in control.cosine]
    table |= {name: ["–" if np.isnan(value) else signed(value) for value in values] for name, values in others}
    table["95 of 100 random pairs"] = [f"{signed(low)} to {signed(high)}" for low, high in words.band]
    table[f"Words farther from {pair.words[0]} than {pair.words[1]}"] = [
        words_for.share(value) for value in pair.closer
    ]
    caption = words_for.drift(pair) + (f" {words_for.drift(control)}" if control is not None else "") + (
        f" At the end 95 of 100 random pairs lie between {signed(words.band[-1, 0])} and {signed(words.band[-1, 1])}.")
    figure = curve(table_on(), pair.words, tuple(control.words) if control else None)
    title = words_for.leaving(pair, words.band, words.steps)
    figure_block(
        figure,
        title=title,
        caption=caption,
        table=table,
        key="meaning.curve",
        height=400,
        how_to_read="The saved moments stand evenly spaced, as on the slider; the number under each is its step.",
    )
    if others:
        shorter = any(np.isnan(values[-1]) for _, values in others)
        prose.show("meaning", "seeds_shorter" if shorter else "seeds",
                   ends=" and ".join(signed(values[~np.isnan(values)][-1]) for _, values in others))


@st.cache_data(show_spinner=False, max_entries=100)
def curve(table: str, pair: tuple[str, str], control: tuple[str, str] | None) -> go.Figure:
    from core.figures.meaning import through_training

    words = vectors(caches.BASE, table)
    named = [(" · ".join(names), pair_of(caches.BASE, table, *names).cosine) for names in (pair, control) if names]
    others = curves_of_other_runs(pair_of(caches.BASE, table, *pair), table)
    return through_training(words.steps, named[0], words.band, named[1] if control else None, others, part=PART[table])


def curves_of_other_runs(pair: Pair, table: str) -> list[tuple[str, list[float]]]:
    """The same two words in runs that began from other random numbers, (C,) each; NaN at steps that those don't have.

    Those runs came with their first table only.
    """
    import numpy as np

    found = []
    if table != EMBED:
        return found
    for number, run in enumerate(OTHER_RUNS, start=1):
        table = caches.document(run, "analyses/similarity.json")
        for each in table["pairs"] if table else ():
            if set(each["words"]) == set(pair.words):
                measured = dict(zip(table["steps"], each["cosine"], strict=True))
                found.append(
                    (
                        f"another start, {number}",
                        np.array(
                            [measured.get(step, np.nan) for step in vectors(caches.BASE, EMBED).steps], dtype=np.float32
                        ),
                    )
                )
    return found


# Opposites, and the two tables ------------------------------------------------------------------------------------


def opposites(table: str) -> None:
    """How near opposites end, beside near synonyms and two of a kind; and one pair that may be expected to be near."""
    found = caches.document(caches.BASE, "analyses/relations.json")
    if not found:
        return
    st.header("Are opposites near?", anchor=False)
    lists = found["relations"]
    told = {name: words_for.how_near(rows, table) for name, rows in lists.items()}
    first, same, kind = told.values()
    prose.show("meaning", "opposites", near=first.near, count=first.count, own=first.own, own_count=first.own_count,
               same=same.near, same_count=same.count, kind=kind.near, kind_count=kind.count)
    if list(OPPOSITES) in lists["opposites"]["pairs"]:
        at, rows = lists["opposites"]["pairs"].index(list(OPPOSITES)), lists["opposites"][table]
        prose.show("meaning", "one_pair", first=OPPOSITES[0], second=OPPOSITES[1],
                   value=signed(rows["cosine"][at][-1]), rank=_ordinal(rows["rank"][at][-1]),
                   percentile=words_for.share(rows["percentile"][at][-1]))
    numbers({"Pairs": [words_for.RELATIONS[name] for name in told],
             "How many": [str(near.count) for near in told.values()],
             "More alike than 95 of 100 random pairs": [str(near.near) for near in told.values()],
             "… than 95 of 100 of their part of speech": [f"{near.own} of {near.own_count}" for near in told.values()],
             "Similarity of the middle pair": [signed(near.middle) for near in told.values()]},
            key="meaning.relations", label=f"The numbers, at the end, {in_table(table)}")
    pairs = [(words_for.RELATIONS[name], *row) for name, rows in lists.items() for row in zip(
        rows["pairs"], rows[table]["cosine"], rows[table]["percentile"], rows[table]["rank"], strict=True)]
    numbers({"Pair": [" · ".join(pair) for _, pair, *_ in pairs], "List": [listed for listed, *_ in pairs],
             "Similarity": [signed(cosine[-1]) for _, _, cosine, *_ in pairs],
             "More alike than so many random pairs": [words_for.share(percentile[-1]) for *_, percentile, _ in pairs],
             "Second word's place among the first one's neighbours": [f"{rank[-1]:,}" for *_, rank in pairs]},
            key="meaning.pairs", label="Every pair")


def contexts() -> dict | None:
    """How far each table goes with what follows and what precedes the words, as it was measured with the run."""
    return caches.document(caches.BASE, "analyses/contexts.json")


@shell.fragment
def two_tables() -> None:
    from core.figures.meaning import shaped_by
    from pages.shared.widgets.figure_block import figure_block

    found = contexts()
    if not found:
        return
    st.header("What shapes each table", anchor=False)
    prose.show("meaning", "shaped", pairs=f"{found['pairs']:,}")
    curves = {f"{TABLES[table]}: what {way}": (found[table][way], PART[table], way == "precedes")
              for table in TABLES for way in words_for.WAYS}
    figure_block(
        shaped_by(found["steps"], curves), title=words_for.shaping(found), caption=words_for.shaping_told(found),
        key="meaning.shaped", height=400, how_to_read=prose.section("meaning", "shaped_how"),
        table={"Step": [f"{step:,}" for step in found["steps"]],
               **{name: [signed(value) for value in values] for name, (values, *_) in curves.items()}},
    )


# The end ----------------------------------------------------------------------------------------------------------


@shell.part()
def limits(width: int, table: str) -> None:
    facts, _ = map_files(caches.BASE, table)
    if facts:
        shares = facts["pca_variance_share"]
        prose.show(
            "meaning",
            "limits",
            width=width,
            first=words_for.share(100 * shares[0]),
            last=words_for.share(100 * shares[-1]),
            kept=_of_ten(facts["neighbours_kept"]["tsne"][-1]),
        )


@shell.part()
def misconception(table: str) -> None:
    found = caches.document(caches.BASE, "analyses/relations.json")
    told = ""
    if found:
        opposite, same = (
            words_for.how_near(found["relations"][name], table).middle for name in ("opposites", "synonyms")
        )
        told = prose.section(
            "meaning",
            "misconception_parted" if same > opposite + PARTED else "misconception_measured",
            opposite=signed(opposite),
            same=signed(same),
        )
    prose.show("meaning", "misconception", measured=told)


def question() -> None:
    check(
        "meaning",
        "Why do some words end close together in this model?",
        [
            Answer(
                "The model was given the words sorted by kind",
                "It was given text and no kinds; it never saw the colours. But most of that text "
                "was written by a program that draws words from lists, one a kind, so words of a kind are used alike there.",
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


def _listed(words: list[str]) -> str:
    """A few words as a sentence holds them."""
    *most, last = [f"*{plain(word)}*" for word in words]
    return f"{', '.join(most)} and {last}" if most else last


def _index(words: WordVectors, step: int) -> int:
    return min(range(len(words.steps)), key=lambda index: abs(words.steps[index] - step))


def _of_ten(share: float) -> str:
    return f"about {round(10 * share)}" if round(10 * share) else "fewer than 1"


def _truly(share: float) -> str:
    return f"{_of_ten(share)} {'is' if round(10 * share) < 2 else 'are'} truly among its ten nearest"


def _ordinal(rank: int) -> str:
    ending = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return "nearest" if rank == 1 else f"{rank:,}{ending} nearest"


main()
