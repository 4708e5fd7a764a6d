"""What a run reaches: loss over its floor, skills, plain facts, everyday sums, visitors' words, and its own sentences.

    python tests/bench/specimen.py [RUN]

Prints one JSON object. The text is written again from the run's config, which takes half a minute.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from core.config import ASSETS
from core.corpus import visitors
from core.corpus.build import build
from core.corpus.house_authors import split_words
from core.model.sampling import dice, generate
from core.runs.store import Run, open_run

FACTS = ASSETS / "probes" / "plain_facts.txt"
SUMS = ("{a} plus {b} is", "{a} and {b} make", "What is {a} plus {b}?")
NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
PAIRS = ((2, 2), (3, 4), (5, 1), (6, 3), (2, 7), (4, 4), (1, 1), (8, 2))
SAMPLES, LENGTH = 20, 40  # sentences of its own, and their tokens
TEMPERATURE = 0.7


def goes_on(run: Run, text: str, seed: int = 0, temperature: float = 0.0, most: int = 6) -> str:
    """How the last checkpoint goes on after a text, the text left out."""
    model, tokenizer = run.model(run.steps[-1]), run.tokenizer
    ids = [tokenizer.end_id, *tokenizer.encode(text)] if text else [tokenizer.end_id]
    written = generate(model, ids, most, dice(seed, ids), temperature, end_id=tokenizer.end_id)
    return tokenizer.decode([*ids[1:], *written])[len(text):].strip()


def first_word(text: str) -> str:
    return (split_words(text) or [""])[0]


def main() -> None:
    run = open_run(sys.argv[1] if len(sys.argv) > 1 else "base")
    facts = {one.beginning: (one.rest.lower().split(", "), goes_on(run, one.beginning)) for one in visitors.sentences(FACTS)}
    sums = {form: [goes_on(run, form.format(a=NUMBERS[a], b=NUMBERS[b]).capitalize()) for a, b in PAIRS] for form in SUMS}
    read = build(run.config.corpus).word_counts()
    typed = [one.beginning for one in visitors.sentences()]
    print(json.dumps({
        "held-out loss over its floor": round(run.table("losses")["over_floor"], 3),
        "facts right first": f"{sum(first_word(said) in right for right, said in facts.values())} of {len(facts)}",
        "facts": {begun: said for begun, (_, said) in facts.items()},
        "sums right first": {form: f"{sum(first_word(said) == NUMBERS[a + b] for (a, b), said in zip(PAIRS, found, strict=True))} of {len(PAIRS)}"
                             for form, found in sums.items()},
        "beginnings with a word never read": f"{sum(any(not read[word] for word in split_words(one)) for one in typed)} of {len(typed)}",
        "skills": {one["family"]: f"{one['right'][-1]} of {one['n']}" for one in run.table("skills")["families"]},
        "its own": [goes_on(run, "", seed, TEMPERATURE, LENGTH) for seed in range(SAMPLES)],
    }, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
