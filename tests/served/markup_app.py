"""Texts with markup, escaped, in every kind of place that takes Markdown; tests/served/test_markup.py reads what a browser makes of them."""

import json
import os
import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).parents[2]))

from pages.shared.text.escape import plain, sparing
from pages.shared.widgets.figure_block import numbers

PLACES = {
    "caption": lambda text, key: st.caption(text),
    "heading": lambda text, key: st.markdown(f"### “{text}” stands here"),
    "bold": lambda text, key: st.markdown(f"**{text}**"),
    "directive": lambda text, key: st.markdown(f":blue-background[{text}]"),
    "note": lambda text, key: st.info(text),
    "button": lambda text, key: st.button(text, key=f"{key}.button"),
    "pills": lambda text, key: st.pills("Pills", [text], key=f"{key}.pills"),
    "expander": lambda text, key: st.expander(text),
    "popover": lambda text, key: st.popover(text),
    "box": lambda text, key: st.text_input(text, key=f"{key}.box"),
    "radio": lambda text, key: st.radio("Radio", [text], key=f"{key}.radio"),
    "link": lambda text, key: st.page_link("https://e.example", label=text),
}

st.title("Texts")
texts = json.loads(Path(os.environ["NUDGE_TEST_TEXTS"]).read_text(encoding="utf-8"))
for number, text in enumerate(texts["paragraphs"]):
    with st.container(key=f"paragraph-{number}"):
        st.markdown(plain(text))
    with st.container(key=f"sparing-{number}"):
        st.markdown(sparing(text))
    with st.container(key=f"sentence-{number}"):
        st.caption(sparing(f"After “{text}” come {text} 9.5 % and 3."))
for number, text in enumerate(texts["places"]):
    for name, put in PLACES.items():
        with st.container(key=f"{name}-{number}"):
            put(plain(text), f"{name}.{number}")
st.session_state["table.numbers"] = True
numbers({"text": texts["places"], **{text: ["0"] * len(texts["places"]) for text in texts["heads"]}}, key="table")
