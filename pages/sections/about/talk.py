"""The words beside the stage, one function a step."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from core.formatting import percent
from core.model.published import published, total
from core.results.compute import footprint
from pages.sections.about import facts, origins
from pages.sections.about.facts import SLUG
from pages.sections.about.picture import scored
from pages.shared.frame import shell
from pages.shared.frame.chapters import chapter
from pages.shared.frame.moment import moment_name, moment_on
from pages.shared.loading import caches
from pages.shared.loading.weights import parameter_counts
from pages.shared.text import prose, skill_names, tables
from pages.shared.text.measured import written_day
from pages.shared.text.sources import of_100
from pages.shared.text.wording import as_between
from pages.shared.widgets import grown_up
from pages.shared.widgets.drawer import drawer
from pages.shared.widgets.figure_block import number_table, numbers


def talk(step: str) -> None:
    {"what": what, "trained": trained, "read": read, "tests": tests, "limits": limits, "figures": figures, "take": take,
     "use": use}[step]()


def what() -> None:
    shape, counts = caches.document(caches.BASE, "config.json")["model"], parameter_counts()
    prose.show(SLUG, "what", parameters=f"{sum(counts.values()):,}", gpt2=f"{total(published('GPT-2 small')):,}",
               llama=f"{total(published('Llama-3 70B')):,}")
    with drawer("Its shape, and the numbers", key=f"{SLUG}.shape") as opened:
        if opened:
            prose.show(SLUG, "shape", **{name: f"{shape[name]:,}" for name in ("n_ctx", "n_layers", "n_heads", "d_model", "d_vocab")})
            tables.show({"Part": [":blue[embeddings]", ":orange[attention]", ":green[feed-forward]", ":violet[prediction]", "norms"],
                         "Parameters": [f"{count:,}" for count in counts.values()],
                         "Share": [percent(count / sum(counts.values())) for count in counts.values()]})


def trained() -> None:
    settings, log = caches.document(caches.BASE, "config.json")["training"], caches.training_log()
    known = {"steps": f"{settings['steps']:,}", "checkpoints": len(caches.steps())}
    if log and caches.losses():
        bill = footprint(caches.run_config(), log)
        cores = "one processor core" if bill.cores == 1 else f"{bill.cores} processor cores"
        prose.show(SLUG, "trained", **known, time=f"about {bill.seconds / 60:.0f} minutes on {cores}")
    else:
        prose.show(SLUG, "trained_short", **known)
    with drawer("How, when, and how well", key=f"{SLUG}.training") as opened:
        if opened:
            the_run()
            the_loss()


def the_run() -> None:
    config, manifest = caches.document(caches.BASE, "config.json"), caches.manifest()
    settings = config["training"]
    prose.show(
        SLUG, "training", batch=settings["batch_size"], n_ctx=config["model"]["n_ctx"], seed=settings["seed"],
        read=f"{caches.tokens_read(settings['steps']):,}", date=written_day(datetime.fromisoformat(manifest["made_at"])),
        versions=", ".join(f"{name} {version}" for name, version in manifest["versions"].items()),
    )


def the_loss() -> None:
    losses = caches.losses()
    if losses and len(losses.house_bits):
        held_out = losses.held_out_bits[-1]
        prose.show(SLUG, "training_loss", held_out=f"{held_out:.2f}", read=f"{losses.read_bits[-1]:.2f}",
                   house=f"{losses.house_bits[-1]:.2f}", floor=f"{losses.floor_bits:.2f}",
                   blind=f"{losses.blind_bits:.2f}",
                   held_out_words=f"{as_between(held_out)} words", blind_words=f"{as_between(losses.blind_bits)} words")
        number_table({"step": [f"{step:,}" for step in losses.steps],
                      "on new text (bits)": [f"{value:.2f}" for value in losses.held_out_bits],
                      "on text that it read (bits)": [f"{value:.2f}" for value in losses.read_bits]})


def read() -> None:
    sheet = caches.datasheet()
    if sheet:
        prose.show(SLUG, "read", documents=f"{sheet.documents:,}", words=f"{sheet.words:,}", world=of_100())
    if chapter("data").written:
        prose.show(SLUG, "sheet")
        shell.link(chapter("data"))


def tests() -> None:
    found = facts.tests()
    if not found:
        return
    prose.show(SLUG, "tests", count=len(found))
    names = facts.portions(found)
    st.segmented_control("Which of them", names, default=names[0], key=f"{SLUG}.portion", required=True)
    with drawer(f"All {len(found)} tests", key=f"{SLUG}.all_tests") as opened:
        if opened:
            prose.show(SLUG, "stood")
            number_table({"Test": [skill_names.called(course.name) for course in found],
                          "Right": [scored(course, -1) for course in found],
                          "Stood in its text": [skill_names.stood(course) for course in found]})
    recall = caches.recall()
    if recall:
        with drawer("What it recites", key=f"{SLUG}.recites") as opened:
            if opened:
                (famous_recalled, famous), (invented_recalled, invented) = map(recall.recited, ("famous", "invented"))
                prose.show(SLUG, "recital", famous=famous, famous_recalled=famous_recalled, invented=invented,
                           invented_recalled=invented_recalled, opening=recall.given_words)


def limits() -> None:
    prose.show(SLUG, "limits")
    with drawer("More on both", key=f"{SLUG}.more_limits") as opened:
        if opened:
            prose.show(SLUG, "more_limits")


def figures() -> None:
    prose.show(SLUG, "figures")
    numbers(origins.figures(), key=f"{SLUG}.figures", label="All figures")
    with drawer("All sources", key=f"{SLUG}.sources.numbers") as opened:
        if opened:
            prose.show(SLUG, "sources")
            number_table(origins.sources())
    with drawer("Check the files yourself", key=f"{SLUG}.checked") as opened:
        if opened:
            prose.show(SLUG, "checked", files=f"{len(caches.manifest()['files']):,}")


def take() -> None:
    """The moment that is on as a file.

    Packed by one tap and fetched by another: a download that Streamlit (1.67) makes on demand is gone again as soon as
    any two readers' scripts have run, mostly before a slow line has asked for it.
    """
    prose.show(SLUG, "take")
    step = moment_on()
    if st.button(f"Pack the model {moment_name(step)}", key=f"{SLUG}.pack", icon=":material/inventory_2:"):
        st.session_state[f"{SLUG}.packed"] = step
    if st.session_state.get(f"{SLUG}.packed") == step:
        with st.spinner("Packing …"):
            name, data = packed(caches.BASE, step)
        st.download_button(f"Download it ({len(data) / 1e6:.1f} MB)", data, f"{name}.zip", "application/zip", on_click="ignore",
                           key=f"{SLUG}.download", icon=":material/download:")


@st.cache_resource(show_spinner=False, max_entries=1)  # readers who have packed one moment share its bytes
def packed(name: str, step: int) -> tuple[str, bytes]:
    """(name of the file, its bytes): a moment of a run as other tools open it, zipped."""
    from core.runs import huggingface

    return huggingface.zip_name(name, step), huggingface.zipped(caches.run(name), step)


def use() -> None:
    prose.show(SLUG, "use")
    for label, name in (("The licences", "licence"), ("What is stored, and what is sent", "privacy")):
        with drawer(label, key=f"{SLUG}.{name}") as opened:
            if opened:
                prose.show(SLUG, name)
    grown_up.origin(f"{SLUG}.grown")
