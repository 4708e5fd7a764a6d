"""What a grown-up says to the same questions: SmolLM2-135M-Instruct, a model of other people, asked once for all pages.

Each subject gives the files of assets/grown_up that core.results.grown_up reads. Texts go to it as they stand
("plain"), or in the form that it was trained on to converse ("chat").

Letters: L its layers, N words of the map that it has as one token, D its d_model.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from core.analyses import ladder, novelty, recitals
from core.analyses.fact_answers import INVENTED, OTHERS
from core.analyses.registry import as_file
from core.analyses.skills import PROBE_SEED, holds_answer
from core.analyses.word_map import PERPLEXITY, joint_tsne
from core.analyses.word_similarity import PAIRS
from core.corpus import build, planted_lines
from core.corpus.english.grammar import number_words
from core.corpus.english.lexicon import CAPITALS
from core.corpus.probe import Probe
from core.errors import BadInput
from core.grown_up import weights
from core.grown_up.answers import drawn, shares_after, spread
from core.grown_up.reader import GrownUp
from core.results.cloze import PROMPTS
from core.results.grown_up import FOLDER, OUTSIDE, TOP
from core.results.skill_curves import wilson
from core.results.word_vectors import NEIGHBOURS, nearest
from core.runs.files import write_file
from core.runs.store import Run

LAYERS = (  # beginnings and their twins of the chapter on layers, and those of the bench
    "Anna had a bag of coins. The bank was",
    "Anna had a bag of frogs. The bank was",
    "The capital of Italy is",
    "The dog near the houses",
    "The dogs near the houses",
    "She opened the box and",
    "The opposite of big is",
    "The opposite of old is",
    "Once upon a time there was a",
    "The dogs near the house",
)
FAMILIES = (
    "simple agreement", "agreement across an attractor", "agreement across an attractor, out of the blue",
    "capitals, plain sentence", "capitals in unseen phrasings", "tense, out of the blue", "days and months",
    "formal or casual style",
)
ITEMS = 60  # of a family, at most
KEPT = 12  # items of a family that ship with their shares
SUMS = 40
QUESTIONS = (
    "What is the capital of France?",
    "Who are you?",
    "How do I bake bread?",
    "What is two plus two?",
    "The sky is blue because",
    "Write a short poem about the sea.",
)
SAID = 48  # tokens of an answer


def analyse(run: Run, grown: GrownUp, only: Sequence[str] = (), folder: Path = FOLDER) -> Iterator[str]:
    """Ask it everything and write the files; yields the name of each subject when it is done.

    Raises:  BadInput for a subject that isn't there.
    """
    for name in only:
        if name not in ASKED:
            raise BadInput(f"There is no subject '{name}'; there are: {', '.join(ASKED)}.")
    folder.mkdir(parents=True, exist_ok=True)
    for name, ask in ASKED.items():
        if not only or name in only:
            for file, content in ask(run, grown).items():
                ending, data = as_file(content if file.endswith("_places") else identity(grown) | content)
                write_file(folder / f"{file.removesuffix('_places')}{ending}", data)
            yield name


def identity(grown: GrownUp) -> dict[str, Any]:
    """Which model it is, from which file, on which day."""
    return {
        "model": weights.NAME,
        "maker": weights.MAKER,
        "licence": weights.LICENCE,
        "file": weights.FILE,
        "package": f"{weights.PACKAGE} {weights.VERSION}",
        "sha256": weights.SHA256,
        "made_at": datetime.now(UTC).date().isoformat(),
        "parameters": grown.parameters,
        "n_layers": grown.model.shape.n_layers,
        "d_model": grown.model.shape.d_model,
        "d_vocab": grown.model.shape.d_vocab,
    }


def offered(run: Run) -> list[str]:
    """Every beginning that the pages offer."""
    table = run.table("beginnings")
    kinds = [one["prompt"] for kind in table["kinds"] for one in kind["beginnings"]]
    heads = [sentence["text"] for sentence in run.table("heads")["sentences"][:4]]
    return list(dict.fromkeys([*PROMPTS, *novelty.HOME_PROMPTS, *OUTSIDE, *LAYERS, *ladder.LOOKED_UP, recitals.ORDINARY,
                               *kinds, *(one["prompt"] for one in table["ready"]), *heads]))


def prompts(run: Run, grown: GrownUp) -> dict[str, Any]:
    """After each beginning its likeliest next tokens, the lens through its layers, and how it goes on, drawn by the
    same dice and dials as the landing page's texts.
    """
    options = {one["prompt"]: one["options"] for one in run.table("blanks")["prompts"]}
    found = []
    for text in offered(run):
        shares = shares_after(grown, text, TOP, options.get(text, ()))
        found.append(shares | {"goes_on": "".join(drawn(grown, text))})
    return {"prompts": {"prompts": found}}


def chat(run: Run, grown: GrownUp) -> dict[str, Any]:
    """The same questions as plain text and in chat form: the first token, and the likeliest answer."""
    found = []
    for question in QUESTIONS:
        forms = {"plain": grown.tokenizer.plain(question), "chat": grown.tokenizer.chat(question)}
        found.append(
            {"question": question}
            | {
                form: spread(grown, grown.next_token(ids), 8) | {"text": grown.goes_on(ids, SAID)}
                for form, ids in forms.items()
            }
        )
    return {"chat": {"questions": found}}


def countries(run: Run, grown: GrownUp) -> dict[str, Any]:
    """Its answer for every country of our text, for others, and for some that don't exist, as plain text and in chat
    form.
    """
    def asked(country: str, capital: str | None) -> dict[str, Any]:
        plain, question = f"The capital of {country} is", f"What is the capital of {country}?"
        said = {
            "plain": grown.goes_on(grown.tokenizer.plain(plain), 8),
            "chat": grown.goes_on(grown.tokenizer.chat(question), 32),
        }
        return {
            "country": country,
            "capital": capital,
            **spread(grown, grown.next_token(grown.tokenizer.plain(plain)), 5),
            **said,
            "right": {form: capital is not None and capital.lower() in text.lower() for form, text in said.items()},
        }

    return {"countries": {kind: [asked(*pair) for pair in pairs] for kind, pairs in (
        ("taught", CAPITALS.items()), ("others", OTHERS.items()), ("invented", [(name, None) for name in INVENTED]),
    )}}


def sums(run: Run, grown: GrownUp) -> dict[str, Any]:
    """The same sums in one go and step by step: in our own words, and as it would be asked in a chat."""
    offered = build.all_probes(PROBE_SEED, run.config.corpus.edition)
    probes = [probe for probe in offered if probe.family == "sums asked directly, unseen"][:SUMS]
    rows = {"plain": [], "direct": [], "steps": []}
    items = []
    for probe in probes:
        a, b = (number for number in numbers(probe.context))
        words, digits = probe.right.strip(" ."), str(a + b)
        texts = {
            "plain": grown.goes_on(grown.tokenizer.plain(probe.context), probe.limit),
            "direct": grown.goes_on(grown.tokenizer.chat(f"What is {a} + {b}? Answer with the number alone."), 12),
            "steps": grown.goes_on(grown.tokenizer.chat(f"What is {a} + {b}? Work it out step by step."), 100),
        }
        right = {
            "plain": holds_answer(texts["plain"].lower(), f" {words}") or digits in found_numbers(texts["plain"]),
            "direct": digits in found_numbers(texts["direct"]),
            "steps": digits in found_numbers(texts["steps"])[-1:],
        }
        for form, hit in right.items():
            rows[form].append(hit)
        items.append({"a": a, "b": b, "texts": texts, "right": right})
    return {"sums": {"n": len(items), "right": {form: sum(hits) for form, hits in rows.items()}, "items": items[:KEPT]}}


def numbers(context: str) -> tuple[int, int]:
    """The two numbers of "Twenty-four plus thirty-five is"."""
    known = {number_words(number): number for number in range(200)}
    first, _, second = context.lower().removesuffix(" is").partition(" plus ")
    return known[first], known[second]


def found_numbers(text: str) -> list[str]:
    """The numbers that stand in a text in digits, in order.

    >>> found_numbers("24 + 35 = 59.")
    ['24', '35', '59']
    """
    return "".join(c if c.isdigit() else " " for c in text.replace(",", "")).split()


def skills(run: Run, grown: GrownUp) -> dict[str, Any]:
    """Its scores on some of our families of tests, the same items, at most ITEMS each."""
    probes = build.all_probes(PROBE_SEED, run.config.corpus.edition)
    families = []
    for family in FAMILIES:
        members = [probe for probe in probes if probe.family == family][:ITEMS]
        costs = [option_bits(grown, probe) for probe in members]
        right = sum(bits[0] < min(bits[1:]) for bits in costs)
        low, high = wilson(right, len(members))
        families.append(
            {
                "family": family,
                "n": len(members),
                "right": right,
                "accuracy": right / len(members),
                "low": low,
                "high": high,
                "chance": sum(probe.chance for probe in members) / len(members),
                "items": [
                    {"context": probe.context, "options": [probe.right, *probe.wrong], "bits": bits}
                    for probe, bits in zip(members[:KEPT], costs, strict=False)
                ],
            }
        )
    return {"skills": {"families": families}}


def option_bits(grown: GrownUp, probe: Probe) -> list[float]:
    """What each option costs after the context, the right one first, in bits."""
    context = grown.tokenizer.encode(probe.context)
    options = [grown.tokenizer.encode(probe.context + end) for end in (probe.right, *probe.wrong)]
    if all(len(ids) == len(context) + 1 and ids[:-1] == context for ids in options):  # one pass answers them all
        shares = grown.next_token(context)
        return [float(-np.log2(max(shares[ids[-1]], 1e-30))) for ids in options]
    same = min(
        next((at for at, (a, b) in enumerate(zip(context, ids, strict=False)) if a != b), len(context))
        for ids in options
    )
    return [float(grown.bits(ids, max(same, 1)).sum()) for ids in options]


def lines(run: Run, grown: GrownUp) -> dict[str, Any]:
    """Of each famous line what it writes after the first words, and how many tokens after them it has right when all
    before are given.
    """
    found = []
    for line in planted_lines.FAMOUS:
        opening = planted_lines.opening(line.text)
        ids, given = grown.tokenizer.encode(line.text), len(grown.tokenizer.encode(opening))
        text = grown.goes_on(grown.tokenizer.plain(opening), len(ids) - given + 4)
        rest = " ".join(line.text[len(opening):].split())
        found.append({
            "text": line.text, "author": line.author, "work": line.work, "opening": opening, "goes_on": text,
            "tokens": len(ids) - given, "right": grown.right(ids, given),
            "recited": " ".join(text.split()).startswith(rest),
        })
    return {"lines": {"lines": found}}


def word_map(run: Run, grown: GrownUp) -> dict[str, Any]:
    """Its map of our words, as far as each is one token to it: one t-SNE of its own table, which begins at the places
    of our last map, then turned, mirrored, sized and moved as a whole so that it lies on that map as well as it can
    (Procrustes); and pairs, neighbours. (Begun at its own first axes, it lies nowhere near: t-SNE has no directions of
    its own.)
    """
    facts, ours = run.table("map_facts"), run.array("map")["tsne"][-1].astype(np.float32)
    known = [(at, id) for at, word in enumerate(facts["words"]) if (id := grown.tokenizer.id(f" {word}")) is not None]
    at = np.array([place for place, _ in known])
    rows = grown.model.table.rows(np.array([id for _, id in known]))
    units = rows - rows.mean(0)
    units /= np.linalg.norm(units, axis=1, keepdims=True)
    layout = joint_tsne(units[None], ours[at][None], PERPLEXITY).places[0]
    places, left = procrustes(layout, ours[at])
    close = nearest(units[None], NEIGHBOURS)[0]
    group = run.array("map")["group"][at]
    number = {facts["words"][place]: row for row, place in enumerate(at)}
    pairs = [{"words": pair, "cosine": float(units[number[pair[0]]] @ units[number[pair[1]]])}
             for pair in PAIRS if set(pair) <= number.keys()]
    same = (group[close[:, 0]] == group).mean()
    return {"map": {"words": [facts["words"][place] for place in at], "of": len(facts["words"]), "numbers": at.tolist(),
                    "pairs": pairs, "same_group": float(same), "unexplained": left, "perplexity": PERPLEXITY},
            "map_places": {"places": places.astype(np.float32), "nearest": close, "hundredths": hundredths(units)}}


def hundredths(units: np.ndarray) -> np.ndarray:
    """The similarity of every two words, in hundredths as the pages write it: (N (N - 1) / 2,) int8, word 0 with 1, 2,
    ..., then 1 with 2, 3, ...  Args: units (N, D), each of length 1.
    """
    return np.round(100 * (units @ units.T)[np.triu_indices(len(units), 1)]).astype(np.int8)


def procrustes(places: np.ndarray, frame: np.ndarray) -> tuple[np.ndarray, float]:
    """Places (N, 2) turned, mirrored, sized and moved as a whole to lie on the frame (N, 2) as well as they can, and
    the part of the frame's spread (0 to 1) that is left unexplained.  Source: Gower 1975.
    """
    a, b = places - places.mean(0), frame - frame.mean(0)
    u, s, v = np.linalg.svd(a.T @ b)
    fitted = s.sum() / np.square(a).sum() * a @ (u @ v)
    return fitted + frame.mean(0), float(1 - s.sum() ** 2 / (np.square(a).sum() * np.square(b).sum()))


ASKED: Mapping[str, Callable[[Run, GrownUp], dict[str, Any]]] = {
    "map": word_map,
    "chat": chat,
    "prompts": prompts,
    "countries": countries,
    "lines": lines,
    "skills": skills,
    "sums": sums,
}
