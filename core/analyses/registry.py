"""Everything that is worked out once from a run and its corpus, and kept with the run: analyses/*.json and
analyses/*.safetensors.

An analysis is a function of a Specimen that gives files by name: a dict of arrays becomes a safetensors file, anything
else JSON. It is called `analyse` and stands in the module of its subject; to add one, name it in ANALYSES.
"""

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
    cloze,
    contexts,
    copying_heads,
    datasheet,
    fact_answers,
    geometry,
    gradient_step,
    home_page,
    influence,
    judged_statements,
    ladder,
    left_out_author,
    loss_landscape,
    losses,
    memorisation,
    novelty,
    recall,
    recitals,
    relations,
    skills,
    token_counts,
    training_text,
    vector_table,
    word_map,
    word_similarity,
    zeroed_numbers,
)
from core.analyses.context import Specimen
from core.analyses.word_similarity import UNEMBED
from core.corpus.build import Corpus
from core.errors import BadInput
from core.runs.files import write_file
from core.runs.manifest import write_manifest
from core.runs.store import Run, open_run

Files = Mapping[str, Any]

ANALYSES: dict[str, Callable[[Specimen], Files]] = {
    "tokens": token_counts.analyse,
    "losses": losses.analyse,
    "skills": skills.analyse,
    "fact_answers": fact_answers.analyse,
    "statements": judged_statements.analyse,
    "copying_heads": copying_heads.analyse,
    "memory": recall.analyse,
    "similarity": word_similarity.analyse,
    "map": word_map.analyse,
    "map_unembed": partial(word_map.analyse, table=UNEMBED, file="map_unembed"),
    "vectors": vector_table.analyse,
    "vectors_unembed": partial(vector_table.analyse, table=UNEMBED, file="vectors_unembed"),
    "relations": relations.analyse,
    "contexts": contexts.analyse,
    "home": home_page.analyse,
    "text": training_text.analyse,
    "memorising": memorisation.analyse,
    "recitals": recitals.analyse,
    "ladder": ladder.analyse,
    "calibration": calibration.analyse,
    "beginnings": novelty.analyse,
    "heads": attention_heads.analyse,
    "knockout": ablations.analyse,
    "zeroed": zeroed_numbers.analyse,
    "laps": gradient_step.analyse,
    "nudges": gradient_step.analyse_repeats,
    "influence": influence.analyse,
    "cloud": geometry.analyse,
    "blanks": cloze.analyse,
    "landscape": loss_landscape.analyse,
    "datasheet": datasheet.analyse,
    "shelf": left_out_author.analyse,
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
        return ".safetensors", safetensors.numpy.save(
            {key: np.ascontiguousarray(value) for key, value in content.items()}
        )
    return ".json", orjson.dumps(rounded(content), option=orjson.OPT_SERIALIZE_NUMPY)


def rounded(value: Any) -> Any:
    """JSON content with every float at five significant digits, which is what the analyses are good for; NaN becomes
    null.
    """
    if isinstance(value, float | np.floating):
        return float(f"{value:.5g}") if np.isfinite(value) else None
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return [rounded(item) for item in value] if isinstance(value, list | tuple) else value
