"""Everything that is worked out once from a run and its corpus, and kept with the run: analyses/*.json and analyses/*.safetensors.

An analysis is a function of a Specimen that gives files by name: a dict of arrays becomes a safetensors file, anything else JSON. To add one,
write it where its subject lives and name it in ANALYSES.

Letters: C checkpoints, N words, V d_vocab, L n_layers.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
import orjson
import safetensors.numpy

from core.analyses import (
    ablations,
    attention_heads,
    calibration,
    contexts,
    datasheet,
    gradient_step,
    left_out_author,
    loss_landscape,
    losses,
    memorisation,
    novelty,
    relations,
    skills,
    word_map,
    zeroed_numbers,
)
from core.analyses.context import Specimen
from core.analyses.word_similarity import EMBED, UNEMBED, WordSpace, token_vectors, unit_vectors
from core.corpus import build, planted_lines
from core.corpus.build import Corpus
from core.errors import BadInput
from core.results import cloze, word_vectors
from core.runs.store import Run, open_run, write_file, write_manifest
from core.text_index import corpus_text
from core.training.packing import pack

BY_LAYER_DOCUMENTS = 120
BENCH_SENTENCES = 24
LANDSCAPE_ROWS, LANDSCAPE_SEED = 16, 1  # full rows of held-out text that are read at every point of the grid
BENCH_PROMPT = "The capital of France is"
PROBE_SEED = 1
PAIRS = (("cat", "dog"), ("king", "queen"), ("cat", "spreadsheet"), ("Monday", "Friday"), ("Paris", "London"), ("seven", "eight"), ("red", "blue"),
         ("happy", "sad"), ("went", "walked"), ("cat", "milk"), ("river", "bank"))
FOLLOWED = ("cat", "dog", "king", "queen", "spreadsheet", "bread", "Paris", "seven", "happy", "went", "Monday", "river")

Files = Mapping[str, Any]


def tokens(specimen: Specimen) -> Files:
    """How often each token stands in the training text, (V,)."""
    tokenizer, read = specimen.run.tokenizer, specimen.train_tokens
    counts = np.bincount(np.concatenate(read), minlength=tokenizer.d_vocab)
    counts[tokenizer.end_id] = len(read)
    return {"tokens": {"counts": counts}}


def losses(specimen: Specimen) -> Files:
    """Loss, nats a token, on text read and unread at every checkpoint, by layer, and by genre at the end, beside what the writer paid ("floor")."""
    heldout, read, house, every = specimen.heldout, specimen.read, specimen.house, specimen.all_heldout
    shown, seed = heldout[:BY_LAYER_DOCUMENTS], specimen.run.config.corpus.seed
    rows: dict[str, list[Any]] = {"train_loss": [], "heldout_loss": [], "house_heldout_loss": [], "loss_by_depth": []}
    for _, model in specimen.models():
        rows["heldout_loss"].append(losses.document_losses(model, heldout).sum() / heldout.tokens.sum())
        rows["train_loss"].append(losses.document_losses(model, read).sum() / read.tokens.sum())
        if house.ids:
            rows["house_heldout_loss"].append(losses.document_losses(model, house).sum() / house.tokens.sum())
        rows["loss_by_depth"].append(losses.losses_by_depth(model, shown).tolist())
    costs, paid = losses.document_losses(specimen.run.model(), every), every.writers_nats(seed)
    by_genre = []
    for genre in sorted(set(every.genres)):
        of = every.genres == genre
        total = every.tokens[of].sum()
        by_genre.append({"genre": genre, "documents": int(of.sum()), "loss": costs[of].sum() / total, "floor": paid[of].sum() / total,
                         "below": int((costs < paid)[of].sum())})
    floor = paid[:len(heldout.ids)].sum() / heldout.tokens.sum()
    return {"losses": {
        "steps": specimen.run.steps, "unit": "nats a token", **rows, "floor": floor,
        "train_floor": read.writers_nats(seed).sum() / read.tokens.sum(),
        "over_floor": rows["heldout_loss"][-1] / floor, "blind_guess": float(np.log(specimen.run.tokenizer.d_vocab)),
        "heldout_documents": len(heldout.ids), "heldout_tokens": int(heldout.tokens.sum()), "house_heldout_documents": len(house.ids),
        "depth_documents": len(shown.ids), "by_genre": by_genre,
    }}


def skill_scores(specimen: Specimen) -> Files:
    """Every family of probes at every checkpoint, with counts, chance level and interval; and examples of its items.

    Each item is looked up with its answer in the training text. One that stands there word for word is left out, unless its family may be seen.
    """
    offered = build.all_probes(PROBE_SEED)
    standing = [bool(specimen.index.find(probe.context + probe.right).count) for probe in offered]
    probes = [probe for probe, stands in zip(offered, standing, strict=True) if probe.seen or not stands]
    stood = Counter(probe.family for probe, stands in zip(offered, standing, strict=True) if stands)
    scores = [skills.score_families(model, specimen.run.tokenizer, probes) for _, model in specimen.models()]
    families = []
    for column in zip(*scores, strict=True):
        first, ends = column[0], [score.interval for score in column]
        examples = [{"context": p.context, "right": p.right, "wrong": p.wrong} for p in probes if p.family == first.family][:5]
        families.append({
            "family": first.family, "kind": first.kind, "seen": first.seen, "n": first.n, "chance": first.chance,
            "stands": stood[first.family] if first.seen else 0, "left_out": 0 if first.seen else stood[first.family],
            "right": [score.right for score in column], "accuracy": [score.accuracy for score in column],
            "low": [low for low, _ in ends], "high": [high for _, high in ends], "examples": examples,
        })
    return {"skills": {"steps": specimen.run.steps, "confidence": 0.95, "families": families}}


def memory(specimen: Specimen) -> Files:
    """Every planted line at every checkpoint: mean probability a token and exact recall; and the means by number of copies."""
    lines = losses.planted_lines(specimen.run.config.corpus.leave_out)
    measured = [losses.recitation(model, specimen.run.tokenizer, lines) for _, model in specimen.models()]
    probability, exact = (np.stack(part, axis=1) for part in zip(*measured, strict=True))  # (lines, C) each
    by_copies = []
    for source, copies in sorted({(line.source, line.copies) for line in lines}):
        of = [i for i, line in enumerate(lines) if (line.source, line.copies) == (source, copies)]
        by_copies.append({"source": source, "copies": copies, "n": len(of), "p_token": probability[of].mean(0).tolist(),
                          "recalled": exact[of].mean(0).tolist()})
    return {"memory": {
        "steps": specimen.run.steps, "given_words": planted_lines.OPENING_WORDS, "by_copies": by_copies,
        "lines": [{"text": line.text, "source": line.source, "copies": line.copies, "author": line.author, "work": line.work, "year": line.year,
                   "p_token": p.tolist(), "recalled": e.tolist()} for line, p, e in zip(lines, probability, exact, strict=True)],
    }}


def similarities(specimen: Specimen) -> Files:
    """Well-known pairs of words, the band of random pairs, the groups' inner likeness and followed words' neighbours."""
    space = WordSpace(specimen.run)
    pairs = [space.similarity(a, b) for a, b in PAIRS if a in space.words and b in space.words]
    groups = {name: [word for word in dict.fromkeys(members) if word in space.words] for name, members in word_map.groups().items()}
    return {"similarity": {
        "steps": space.steps, "words": len(space.words), "band": space.band.tolist(),
        "pairs": [{"words": pair.words, "cosine": pair.cosine.tolist(), "percentile": pair.percentile.tolist()} for pair in pairs],
        "groups": [{"group": name, "words": len(members), "cosine": space.group_cosines(members).tolist()}
                   for name, members in groups.items() if len(members) > 1],
        "neighbours": {word: space.neighbours(word, 8) for word in FOLLOWED if word in space.words},
    }}


def word_map(specimen: Specimen, table: str = EMBED, file: str = "map") -> Files:
    """About a thousand words in the plane at every checkpoint, by PCA and by t-SNE; float16 keeps both films small."""
    run, space = specimen.run, WordSpace(specimen.run)
    words, group = word_map.choose_words(list(space.words))
    all_ids, ids = list(space.words.values()), [space.words[word] for word in words]
    rows = np.array([all_ids.index(id) for id in ids])
    units = [unit_vectors(token_vectors(run, step, table)[all_ids])[rows] for step in run.steps]
    units = np.stack(units)  # (C, N, D), centred on all words
    pca, shares, _ = word_map.joint_pca(units - units.mean(1, keepdims=True))
    layout = word_map.joint_tsne(units, pca)
    sizes = np.bincount(group) / len(group)
    return {
        file: {"pca": pca.astype(np.float16), "tsne": layout.places.astype(np.float16),
               "group": np.array(group, dtype=np.uint8)},
        f"{file}_facts": {
            "steps": run.steps, "words": words, "groups": list(word_map.groups()), "pca_variance_share": shares.tolist(),
            "tsne_cost": layout.cost.tolist(), "perplexity": word_map.PERPLEXITY, "tie": word_map.TIE,
            "neighbours": 10, "neighbours_kept": {"pca": word_map.neighbours_kept(units, pca).tolist(),
                                                  "tsne": word_map.neighbours_kept(units, layout.places).tolist(),
                                                  "chance": 10 / (len(words) - 1)},
            "same_group": {"vectors": word_map.group_purity(units, group).tolist(), "pca": word_map.group_purity(pca, group).tolist(),
                           "tsne": word_map.group_purity(layout.places, group).tolist(), "chance": float(np.square(sizes).sum())},
        },
    }


def word_vectors(specimen: Specimen, table: str = EMBED, file: str = "vectors") -> Files:
    """Every word of the map at every checkpoint in eight bits, its neighbours, and random pairs to compare with: see core.results.word_vectors."""
    run, space = specimen.run, WordSpace(specimen.run, table)
    on_map, _ = word_map.choose_words(list(space.words))
    words = [*on_map, *(word for word in space.words if word not in set(on_map))]
    ids = np.array([space.words[word] for word in words])
    rows = np.stack([token_vectors(run, step, table)[ids] for step in run.steps])  # (C, M, D)
    units = np.stack([unit_vectors(row) for row in rows])[:, :len(on_map)]
    return {
        file: {"units": word_vectors.packed(units), "mean": rows.mean(1),
               "random": space.random_quantiles(word_vectors.QUANTILES).astype(np.float16),
                    "near": word_vectors.nearest(units), "ids": ids.astype(np.int32)},
        f"{file}_facts": {"steps": run.steps, "words": words, "on_map": len(on_map)},
    }


def home(specimen: Specimen) -> Files:
    """What every checkpoint writes after each of the landing page's prompts, so that the page needs no model."""
    run, found = specimen.run, []
    for prompt in novelty.HOME_PROMPTS:
        ids = [run.tokenizer.end_id, *run.tokenizer.encode(prompt)]
        found.append({"prompt": prompt, "steps": run.steps, "texts": novelty.drawn(specimen, ids)})
    training = run.config.training
    read = [step * training.batch_size * run.config.model.n_ctx for step in run.steps]
    return {"home": {"prompts": found, "steps": run.steps, "tokens_read": read}}


