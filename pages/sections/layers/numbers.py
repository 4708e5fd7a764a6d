"""The state at which the walk rests, as a table."""

from __future__ import annotations

from core.formatting import percent, signed
from pages.sections.layers import place, play
from pages.sections.layers.play import SLUG
from pages.sections.layers.walk_packed import changed, token_names
from pages.shared.frame.moment import moment_on
from pages.shared.loading import caches
from pages.shared.text import prose
from pages.shared.text.wording import quoted_token
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table


def the_numbers(step: str) -> None:
    with drawer("The numbers of this place", key=f"{SLUG}.numbers_{step}") as opened:
        if opened:
            prose.show(SLUG, "numbers", width=play.shape()["d_model"])
            the_table(step, play.readable())


def the_table(step: str, text: str) -> None:
    """The state at which the walk rests, as a table: what would be said, how much it changes, all its numbers."""
    found, at, tokenizer = play.walked(caches.BASE, moment_on(), text), place.now(step, text), caches.tokenizer()
    state, names = found.steps[at["state"]], token_names(found, tokenizer)
    columns: dict[str, list[str]] = {"token": names}
    if state.numbers is None:
        columns["id"] = [f"{id:,}" for id in found.ids.tolist()]
    if state.change is not None:
        columns["changed"] = [changed(float(share)) for share in state.change]
    if state.stream is not None:
        columns["it would say"] = [
            ", ".join(
                f"{quoted_token(tokenizer.token(int(id)))} {percent(float(share))}"
                for id, share in zip(*row, strict=True)
            )
            for row in zip(found.top_ids[state.stream], found.top_probs[state.stream], strict=True)
        ]
    if state.stage == "attn_pattern":
        pattern = state.numbers[at["head"]]
        columns |= {
            f"{place}: {name}": [
                percent(float(share)) if place <= row else "" for row, share in enumerate(pattern[:, place])
            ]
            for place, name in enumerate(names)
        }
    elif state.stage in ("logits", "probs"):
        write = percent if state.stage == "probs" else (lambda score: signed(score, ".1f"))
        columns |= {
            f"{place + 1}.": [
                f"{quoted_token(tokenizer.token(int(id)))} {write(float(value))}"
                for id, value in zip(found.candidates[:, place], state.numbers[:, place], strict=True)
            ]
            for place in range(state.numbers.shape[1])
        }
    elif state.numbers is not None:
        columns |= {
            str(place + 1): [signed(float(value), ".2f") for value in state.numbers[:, place]]
            for place in range(state.numbers.shape[1])
        }
    number_table(columns)
