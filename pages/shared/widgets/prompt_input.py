"""The box for a chapter's prompt: suggestions above it, a drawer with what the model can go on with below it."""

from __future__ import annotations

from collections.abc import Sequence

from pages.shared.frame import url
from pages.shared.widgets import beginnings, box


def prompt_input(key: str, label: str, suggestions: Sequence[str], longest: int) -> str:
    """The prompt that the reader has picked, typed or come with; the first suggestion to begin with, and then not in
    the address.

    Args:  key, of the box ("layers.prompt");  label, above the suggestions;  longest, in characters.
    """
    chapter, first = key.partition(".")[0], suggestions[0]
    url.bind(key, url.text("prompt", first, longest), "prompt")
    box.suggest(label, suggestions, key, key=f"{chapter}.suggestion")
    prompt = box.text_input("Or type your own", key=key, max_chars=longest, persist_state="session")
    beginnings.drawer(key, key=f"{chapter}.beginnings")
    url.put(prompt=prompt if prompt != first else None)
    return prompt
