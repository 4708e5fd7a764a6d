"""Typed text in the browser: whatever it holds, the page shows exactly that, and nothing comes to life; in every place of every page."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pages.shared.escape import JOINER, visible
from tests import markup

from .conftest import serving

OWN = {"heading": ["a", "h3", "span", "span", "svg"], "bold": ["strong"], "directive": ["span"]}  # what a place itself is made of
AROUND = {"heading": "“{}” stands here", "sentence": "After “{}” come {} 9.5 % and 3."}
READ = """
() => {
  const alive = "a,img,strong,em,del,s,code,pre,h1,h2,h3,h4,h5,h6,ul,ol,li,blockquote,table,sup,sub,br,hr,input,svg,.katex,span,details,b,i,section"
  const told = element => [element.textContent, [...element.querySelectorAll(alive)].map(each => each.localName)]
  const found = []
  for (const place of document.querySelectorAll("[class*='st-key-']")) {
    const name = [...place.classList].map(one => one.match(/^st-key-([a-z]+)-(\\d+)$/)).find(Boolean)
    const last = [...place.querySelectorAll("[data-testid=stMarkdownContainer], [data-testid=stCaptionContainer]")].at(-1)
    if (name && last) found.push([name[1], +name[2], ...told(last)])
  }
  document.querySelectorAll("th").forEach((head, number) => found.push(["head", number, ...told(head)]))
  document.querySelectorAll("td:first-child").forEach((cell, number) => found.push(["cell", number, ...told(cell)]))
  return found
}
"""


def faults(texts: list[str], in_places: list[str], visit: Any, folder: Path) -> Iterator[tuple[str, str, str, list[str]]]:
    """What is not shown as it was typed, (place, typed, shown, what came to life): texts as paragraphs, some also in every kind of place."""
    heads = list(dict.fromkeys(in_places))
    file = folder / "texts.json"
    file.write_text(json.dumps({"paragraphs": texts, "places": in_places, "heads": heads}), encoding="utf-8")
    with serving(script="tests/served/markup_app.py", NUDGE_TEST_TEXTS=str(file)) as address:
        page = visit(address)
        page.wait_for_function("count => document.querySelectorAll('td:first-child').length == count", arg=len(in_places))
        page.wait_for_timeout(2_000)  # a formula would be drawn by a library that comes late
        found = page.evaluate(READ)
    assert len(found) == 3 * len(texts) + 13 * len(in_places) + 1 + len(heads)
    for place, number, shown, alive in found:
        if place == "head" and number == 0:
            continue  # our own word
        typed = {"paragraph": texts, "sparing": texts, "sentence": texts, "head": ["", *heads]}.get(place, in_places)[number]
        read = re.sub(f"[{JOINER}\u2068\u2069]", "", shown).replace("\u00a0", " ")
        if read != AROUND.get(place, "{}").replace("{}", visible(typed).replace("\u00a0", " ")) or sorted(alive) != OWN.get(place, []):
            yield place, typed, read, alive


def test_any_text_is_shown_exactly_and_nothing_of_it_comes_to_life(visit, tmp_path):
    assert list(faults(markup.texts(1, 300), markup.texts(2, len(markup.KINDS) + 20)[::4], visit, tmp_path)) == []
