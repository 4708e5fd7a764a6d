"""Every chapter opened, asked to show all that it has, and typed into: in a process that has done nothing else (tests/pages/test_use.py)."""

import logging
import sys

from streamlit.runtime.caching import cache_resource_api
from streamlit.testing.v1 import AppTest

from pages.shared.frame.chapters import chapters
from pages.shared.frame.steps import STEPS
from pages.shared.loading import background, held
from pages.shared.widgets.guess import SKIP
from tests.opening import NESTED, opened, tables
from tests.weight import Weight, weighs_what_it_shows

TEXT = "The old dog of the king ran out of the house and into the garden with Anna and a bag"
LIBRARIES = {"pandas", "pyarrow"}  # that tables could be made with


def every_chapter() -> dict:
    """What came of it. wrong: errors, and fragments inside others; tables: how many were shown; libraries: those of LIBRARIES that were loaded;
    weighed: what the pages have remembered, by name; heavy: those that keep alive more than they show, (bytes kept, bytes shown)."""
    weights: list[tuple[str, Weight]] = []
    wrong: list[str] = []
    usual = cache_resource_api.ResourceCache.write_result

    def weighed(self, key, value, *rest, **more):
        weights.append((self.display_name.rpartition(".")[2], Weight(value)))
        return usual(self, key, value, *rest, **more)

    class Listens(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            wrong.append(self.format(record))

    logging.getLogger("nudge").addHandler(Listens(logging.ERROR))
    cache_resource_api.ResourceCache.write_result = weighed
    shown = sum(_use(entry.slug, wrong) for entry in chapters())
    libraries = sorted(LIBRARIES & set(sys.modules))
    weights += [(each.__name__, Weight(value)) for each in held._EVERY for _, value in each._kept.values()]
    heavy = {name: (weight.kept, weight.shown) for name, weight in weights if not weighs_what_it_shows(weight)}
    return {"wrong": wrong + NESTED, "tables": shown, "libraries": libraries, "weighed": sorted({name for name, _ in weights}), "heavy": heavy}


def _use(slug: str, wrong: list[str]) -> int:
    """Walk through a chapter, and at each step ask to be shown, open every drawer, and type into every box; how many tables
    stood there.
    """
    test, shown = opened(slug), 0
    for number in range(1, len(STEPS[slug]) + 1):
        if number > 1:
            test.button(key=f"{slug}.step_on").click().run()
        for choice in test.get("button_group"):
            if SKIP in getattr(choice, "options", ()):
                choice.set_value([SKIP] if isinstance(choice.value, list) else SKIP)
        for drawer in test.get("expander"):
            test.session_state[drawer.proto.id.split("-")[-1]] = True
        test.run()
        shown += len(tables(test))
        _type(test, slug)
        wrong += [f"{slug}, step {number}: {each.value}" for each in [*test.exception, *test.error]]
    return shown


def _type(test: AppTest, slug: str) -> None:
    if slug == "memory":
        background.reading_up().join()
    for box in test.text_input:
        box.set_value("bread" if "own" in box.key or slug in ("meaning", "glossary") else TEXT)
    if len(test.text_input):
        test.run()
