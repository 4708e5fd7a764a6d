"""The box for a prompt, suggestions above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pages.shared.frame import url
from pages.shared.widgets import beginnings, box


def prompt_input(
    key: str, label: str, suggestions: Sequence[str], longest: int,
    *, pills: str, typed: str = "Or type your own", **given: Any,
) -> str:
    """The prompt that the reader has picked or typed.

    Args:  key, of the box ("layers.prompt");  label, above the suggestions;  longest, in characters;  pills, the key of
           the suggestions;  typed, above the box;  given, for the suggestions, as `box.suggest` takes it.
    """
    box.suggest(label, suggestions, key, key=pills, **given)
    return box.text_input(typed, key=key, max_chars=longest, persist_state="session")


def chapter_prompt(key: str, label: str, suggestions: Sequence[str], longest: int) -> str:
    """The same for a chapter's one prompt, which a link may bring, with a drawer of what the model can go on with below
    it. The first suggestion is there to begin with, and then not in the address.
    """
    chapter, first = key.partition(".")[0], suggestions[0]
    url.bind(key, url.text("prompt", first, longest), "prompt")
    prompt = prompt_input(key, label, suggestions, longest, pills=f"{chapter}.suggestion")
    beginnings.drawer(key, key=f"{chapter}.beginnings")
    url.put(prompt=prompt if prompt != first else None)
    return prompt