def bank_heads(specimen: Specimen) -> Files:
    """Which attention head looks from "closed" back to "bank", at every checkpoint, and what its absence does."""
    return {"heads": attention_heads.measure(specimen.run)}


def word_relations(specimen: Specimen) -> Files:
    """How near opposites, near synonyms and two of a kind lie, in both tables at every checkpoint."""
    return {"relations": relations.measure(specimen.run)}


def word_contexts(specimen: Specimen) -> Files:
    """How far each table goes with what follows the words, and with what comes before them, at every checkpoint."""
    return {"contexts": contexts.measure(specimen)}


def every_number(specimen: Specimen) -> Files:
    """What the last model says of one fact without each single number of it."""
    run = specimen.run
    return {"zeroed": {"step": run.steps[-1], **zeroed_numbers.measure(run.model(), run.tokenizer, BENCH_PROMPT, PROBE_SEED)}}


def knock_outs(specimen: Specimen) -> Files:
    """The sentences of the knock-out bench, never trained on, and what the last model loses without each of its parts."""
    run = specimen.run
    trained_on = "\n".join(doc.text for doc in specimen.corpus.of("train"))
    texts = ablations.sentences(specimen.corpus.of("heldout", "world"), trained_on, run.tokenizer, BENCH_SENTENCES)
    found = ablations.measure(run.model(), run.tokenizer, texts)
    return {"knockout": {"step": run.steps[-1], "sentences": texts, **found}}


