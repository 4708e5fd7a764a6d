"""A page as Streamlit's own tester opens it, inside the frame."""

import json
import re
from collections.abc import Iterator, Mapping
from copy import copy
from functools import cache
from pathlib import Path
from threading import Event
from typing import Any

from streamlit.components.v2 import manifest_scanner
from streamlit.navigation import page
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.scriptrunner import ScriptRunner, ScriptRunnerEvent
from streamlit.testing.v1 import AppTest, app_test, local_script_runner

from pages.shared.frame import kept

ROOT = Path(__file__).resolve().parents[1]
# Each tester looks through all installed packages for components of theirs, for 0.1 s of processor time (Streamlit 1.67); one look is enough.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
# It asks a thousand times a second whether the script has come to its end, and takes the script's time for it; the script says so itself.
asks_often = local_script_runner.require_widgets_deltas

# Of what it makes anew for each run, what is the same each time is made once: a script is read, a page of the folder looked at, a runtime set up.
local_script_runner.ScriptCache = cache(local_script_runner.ScriptCache)
app_test.MagicMock = cache(app_test.MagicMock)
looked_at = cache(page._create_page)
page._create_page = lambda path, **named: copy(looked_at(path, **named))


def waits(runner: local_script_runner.LocalScriptRunner, timeout: float = 3) -> None:
    ended = Event()

    def heard(_: ScriptRunner, event: ScriptRunnerEvent, **more: Any) -> None:
        if event == ScriptRunnerEvent.SHUTDOWN:
            ended.set()

    runner.on_event.connect(heard, weak=False)
    if not runner.script_stopped():
        ended.wait(timeout)
    asks_often(runner, 0.1)  # what it does where the script is late


local_script_runner.require_widgets_deltas = waits
# What a page hands to the browser to keep is no part of what it shows, and here is no browser; tests/pages/shared/test_kept.py puts it back.
hand_over, kept._store = kept._store, lambda **_: None

# Fragments that began inside another one, however they came there, on any page that a test has opened;
# tests/conftest.py fails that test.
NESTED: list[str] = []
register = MemoryFragmentStorage.register


def watched(
    storage: MemoryFragmentStorage, fragment_id: str, work: Any, *, parent_fragment_id: str | None = None, **named: Any,
) -> None:
    if parent_fragment_id is not None:
        NESTED.append(f"{named.get('target_key') or fragment_id} began inside another fragment")
    register(storage, fragment_id, work, parent_fragment_id=parent_fragment_id, **named)


MemoryFragmentStorage.register = watched


def opened(slug: str, *, before: Mapping[str, Any] | None = None, **query: str) -> AppTest:
    """A chapter opened by a link with this query, by a reader who comes with this session state."""
    test = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=300)
    for name, value in (before or {}).items():
        test.session_state[name] = value
    for name, value in query.items():
        test.query_params[name] = value
    return test.switch_page(f"pages/{slug}.py").run()


def sent(test: AppTest) -> list[dict]:
    """What each component on the page was given."""
    given = (json.loads(part.proto.json) for part in test.get("bidi_component"))
    return [each[0] if isinstance(each, list) else each for each in given]


def tables(test: AppTest) -> list[dict[str, list[str]]]:
    """Every table on the page as a reader sees it: its columns by name."""
    found = (re.findall(r"^\| (.*) \|$", part.value, re.MULTILINE) for part in test.markdown if part.value.startswith("| "))
    parted = ([re.split(r"(?<!\\) \| ", row) for row in rows] for rows in found)
    return [{_read(name): [_read(row[place]) for row in rows] for place, name in enumerate(names)} for names, _, *rows in parted]


def _read(cell: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", cell)


def is_well(test: AppTest) -> None:
    assert not test.exception
    assert not [error.value for error in test.error]


def strings(test: AppTest) -> Iterator[tuple[str, str]]:
    """All text that a page sends to the browser, each with its field, such as ("Markdown.body", "A **cat**"); bytes one letter each."""
    def within(message: Any) -> Iterator[tuple[str, str]]:
        for field, value in message.ListFields():
            name = f"{message.DESCRIPTOR.name}.{field.name}"
            mapped = field.message_type is not None and field.message_type.GetOptions().map_entry
            for one in value.values() if mapped else value if field.is_repeated else [value]:
                if isinstance(one, str | bytes):
                    yield name, one if isinstance(one, str) else one.decode("latin1")
                elif hasattr(one, "ListFields"):
                    yield from within(one)

    def below(node: Any) -> Iterator[tuple[str, str]]:
        if hasattr(getattr(node, "proto", None), "ListFields"):
            yield from within(node.proto)
        for child in getattr(node, "children", {}).values():
            yield from below(child)
    yield from below(test._tree)
