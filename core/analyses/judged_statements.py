"""Ten statements that the model wrote, each true, plausible or invented, as a look-up in its training text decides.

    true       the statement stands in the training text, word for word
    plausible  it doesn't, but all of it before its last word does: the text goes on there with another word
    invented   not even that stands in it

Which questions are asked, and what is written, is drawn from one seed: nobody picked them. Of each verdict the first few
are kept, so that there is something of each to judge.

Source: a trial of such practice in schools, Clerc et al., arXiv 2604.01955 (2 April 2026); the rule is ours.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from core.analyses.fact_answers import kinds
from core.corpus.draw import Draw
from core.model.prompt import continuation, prompt_ids
from core.model.sampling import choices, dice, generate
from core.text_index.corpus_text import names

if TYPE_CHECKING:
    from core.analyses.context import Specimen
    from core.model.tokenizer import Tokenizer
    from core.model.transformer import Transformer
    from core.text_index.suffix_array import Index

COUNT, OF_A_KIND = 10, 4  # statements, and those of one verdict at most
SEED, LONGEST = 1, 16  # tokens that one may take after its beginning
MOMENTS = 6  # the last saved ones, of which each statement's is drawn: by then some facts are there and some are not
TRUE, PLAUSIBLE, INVENTED = "true", "plausible", "invented"
AROUND, SHOWN = 70, 3  # characters of a source that are kept on each side; other words


def drawn(index: "Index", steps: Sequence[int], seed: int = SEED) -> Iterator[tuple[str, int]]:
    """Beginnings of statements, no two alike, each with the moment at which it is gone on with: a kind by lot, one of
    its questions by lot, one of these steps by lot. Only what the training text answers in these words is asked, so
    that a look-up can decide; and what has no answer at all. Ends when all have been drawn.
    """
    draw, asked = Draw(f"statements to judge, {seed}"), kinds()
    left = {one.asked for kind in asked for one in kind.questions
            if one.right is None or index.find(f"{one.asked} {one.right}").count}
    while left:
        one, step = draw.pick(draw.pick(asked).questions), draw.pick(steps)
        if one.asked in left:
            left.remove(one.asked)
            yield one.asked, step


def written(model: "Transformer", tokenizer: "Tokenizer", asked: str, seed: int = SEED) -> tuple[str, float]:
    """A statement that begins so, as the model goes on at temperature 1 up to its first full stop, and how sure it was
    of its last word.
    """
    ids = prompt_ids(tokenizer, asked, model.config.n_ctx)
    new = list(generate(model, ids, LONGEST, temperature=1.0, rng=dice(seed, ids), end_id=tokenizer.end_id))
    text = asked + continuation(tokenizer, ids, new).partition(".")[0].rstrip()
    read = prompt_ids(tokenizer, text, model.config.n_ctx)
    last = prompt_ids(tokenizer, text.rpartition(" ")[0], model.config.n_ctx)
    return text, choices(model, read, len(last), 1)[0].share


def judged(index: "Index", statement: str) -> tuple[str, str]:
    """(true, plausible or invented; all of the statement before its last word)."""
    opening = statement.rpartition(" ")[0]
    if index.find(statement).count:
        return TRUE, opening
    return (PLAUSIBLE if index.find(opening).count else INVENTED), opening


def evidence(index: "Index", statement: str, verdict: str, opening: str) -> dict[str, Any]:
    """What the text holds instead of an opinion: where the statement stands, or what it says there, or how much of it
    stands at all.
    """
    if verdict == TRUE:
        found = index.find(statement)
        text = index.text.document(int(found.documents[0])).text
        at = text.find(statement)
        begin, end = max(0, at - AROUND), at + len(statement) + AROUND
        return {
            "count": found.count,
            "documents": len(found.documents),
            "source": [text[begin:at], statement, text[at + len(statement) : end]],
        }
    if verdict == PLAUSIBLE:
        return {
            "count": index.find(opening).count,
            "instead": [list(one) for one in index.following(names(opening))[:SHOWN]],
        }
    units = names(statement)
    known = max((length for length in range(len(units)) if index.count(units[:length])), default=0)
    return {
        "stands": "".join(units[:known]).strip(),
        "new": next((unit.strip() for unit in units if not index.count([unit])), None),
    }


def analyse(specimen: "Specimen") -> dict[str, Any]:
    """analyses/statements.json."""
    found: list[dict[str, Any]] = []
    for asked, step in drawn(specimen.index, specimen.run.steps[-MOMENTS:]):
        text, sure = written(specimen.run.model(step), specimen.run.tokenizer, asked)
        verdict, opening = judged(specimen.index, text)
        if sum(one["verdict"] == verdict for one in found) < OF_A_KIND:
            found.append(
                {
                    "text": text,
                    "step": step,
                    "sure": sure,
                    "verdict": verdict,
                    **evidence(specimen.index, text, verdict, opening),
                }
            )
        if len(found) == COUNT:
            break
    return {"statements": {"seed": SEED, "of": found}}
