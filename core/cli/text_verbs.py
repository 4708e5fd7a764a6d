"""What the verbs of the command line that question the training text do: `lookup`, `copied`, `judge` and `ladder`."""

from argparse import Namespace
from typing import TYPE_CHECKING

from core.cli.answer import Answer
from core.errors import BadInput

if TYPE_CHECKING:
    import numpy as np

    from core.model.tokenizer import Piece
    from core.runs.store import Run
    from core.text_index.suffix_array import Index

NAMED = 20  # documents that are named of those that hold a stretch


def lookup(args: Namespace) -> Answer:
    """What the training text itself says: the longest end of a text that stands in it, and what follows there."""
    from core.text_index.longest_match import look_up

    run, index = _indexed(args)
    text = _valid(run, args.text)
    said = look_up(index, text)
    found = index.find(said.context)
    data = {"run": run.name, "text": text, "longest_match": said.context, "whole": said.whole, "count": said.count,
            "continuations": [{"token": _shown(unit), "count": count} for unit, count in said.next],
            "documents": _documents(index, found.documents), "document_count": len(found.documents)}
    if not said.count:
        return Answer(data, ["The training text doesn't even hold the last word; a look-up has nothing to say."])
    whole = "stands" if said.whole else "is the longest end that stands"
    lines = [
        f"{said.context!r} {whole} in the training text, {said.count:,} times in {len(found.documents):,} documents. What follows:"
    ]
    lines += [f"{count:9,}  {_shown(unit)}" for unit, count in said.next[:args.top]]
    return Answer(data, lines)


def copied(args: Namespace) -> Answer:
    """Which stretches of a text stand word for word in the training text, and how much of it is new."""
    from core.text_index.copied import SHORTEST, compare

    shortest = SHORTEST if args.shortest is None else args.shortest
    run, index = _indexed(args)
    text = _valid(run, args.text)
    if not text.strip():
        raise BadInput("There is no text to compare; give at least one word.")
    found = compare(index, text, shortest)
    pieces = run.tokenizer.pieces(text)
    spans = [
        {
            "start": span.start,
            "end": span.end,
            "text": text[span.start : span.end],
            "units": span.units,
            "count": span.count,
            "tokens": [
                piece.token
                for piece in pieces
                if piece.start < piece.end <= span.end and span.start <= _begins(piece, text)
            ],
            "documents": _documents(index, span.documents),
            "document_count": len(span.documents),
        }
        for span in found.spans
    ]
    new = [
        {"start": one.start, "end": one.end, "text": text[one.start : one.end], "units": one.units} for one in found.new
    ]
    data = {
        "run": run.name,
        "text": text,
        "shortest": shortest,
        "spans": spans,
        "new": new,
        "novel_share": found.novel_share(),
    }
    lines = [f"{span['units']:4} words and marks, {span['count']:6,} times: {span['text']}" for span in spans]
    lines.append(
        f"{found.novel_share():.0%} of the text lies in no copied stretch of {shortest} or more. Shortest new stretches:"
    )
    return Answer(data, lines + [f"      {one['text']}" for one in new])


def judge(args: Namespace) -> Answer:
    """Whether a statement is true, plausible or invented, as a look-up in the training text decides."""
    from core.analyses.judged_statements import evidence, judged

    run, index = _indexed(args)
    run.tokenizer.encode(args.text)
    text = args.text.strip().rstrip(".")
    if not text.rpartition(" ")[0]:
        raise BadInput("There is no statement to judge; give at least two words.")
    verdict, opening = judged(index, text)
    found = evidence(index, text, verdict, opening)
    said = {
        "true": lambda: f"it stands in the training text {found['count']:,} times",
        "plausible": lambda: (
            "its text goes on there with "
            + ", ".join(f"{word.strip()!r} ({count:,})" for word, count in found["instead"])
        ),
        "invented": lambda: f"only {found['stands']!r} stands there",
    }[verdict]()
    return Answer({"run": run.name, "text": text, "verdict": verdict, **found}, [f"{verdict}: {said}"])


def ladder(args: Namespace) -> Answer:
    """Five counters of the training text beside the model, at every moment: how far apart they are, or what they say
    after TEXT.
    """
    from core.runs.store import open_run

    return (
        _ladder(open_run(args.run), args.step) if args.text is None else _answers(*_indexed(args), args.text, args.step)
    )


