"""Combinations that the training text held back: a kind of text and a topic that each stand in it, but never together;
and what is written on them.

    combinations(edition)[0] -> Combination("recipe", "carrot cake", "A recipe for carrot cake\n")
"""

from dataclasses import dataclass
from functools import cache

import torch

from core.corpus import build
from core.corpus.draw import Draw
from core.corpus.genres import recipes
from core.model.prompt import continuation, prompt_ids
from core.model.sampling import generate
from core.model.tokenizer import Tokenizer
from core.model.transformer import Transformer

FIRST = ("haiku", "recipe", "poem", "notice")
TEMPERATURE, TOP_P, TOKENS = 0.8, 0.95, 120


@dataclass(frozen=True)
class Combination:
    """A kind of text, a topic that it never had in the training text, the line that such a text begins with, and one by
    the program itself.
    """

    kind: str
    topic: str
    prompt: str
    by_program: str


@cache
def combinations(edition: int) -> tuple[Combination, ...]:
    """In an edition of the program, every held-out topic of every kind of text that opens with a line of its own, the
    short kinds first, and every held-out recipe.
    """
    found = []
    for dish, main in sorted(recipes.HELD_OUT_PAIRS):
        made = next(made for made in recipes.DISHES if made.name == dish)
        opening = f"A recipe for {main} {dish}\n"
        rest = recipes.recipe(Draw(f"combination {main} {dish}"), made, main).partition("\n")[2]
        found.append(Combination("recipe", f"{main} {dish}", opening, opening + rest))
    for genre in build.all_genres(edition):
        for topic in genre.held_out_topics:
            text = _written(genre, topic)
            opening, joint, _ = text.partition("\n")
            if joint and len(opening) < 80:
                found.append(Combination(genre.name, topic, opening + joint, text))
    return tuple(sorted(found, key=lambda one: (FIRST.index(one.kind) if one.kind in FIRST else len(FIRST))))


def _written(genre, topic: str) -> str:
    """What the program writes for a combination that it keeps out of the training text."""
    draw = Draw(f"combination {genre.name} {topic}")
    while (text := genre.write(draw, topic)) is None:
        pass
    return text


def write_on(model: Transformer, tokenizer: Tokenizer, prompt: str, seed: int) -> str:
    """What the model writes after a prompt, from seeded dice: the continuation alone. Raises BadInput."""
    ids = prompt_ids(tokenizer, prompt, model.config.n_ctx)
    rng = torch.Generator().manual_seed(seed)
    new = generate(
        model, ids, min(TOKENS, model.config.n_ctx - len(ids)), rng, TEMPERATURE, None, TOP_P, tokenizer.end_id
    )
    return continuation(tokenizer, ids, list(new))
