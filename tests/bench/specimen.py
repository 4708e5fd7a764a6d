"""What issue 15 asks of a run, beside what the run reaches: loss, skills, plain facts, visitors' words, and its own sentences.

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
    skills = {one["family"]: one for one in run.table("skills")["families"]}
    lines = [line.split("|") for line in FACTS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    facts = {begun.strip(): ([word.strip().lower() for word in right.split(",")], goes_on(run, begun.strip())) for begun, right in lines}
    corpus = build(run.config.corpus)
    read = set(corpus.word_counts())
    typed = [sentence.beginning for sentence in visitors.sentences()]
    sums = {form: [goes_on(run, form.format(a=NUMBERS[a], b=NUMBERS[b]).capitalize()) for a, b in PAIRS] for form in SUMS}
    right = {form: sum(NUMBERS[a + b] in split_words(said)[:4] for (a, b), said in zip(PAIRS, found, strict=True)) for form, found in sums.items()}
    print(json.dumps({
        "facts right first": f"{sum(first_word(said) in right for right, said in facts.values())} of {len(facts)}",
        "facts": {begun: said for begun, (_, said) in facts.items()},
        "sums right": {form: f"{count} of {len(PAIRS)}" for form, count in right.items()},
        "beginnings with a word never read": f"{sum(any(word not in read for word in split_words(one)) for one in typed)} of {len(typed)}",
        "skills": {family: f"{one['right'][-1]} of {one['n']}" for family, one in skills.items()},
        "its own": [goes_on(run, "", seed, TEMPERATURE, LENGTH) for seed in range(SAMPLES)],
    }, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