def _ladder(run: "Run", step: int | None) -> Answer:
    """How far apart on held-out text, which is nearest, and how surprised each is. Raises DamagedFile; UnknownStep."""
    from core.results import ladder
    from core.results.ladder import NAMES
    from core.results.losses import in_bits

    table = run.table("ladder")
    found = ladder.ladder(table, in_bits(run.table("losses")))
    if step is not None:
        run.model(step)  # raises for a step that isn't there
    shown = [place for place, one in enumerate(found.steps) if step in (None, one)]
    phases = [
        {"step": found.steps[moment], "nearest": NAMES[one] if one < len(found.distances) else None}
        for moment, one in found.phases
    ]
    data = {
        "run": run.name,
        "steps": [found.steps[place] for place in shown],
        "words": list(range(len(NAMES))),
        "distance_bits": found.distances[:, shown].tolist(),
        "nearest": [found.nearest[place] for place in shown],
        "phases": phases,
        "beyond": None if found.beyond is None else found.steps[found.beyond],
        "places": table["places"],
        "loss_bits": {"counters": found.counters.tolist(), "model": found.model[shown].tolist()},
    }
    lines = [f"Bits apart on {table['places']:,} held-out places, from counters of {', '.join(NAMES)}:"]
    for place in shown:
        apart = " ".join(f"{row[place]:6.3f}" for row in found.distances)
        lines.append(
            f"{found.steps[place]:7,} {apart}   nearest: {NAMES[found.nearest[place]]}; loss {found.model[place]:.2f} bits a token"
        )
    lines.append("Loss of the counters, bits a token: " + ", ".join(f"{bits:.2f}" for bits in found.counters))
    lines.append(
        "It never gets below them." if data["beyond"] is None else f"Below them all by step {data['beyond']:,}."
    )
    return Answer(data, lines)


def _answers(run: "Run", index: "Index", text: str, step: int | None) -> Answer:
    """What counters and model say after a text. Raises BadInput; DamagedFile."""
    from core.analyses.ladder import Words
    from core.text_index.counters import Counters

    steps = run.steps if step is None else [step]
    words = Words(Counters(index), run.tokenizer)
    found = words.answers(((one, run.model(one)) for one in steps), _valid(run, text))

    def said(row: list) -> str:
        return ", ".join(f"{token!r} {share:.1%}" for token, share in row)

    data = {"run": run.name, "text": text, "steps": steps, "words": list(range(len(found["counters"]))),
            "counters": [[{"token": token, "p": p} for token, p in row] for row in found["counters"]],
            "model": [[{"token": token, "p": p} for token, p in row] for row in found["model"]],
            "distance_bits": found["distances"], "used": found["used"]}
    lines = [f"{count} words: {said(row)}" for count, row in enumerate(found["counters"])]
    lines += [f"{one:7,}: {said(row)}; bits apart: {' '.join(f'{apart[place]:.3f}' for apart in found['distances'])}"
              for place, (one, row) in enumerate(zip(steps, found["model"], strict=True))]
    return Answer(data, lines)


def _indexed(args: Namespace) -> "tuple[Run, Index]":
    """The run and its training text in order. Raises DamagedFile."""
    from core.runs.store import open_run
    from core.text_index.corpus_text import Text
    from core.text_index.suffix_array import Index

    run = open_run(args.run)
    if args.step is not None:
        run.model(args.step)  # raises for a step that isn't there; the text is the same at every step
    return run, Index(Text(run.array("text"), run.table("text_facts")))


def _valid(run: "Run", text: str) -> str:
    """The text, if it is valid Unicode. Raises BadInput."""
    run.tokenizer.encode(text)
    return text


def _documents(index: "Index", ids: "np.ndarray") -> list[dict]:
    """The first documents of some, named."""
    kinds = index.text.kinds
    return [{"id": id, **kinds[index.text.kind_of[id]]} for id in ids[:NAMED].tolist()]


def _begins(piece: "Piece", text: str) -> int:
    """Where a token begins, the space before it aside."""
    return piece.start + (piece.end - piece.start > 1 and text[piece.start] == " ")


def _shown(unit: str) -> str:
    return "↵" if unit == "\n" else unit
