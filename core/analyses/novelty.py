"""How far a beginning lies from all that a model read: its surprise a token, beside that of new beginnings of its own
kinds of text.

Words can be known one by one and stand as they never stood: "Tell me a joke". Then the model spells out something that
has little to do with them. The yardstick is measured once a run (`analyse`); core.results.novelty reads it, without
torch. With it come beginnings that work, each tried on the run.

Letters: C checkpoints, T tokens, N tokens of the longest beginning that has a yardstick of its own.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from core.corpus import visitors
from core.model.scoring import bits
from core.results.gradient_table import SENTENCES
from core.results.grown_up import OUTSIDE
from core.results.novelty import far

if TYPE_CHECKING:
    from core.analyses.context import Specimen

LONGEST = 40  # N; a longer beginning is held against the yardstick of this many
FAR = 0.99  # of new beginnings of the program surprise the model less: then one is far
WRITES, TEMPERATURE, TOP_P, SEED = 32, 0.7, 0.95, 1  # as the landing page draws
HOME_PROMPTS = (
    "The cat sat on",
    "She opened the door and",
    "To be or not to",
    "Once upon a time",
    "Dear Anna,",
    "The capital of France is",
)
ANSWER = 40  # tokens in which a right answer has to come


class Beginning(NamedTuple):
    """A beginning that was tried, and how it has to go on; nothing where any way is as good."""

    text: str
    right: str = ""


# What the model can go on with: of each kind five beginnings. The measuring tries them, and a test holds what came of
# it.
BEGINNINGS: dict[str, tuple[Beginning, ...]] = {
    "stories": (
        Beginning("Once there was a"),
        Beginning("The king lost his golden ring."),
        Beginning("She opened the door and"),
        Beginning("The princess did not want to"),
        Beginning("The key turned with a loud"),
    ),
    "plain facts and capitals": (
        Beginning("Grass is", " green"),
        Beginning("Bees make", " honey"),
        Beginning("Berlin is in", " Germany"),
        Beginning("The capital of France is", " Paris"),
        Beginning("December, January and February are the", " months of winter"),
    ),
    "small sums": (
        Beginning("Two plus three is", " five"),
        Beginning("Seven and one make", " eight"),
        Beginning("Three and two make", " five"),
        Beginning("Six plus three is", " nine"),
        Beginning("Five minus two is", " three"),
    ),
    "small questions": (
        Beginning("What is the capital of France?", " It is Paris"),
        Beginning("What colour is grass?", " It is green"),
        Beginning("Where is Berlin?", " It is in Germany"),
        Beginning("What is four plus four?", " Eight"),
        Beginning("Where does the squirrel live? In", " a tree"),
    ),
    "everyday talk": (
        Beginning("For breakfast I"),
        Beginning("On Sunday we"),
        Beginning("My brother"),
        Beginning("I have a"),
        Beginning("When I was a child,"),
    ),
    "sums in steps": (
        Beginning("Sum: twelve plus fifty.", " Answer: sixty-two."),
        Beginning("Sum: sixty plus twenty.", " Answer: eighty."),
        Beginning("Sum: eleven plus twenty-four.", " Answer: thirty-five."),
        Beginning("Sum: forty plus thirty-five.", " Answer: seventy-five."),
        Beginning("Sum: forty-two plus fifteen.", " Answer: fifty-seven."),
    ),
    "letters and notices": (
        Beginning("Dear Sir or Madam,"),
        Beginning("Dear Anna,"),
        Beginning("Hey Carl,"),
        Beginning("Public notice about sport"),
        Beginning("Weather report for Monday"),
    ),
    "recipes and verses": (
        Beginning("A recipe for chocolate cake"),
        Beginning("How to make apple pie"),
        Beginning("A poem about winter"),
        Beginning("A haiku about the sea"),
        Beginning("A song about the river"),
    ),
    "lines learned by heart": (
        Beginning("To be or not to", " be, that is the question."),
        Beginning("It was the best of times,", " it was the worst of times,"),
        Beginning("Twinkle, twinkle, little", " star,\nHow I wonder what you are!"),
        Beginning("Mary had a little", " lamb,\nIts fleece was white as snow,"),
        Beginning("I wandered lonely as", " a cloud\nThat floats on high"),
    ),
}


def yardstick(texts: Sequence[np.ndarray], share: float) -> list[float]:
    """For beginnings of 1 ... N tokens: the mean surprise a token that this share of the texts stays below. Args:
    texts, the bits (T,) of each.
    """
    return [
        float(np.quantile([bits[:n].mean() for bits in texts if len(bits) >= n], share))
        for n in range(1, _longest(texts) + 1)
    ]


def _longest(texts: Sequence[np.ndarray]) -> int:
    return min(LONGEST, max(map(len, texts)))


def analyse(specimen: "Specimen") -> dict[str, Any]:
    """beginnings.json: the yardstick from every other held-out text of the program, tried on the rest; visitors'
    sentences; beginnings that work.
    """
    run, model = specimen.run, specimen.run.model()
    program, stories = ([bits(model, ids[:-1]) for ids in kind.ids] for kind in (specimen.all_held_out, specimen.house))
    made, tried = program[::2], program[1::2]
    table: dict[str, Any] = {
        "share": FAR,
        "program": {"texts": len(made), "middle": yardstick(made, 0.5), "far": yardstick(made, FAR)},
    }
    table["alarms"] = {"texts": len(tried), "share": alarms(table, tried)}
    if stories:
        table["stories"] = {"texts": len(stories), "middle": yardstick(stories, 0.5), "share": alarms(table, stories)}
    typed = [sentence.beginning for sentence in visitors.sentences()]
    table["visitors"] = [
        {"beginning": text, "unknown": run.tokenizer.unknown_words(text), **cost(specimen, text)} for text in typed
    ]
    # judged without torch
    table["ready"] = [{"prompt": text, **cost(specimen, text)} for text in dict.fromkeys((*HOME_PROMPTS, *OUTSIDE, *SENTENCES))]
    table["steps"] = run.steps
    table["kinds"] = [{"kind": kind, "beginnings": [tried_out(specimen, beginning) for beginning in beginnings]}
                      for kind, beginnings in BEGINNINGS.items()]
    return {"beginnings": table}


def alarms(table: Mapping[str, Any], texts: Sequence[np.ndarray]) -> list[float]:
    """The share of beginnings of 1, 2, ... tokens that would be called far."""
    return [
        float(np.mean([far(table, n, bits[:n].mean()) for bits in texts if len(bits) >= n]))
        for n in range(1, _longest(texts) + 1)
    ]


def cost(specimen: "Specimen", text: str) -> dict[str, Any]:
    """How many tokens a beginning has, and its bits a token for the trained model."""
    from core.model.prompt import prompt_ids

    run = specimen.run
    each = bits(run.model(), prompt_ids(run.tokenizer, text, run.config.model.n_ctx))
    return {"tokens": len(each), "bits": float(each.mean())}


def tried_out(specimen: "Specimen", beginning: Beginning) -> dict[str, Any]:
    """A beginning with its cost, what the trained model goes on with (always the likeliest token), and what each
    checkpoint draws by lot (C,).
    """
    from core.model.prompt import continuation, prompt_ids
    from core.model.sampling import generate

    run = specimen.run
    ids, end = prompt_ids(run.tokenizer, beginning.text, run.config.model.n_ctx), run.tokenizer.end_id
    likeliest = continuation(run.tokenizer, ids, list(generate(run.model(), ids, ANSWER, temperature=0, end_id=end)))
    return {
        "prompt": beginning.text,
        **cost(specimen, beginning.text),
        "right": beginning.right,
        "likeliest": likeliest,
        "texts": drawn(specimen, ids),
    }


def drawn(specimen: "Specimen", ids: Sequence[int]) -> list[str]:
    """What each checkpoint goes on with after these ids (C,), drawn by lot as the landing page draws."""
    from core.model.prompt import continuation
    from core.model.sampling import dice, generate

    run = specimen.run
    rows = (
        generate(model, ids, WRITES, dice(SEED, ids), TEMPERATURE, None, TOP_P, run.tokenizer.end_id)
        for _, model in specimen.models()
    )
    return [continuation(run.tokenizer, ids, list(row)) for row in rows]
