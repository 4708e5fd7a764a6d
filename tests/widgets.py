"""What can be used on a page, read from the messages of Streamlit's protocol."""

from typing import Any, NamedTuple


class Widget(NamedTuple):
    """Something that can be used: kind is the name of its message; options, what can be chosen; low and high, the ends of a range."""

    id: str
    kind: str
    fragment: str
    options: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 0.0
    step: float = 1.0


def usable(fragment: str, element: Any) -> Widget | None:
    """The widget that an element is, or a block; None where there is nothing to be used."""
    kind = element.WhichOneof("type")
    shown = getattr(element, kind) if kind else None
    if not getattr(shown, "id", "") or getattr(shown, "disabled", False):
        return None
    if kind == "button_group":
        return None if shown.click_mode else Widget(shown.id, kind, fragment, tuple(option.content for option in shown.options))
    if kind == "slider" and shown.options:
        return Widget(shown.id, "select_slider", fragment, tuple(shown.options))
    if kind in ("slider", "number_input"):
        return Widget(shown.id, kind, fragment, (), shown.min, shown.max, shown.step)
    if kind in ("selectbox", "radio"):
        return Widget(shown.id, kind, fragment, tuple(shown.options))
    return Widget(shown.id, kind, fragment) if kind in ("text_input", "button", "expandable") else None