def loss_landscape(specimen: Specimen) -> Files:
    """The loss of held-out text on the plane that holds most of the run's path, and the path on it."""
    run = specimen.run
    rows = pack([ids[1:-1] for ids in specimen.heldout.ids], run.config.model.n_ctx, run.tokenizer.end_id, LANDSCAPE_SEED)
    return {"landscape": loss_landscape.measure([model for _, model in specimen.models()], run.steps, rows.first(LANDSCAPE_ROWS))}


ANALYSES: dict[str, Callable[[Specimen], Files]] = {
    "tokens": tokens, "losses": losses, "skills": skill_scores, "memory": memory, "similarity": similarities,
    "map": word_map, "map_unembed": partial(word_map, table=UNEMBED, file="map_unembed"),
    "vectors": word_vectors, "vectors_unembed": partial(word_vectors, table=UNEMBED, file="vectors_unembed"),
    "relations": word_relations, "contexts": word_contexts, "home": home, "text": corpus_text.measure,
    "memorising": memorisation.measure, "calibration": calibration.measure,
    "beginnings": novelty.measure, "heads": bank_heads, "knockout": knock_outs, "zeroed": every_number,
    "laps": gradient_step.measure, "blanks": cloze.measure, "landscape": loss_landscape, "datasheet": datasheet.measure,
    "shelf": left_out_author.measure,
}


