"""What the verbs of the command line say of a run's history: `influence` and `cloud`."""

from argparse import Namespace

import numpy as np

from core.cli.answer import Answer, opened
from core.errors import BadInput


def influence(args: Namespace) -> Answer:
    """Whom a lesson helps: how one nudge for each of a few sentences, and of yours, changes the loss of the others."""
    from core.analyses import influence as analysis
    from core.results import influence as results

    run, step, model = opened(args)
    texts = list(dict.fromkeys([*results.SENTENCES, *args.text]))
    ids = analysis.read(run, texts)
    for text, read in zip(texts, ids, strict=True):
        if len(read) < 2:
            raise BadInput(f"There is nothing to learn in {text!r}; give at least one word.")
    found = analysis.influence(model, ids)
    fixed = len(results.SENTENCES)
    ours = results.Influence(found.change[:fixed, :fixed], found.rates[:fixed], found.loss[:fixed])
    related, strangers = results.related(), results.strangers()
    data = {
        "run": run.name, "step": step, "sentences": texts, "gain": results.GAIN, "learning_rates": found.rates.tolist(),
        "gains": found.gains.tolist(), "loss": found.loss.tolist(), "change": found.change.tolist(),
        "related": ours.shared(related), "strangers": ours.shared(strangers),
        "strangers_harmed": ours.harmed(strangers), "stranger_pairs": int(strangers.sum()),
    }
    names = [*results.NAMES, *(f"yours {number}" for number in range(1, len(texts) - fixed + 1))]
    lines = ["Change of the loss, per cent: a row is taught, a column tested",
             " " * 8 + "".join(f"{name:>9}" for name in names)]
    lines += [
        f"{name:8}" + "".join(f"{100 * one:+9.1f}" for one in row)
        for name, row in zip(names, found.change, strict=True)
    ]
    lines.append(
        f"Related sentences get {ours.shared(related):.2f} of the gain, strangers {ours.shared(strangers):.2f}; "
        f"{ours.harmed(strangers)} of {int(strangers.sum())} pairs of strangers are harmed. "
        f"Run {run.name}, step {step}."
    )
    return Answer(data, lines)


def cloud(args: Namespace) -> Answer:
    """How the model's last states lie through training: the directions that they use, and how alike they are."""
    from core.results import geometry
    from core.runs.store import open_run

    run = open_run(args.run)
    run.model(args.step)  # raises for a step that isn't there
    found = geometry.cloud(run.table("cloud_facts"), run.array("cloud"))
    at = [place for place, step in enumerate(found.steps) if args.step in (None, step)]

    def column(values: np.ndarray, which: int) -> list[float]:
        return [float(values[place, which]) for place in at]

    kinds = {"states": found.states, "embeddings": found.embeddings, "stream": found.stream}
    data = {
        "run": run.name,
        "steps": [found.steps[place] for place in at],
        "width": found.facts["width"],
        "count": found.facts["count"],
        **{
            name: {"effective_rank": column(values, geometry.RANK), "mean_cosine": column(values, geometry.COSINE)}
            for name, values in kinds.items()
        },
        "says_most": [
            {"token": token, "share": share} for token, share in (found.facts["answers"][place][0] for place in at)
        ],
        "other_runs": found.facts["others"],
    }
    lines = ["    step  states: rank  cosine  embeddings: rank  cosine  says most"]
    lines += [
        f"{found.steps[place]:8,}  {found.states[place, 0]:12.1f}  {found.states[place, 1]:6.2f}  {found.embeddings[place, 0]:16.1f}  "
        f"{found.embeddings[place, 1]:6.2f}  {found.facts['answers'][place][0][0]!r}"
        for place in at
    ]
    return Answer(data, lines)
