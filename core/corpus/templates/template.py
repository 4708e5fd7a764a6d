"""Sentences with choices in them: a small notation for the small world's templates.

    [cold|wet*3|]        one of the alternatives, here the second three times as likely as the others; one may be empty
    <animal>             one line of the rule of that name; it may hold choices itself
    <pet=animal>         the same, and from then on {pet} is what was chosen
    {pet}  {^pet}        a slot; ^ gives it a capital letter
    {s:pet}              its plural

`tell` writes a text and then sees to "a" or "an" and to capital letters at the start of sentences, so that no template has to.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from core.corpus.draw import Draw
from core.corpus.english.grammar import Pronouns, capitalised
from core.corpus.english.lexicon import MEN, WOMEN, plural
from core.corpus.world.facts import Person, people

Rules = Mapping[str, Sequence[str]]

_MARK = re.compile(r"[\[\]|]|<(?:(\w+)=)?(\w+)>|\{(\^|s:)?(\w+)\}|\*(\d+)(?=[|\]])")
_VOWEL = re.compile(r"\b([Aa]) (?=(?:[aeioAEIO]|u(?!ni|se)|hour|honest)(?!ne\b|nce\b|urope))")
_GAP = re.compile(r" +( |\n|[.,?!;:])")
_START = re.compile(r'((?:(?:^|[.?!] |\n)"?|[.?!]" "|[.]" ))([a-z])')


@cache
def _parse(template: str) -> tuple:
    """The template as nested nodes: plain text, ("slot", change, name), ("rule", slot, name) or ("choice", options, weights)."""
    stack: list[list] = [[[[], 1]]]  # a level is a list of alternatives, each [nodes, weight]
    end = 0
    for mark in _MARK.finditer(template):
        if mark.start() > end:
            stack[-1][-1][0].append(template[end:mark.start()])
        end = mark.end()
        found = mark.group()
        if found == "[":
            stack.append([[[], 1]])
        elif found == "|":
            stack[-1].append([[], 1])
        elif found == "]":
            options = stack.pop()
            weights = tuple(weight for _, weight in options)
            even = len(set(weights)) == 1
            stack[-1][-1][0].append(("choice", tuple(tuple(nodes) for nodes, _ in options), None if even else weights))
        elif found[0] == "<":
            stack[-1][-1][0].append(("rule", mark[1], mark[2]))
        elif found[0] == "{":
            stack[-1][-1][0].append(("slot", mark[3], mark[4]))
        else:
            stack[-1][-1][1] = int(mark[5])
    if end < len(template):
        stack[-1][-1][0].append(template[end:])
    return tuple(stack[0][0][0])


def _write(draw: Draw, nodes: tuple, rules: Rules, slots: dict[str, str]) -> str:
    out = []
    for node in nodes:
        if isinstance(node, str):
            out.append(node)
        elif node[0] == "slot":
            text = slots[node[2]]
            out.append(text if node[1] is None else capitalised(text) if node[1] == "^" else plural(text))
        elif node[0] == "choice":
            out.append(_write(draw, draw.pick(node[1], node[2]), rules, slots))
        else:
            text = _write(draw, _parse(draw.pick(rules[node[2]])), rules, slots)
            if node[1]:
                slots[node[1]] = text
            out.append(text)
    return "".join(out)


def fill(draw: Draw, template: str, rules: Rules, slots: dict[str, str]) -> str:
    """The template with its choices made, as it stands; `slots` gains what the template names with <slot=rule>."""
    return _write(draw, _parse(template), rules, slots)


def tidy(text: str) -> str:
    """The text with 'a' or 'an' as the next word needs it, one space between words, and capitals at the start of sentences."""
    text = _GAP.sub(r"\1", text.strip())
    text = _VOWEL.sub(r"\1n ", text)
    return _START.sub(lambda m: m[1] + m[2].upper(), text)


def tell(draw: Draw, template: str, rules: Rules, slots: dict[str, str] | None = None) -> str:
    """A finished text from a template."""
    return tidy(fill(draw, template, rules, {} if slots is None else slots))


def pronoun_slots(pronouns: Pronouns, number: str = "") -> dict[str, str]:
    """{he} {him} {his} {self} for one person, whoever it is; `number` tells several people apart: {he2}."""
    return {f"he{number}": pronouns.they, f"him{number}": pronouns.them, f"his{number}": pronouns.their, f"self{number}": pronouns.themself}


def cast(draw: Draw, count: int) -> tuple[list[Person], dict[str, str]]:
    """`count` different people, evenly drawn, and their slots: {n} {he} {him} {his} {self} for the first, {n2} {he2} ... for the second."""
    everyone = people()
    chosen: list[Person] = []
    while len(chosen) < count:
        person = draw.pick([other for other in everyone if all(other is not one for one in chosen)] if chosen else everyone)
        chosen.append(person)
    slots: dict[str, str] = {}
    for index, person in enumerate(chosen):
        number = "" if index == 0 else str(index + 1)
        slots[f"n{number}"] = person.name
        slots |= pronoun_slots(person.pronouns, number)
    return chosen, slots


_SAID = re.compile(r'([,?!\]]") (said|asked) (\{n\d?\}|the \{\w+\})(?=[ .,])')
_WAYS = {"said": "[said*4|answered|called|whispered|shouted]", "asked": "[asked*4|said|whispered|called]"}


def with_voices(templates: Sequence[str]) -> list[str]:
    """The templates with more ways to say 'said' and 'asked', and sometimes how."""
    return [_SAID.sub(lambda m: f"{m[1]} {_WAYS[m[2]]} {m[3]}[*5|<how>]", template) for template in templates]


HOW = [" kindly", " softly", " quietly", " gently", " sadly", " happily", " quickly", " loudly", " slowly", " politely", " warmly", " at last", " again", " suddenly", " bravely"]


def names() -> list[str]:
    """Every first name of the small world."""
    return [*WOMEN, *MEN]