def analyse(run: Run, corpus: Corpus | None = None, only: tuple[str, ...] = ()) -> Iterator[str]:
    """Work out a run's analyses and write them into it, the manifest included; yields the name of each when it is done.

    Args:    corpus, if it is at hand already (building it takes a minute);  only, names of ANALYSES (none: all).
    Raises:  BadInput for a name that isn't there.
    """
    for name in only:
        if name not in ANALYSES:
            raise BadInput(f"There is no analysis '{name}'; there are: {', '.join(ANALYSES)}.")
    specimen = Specimen(run, corpus)
    for name, work in ANALYSES.items():
        if only and name not in only:
            continue
        listed = dict(specimen.run.manifest["files"])
        for file, content in work(specimen).items():
            ending, data = as_file(content)
            write_file(run.path / "analyses" / f"{file}{ending}", data)
            listed.pop(f"analyses/{file}{ending}", None)
        facts = {key: value for key, value in run.manifest.items() if key not in ("made_at", "versions", "files")}
        write_manifest(run.path, run.manifest["made_at"], facts, listed)
        specimen.run = open_run(run.name)  # with what has just been written
        yield name


def as_file(content: Any) -> tuple[str, bytes]:
    """(ending, bytes) of an analysis: safetensors for a dict of arrays, JSON for anything else."""
    if isinstance(content, dict) and all(isinstance(value, np.ndarray) for value in content.values()):
        return ".safetensors", safetensors.numpy.save({key: np.ascontiguousarray(value) for key, value in content.items()})
    return ".json", orjson.dumps(rounded(content), option=orjson.OPT_SERIALIZE_NUMPY)


def rounded(value: Any) -> Any:
    """JSON content with every float at five significant digits, which is what the analyses are good for; NaN becomes null."""
    if isinstance(value, float | np.floating):
        return float(f"{value:.5g}") if np.isfinite(value) else None
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return [rounded(item) for item in value] if isinstance(value, list | tuple) else value
