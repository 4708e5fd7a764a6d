"""What the grown-up said to our questions, as it ships in assets/grown_up: SmolLM2-135M-Instruct, a model of other
people.

core.analyses.grown_up asked it, once; every file names the model, the hash of its file and the day. Needs no torch.

Letters: L its layers, N words of the map both models have as one token.
"""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import safetensors.numpy

from core.config import ASSETS
from core.errors import DamagedFile

FOLDER = ASSETS / "grown_up"
SUBJECTS = ("prompts", "chat", "countries", "sums", "skills", "lines", "map")
CALLED = "SmolLM2"  # on the pages
TOP = 40  # likeliest next tokens that are kept of a prompt
IDENTITY = ("model", "maker", "licence", "file", "sha256", "made_at", "parameters", "n_layers")
# words of one who doubts
DOUBTS = ("not exist", "no such", "fiction", "imaginary", "not know", "n't know", "not sure", "not aware", "no country")
# Beginnings outside the small world, each with a word that it never has, which the landing page offers where the grown-up stands beside ours.
OUTSIDE = (
    "The president of the United States",
    "Shakespeare wrote the play",
    "Artificial intelligence will",
    "Einstein was born in",
    "The economy is",
    "The movie was about",
)


def table(subject: str, folder: Path = FOLDER) -> dict[str, Any]:
    """What it said on one of SUBJECTS. Raises DamagedFile, in one sentence, if the file is missing or isn't as written.
    """
    path = folder / f"{subject}.json"
    try:
        found = orjson.loads(path.read_bytes())
        if not isinstance(found, dict) or not all(found.get(name) for name in IDENTITY):
            raise ValueError("it doesn't say which model it is of")
    except (OSError, ValueError) as error:
        raise DamagedFile(f"What {CALLED} said on {subject} can't be read ({error}). "
                          f"Restore {path.name}, or make it again: python -m core grown-up") from error
    return found


def places(folder: Path = FOLDER) -> dict[str, np.ndarray]:
    """Its map: places (N, 2) float32, in our map's frame; nearest (N, 5), the numbers of the nearest words; hundredths
    (N (N - 1) / 2,), see `similarity`. Raises DamagedFile.
    """
    path = folder / "map.safetensors"
    try:
        return safetensors.numpy.load(path.read_bytes())
    except Exception as error:  # safetensors raises its own, and OSError
        raise DamagedFile(f"The map of {CALLED} can't be read ({error}). Restore {path.name}, or make it again: "
                          "python -m core grown-up") from error


def of_prompt(prompts: Mapping[str, Any], text: str) -> dict[str, Any] | None:
    """What it said after a beginning; None where it wasn't asked. prompts: table("prompts")."""
    return next((one for one in prompts["prompts"] if one["prompt"] == text), None)


def similarity(hundredths: np.ndarray, first: int, second: int, count: int) -> float:
    """The similarity of two of `count` words, -1 to 1, to a hundredth.  Args: hundredths, of word 0 with 1, 2, ...,
    then of 1 with 2, ...

    >>> similarity(np.array([52, -16, 30], np.int8), 2, 1, 3)
    0.3
    """
    low, high = sorted((first, second))
    return 1.0 if low == high else int(hundredths[low * (2 * count - low - 1) // 2 + high - low - 1]) / 100


def in_short(country: str, text: str) -> str:
    """What it names as a country's capital, without the sentence around it; the sentence's beginning if it names none
    so.

    >>> in_short("Lumeria", "The capital of Lumeria is the city of Luminaria.")
    'Luminaria'
    >>> in_short("Italy", " Rome.\\n\\nThe Roman Empire was")
    'Rome'
    """
    said = re.split(r"[.,\n]", text.strip().removeprefix(f"The capital of {country} is "))[0]
    return re.sub(r"^(the|a) city(-state)? (of|called) ", "", said.strip())


def doubts(text: str) -> bool:
    """Whether an answer says that it doubts, or doesn't know.

    >>> doubts("There is no such country."), doubts("The capital of Kaldonia is Nova Haven.")
    (True, False)
    >>> doubts("A large, ancient city, known as")
    False
    """
    return any(word in text.lower() for word in DOUBTS)


def begun(line: str, opening: str, goes_on: str) -> int:
    """How many characters of what it goes on with are whole words of the line, from the first on.

    >>> begun("To be or not to be, that is", "To be or not to", " be, but it is")
    4
    """
    rest = line[len(opening):]
    same = next(
        (at for at, (a, b) in enumerate(zip(rest, goes_on, strict=False)) if a != b), min(len(rest), len(goes_on))
    )
    if same == len(rest) or (same < len(goes_on) and rest[same].isspace() and goes_on[same].isspace()):
        return same
    return max(goes_on.rfind(" ", 0, same + 1), goes_on.rfind("\n", 0, same + 1), 0)


def settled(tokens: list[str]) -> int:
    """After how many layers the final answer leads for good, 0 for from the start.

    Args: tokens (L + 1): its likeliest token after 0, 1, ... L layers.

    >>> settled([" and", " the", " Paris", " Paris"])
    2
    """
    return max((depth + 1 for depth, token in enumerate(tokens) if token != tokens[-1]), default=0)


def named(found: Mapping[str, Any]) -> str:
    """Which model a table is of, and when it was asked, as it is written under a picture.

    >>> named({"model": "SmolLM2-135M-Instruct", "maker": "Hugging Face", "made_at": "2026-11-28"})
    'SmolLM2-135M-Instruct by Hugging Face, asked on 28 November 2026'
    """
    day = date.fromisoformat(found["made_at"])
    return f"{found['model']} by {found['maker']}, asked on {day.day} {day:%B %Y}"
