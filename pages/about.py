"""Model card: what the model is, in numbers read from the run itself."""

from datetime import datetime

import streamlit as st

from core.published import published, total
from pages.shared import frame, loaders, prose

frame.enter()
frame.head("about")

if not loaders.steps():
    prose.show("home", "welcome_without_run")
    st.stop()

config = loaders.document(loaders.BASE, "config.json")
manifest = loaders.document(loaders.BASE, "manifest.json")
counts = loaders.parameter_counts()
shape, training = config["model"], config["training"]

prose.show(
    "about", "what", parameters=f"{sum(counts.values()):,}", gpt2=f"{total(published('GPT-2 small')):,}",
    llama=f"{total(published('Llama-3 70B')):,}",
)
st.table(
    {
        "Part": [":blue[embeddings]", ":orange[attention]", ":green[feed-forward]", ":violet[prediction]", "norms"],
        "Parameters": [f"{counts[part]:,}" for part in loaders.KINDS],
        "Share": [f"{counts[part] / sum(counts.values()):.1%}" for part in loaders.KINDS],
    },
    hide_index=True,
    alt="Parameters of the model by kind",
)
prose.show("about", "shape", **{name: f"{shape[name]:,}" for name in ("n_ctx", "n_layers", "n_heads", "d_model", "d_vocab")})
st.header("How it was trained", anchor=False)
prose.show(
    "about", "training", steps=f"{training['steps']:,}", batch=training["batch_size"], n_ctx=shape["n_ctx"],
    read=f"{loaders.tokens_read(training['steps']):,}", checkpoints=len(loaders.steps()),
    date=datetime.fromisoformat(manifest["made_at"]).strftime("%-d %B %Y"),
)
st.header("What it is good for", anchor=False)
prose.show("about", "good_for")
st.header("What it is not good for", anchor=False)
prose.show("about", "not_good_for")
st.header("What you type", anchor=False)
prose.show("about", "privacy")

frame.foot("about")
