"""Typed text in the browser: whatever it holds, the page shows exactly that, and nothing comes to life; in every place of every page."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pages.shared.frame import steps
from pages.shared.text.escape import JOINER, visible
from tests import markup

from .conftest import serving, settle

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


# Every page ---------------------------------------------------------------------------------------------------------

TYPED = [  # each with at most thirty tokens and forty characters, which is what all boxes and charts have room for
    "**zq** [zq](//zq) `zq` :red[zq]",
    "<b>zq</b> &lt;zq $zq$ :smile:",
    "# zq ![zq](/zq) -> www.zq.zq",
]
SHOWING = "just show me"
# Page: its link; what is tapped before, as text in a place; the boxes; what is tapped after each text; how often the whole text is shown then.
PAGES: dict[str, tuple[str, list[tuple[str, str]], list[str], list[tuple[str, str]], int]] = {
    "home": ("?step=3", [], ["home-prompt"], [], 2),
    "fill_in_the_blank": ("", [], ["fill_in_the_blank-own0"], [], 2),
    "layers": ("", [], ["layers-prompt"], [], 0),
    "parameters": ("?prompt=The dog&step=6", [("parameters-beginning", "Another beginning")], ["parameters-prompt"], [], 1),
    "training": ("?step=1&rate=0.03", [], ["training-text"], [], 0),
    "meaning": ("?step=5", [], ["meaning-first"], [], 1),
    "memory": ("?step=2", [], ["memory-prompt"], [], 1),
    "skills": (f"?step={steps.number('skills', 'pair')}", [], ["skills-first", "skills-second"], [("skills-pair_None", "Just show me")], 0),
    "data": ("?step=4", [], ["data-search"], [], 0),
    "glossary": ("", [], ["glossary-find"], [], 0),
}
FOUND = """
typed => {
  const roots = [document]
  for (const root of roots) for (const each of root.querySelectorAll("*")) if (each.shadowRoot) roots.push(each.shadowRoot)
  const all = roots.flatMap(root => [...root.querySelectorAll("*")])
  const made = "strong,em,b,i,del,s,code,h1,h2,h3,h4,h5,h6,li,sup,tspan,.stMarkdownColoredText,.stMarkdownBadge"
  const loaded = "[href*=zq]:not([href^='#'],[href^='data:']),[src*=zq],img[alt*=zq],.katex"
  const alive = all.filter(each => each.matches(loaded) || (each.matches(made) && /^zq/.test(each.textContent)))
  const text = roots.map(root => (root.body ?? root).textContent).join(" ").replace(/[\\u2060\\u2068\\u2069]/g, "").replaceAll("\\u00a0", " ")
  const spoken = all.flatMap(each => [each.ariaLabel, each.title]).filter(told => told?.includes("zq"))
  return { alive: alive.map(each => each.outerHTML.slice(0, 200)), shown: text.split(typed).length - 1, spoken }
}
"""


def tap(page: Any, place: str, name: str) -> None:
    page.locator(f".st-key-{place}").get_by_text(name, exact=True).click()
    settle(page)


def fill(page: Any, box: str, text: str) -> None:
    field = page.locator(f".st-key-{box} input")
    field.fill(text)
    field.press("Enter")
    settle(page)


@pytest.mark.parametrize("slug", PAGES)
def test_nothing_that_is_typed_comes_to_life_anywhere_on_a_page_nor_makes_a_phone_wider(slug, server, visit):
    link, before, boxes, after, often = PAGES[slug]
    page = visit(f"{server}/{slug if slug != 'home' else ''}{link}")
    for place, name in before:
        tap(page, place, name)
    for text in TYPED:
        for number, box in enumerate(boxes):
            fill(page, box, f"{text} z" if number and slug == "skills" else text)
        for place, name in after:
            tap(page, place, name)
        page.wait_for_function(f"([typed, often]) => ({FOUND})(typed).shown >= often", arg=[text, often], polling=200)  # it reads the whole page
        found = page.evaluate(FOUND, text)
        assert found["alive"] == []
        assert not [told for told in found["spoken"] if "\\" in told or JOINER in told]
        assert "has room for" not in page.locator("[data-testid=stMain]").inner_text()
    page.set_viewport_size({"width": 360, "height": 740})
    for number, box in enumerate(boxes):
        fill(page, box, "zq" * (30 + number))  # a word without end
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
