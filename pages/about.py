"""Model card and the sources of every figure: what the model is, in numbers read from the run itself.

Source: Mitchell et al. 2019, "Model Cards for Model Reporting", arXiv 1810.03993, for what a model card has to tell.
"""

from datetime import datetime

import streamlit as st

from core.formatting import percent
from core.model.published import PUBLISHED, published, total
from core.results.compute import footprint
from core.results.skill_curves import courses
from pages.shared.frame import shell
from pages.shared.frame.chapters import chapter
from pages.shared.loading import caches
from pages.shared.text import prose, tables
from pages.shared.text.courts import AS_OF
from pages.shared.text.measured import written_day
from pages.shared.text.skill_names import called, stood
from pages.shared.widgets.figure_block import numbers

shell.enter()

# Chapter, what it shows, and what that is computed from: files of the run, or the model itself while the reader looks.
FIGURES = (
    ("home", "The same prompt at every saved moment", "the model; for the suggested prompts analyses/home.json"),
    (
        "home",
        "Beginnings that work, and how far a prompt lies from all that was read",
        "analyses/beginnings.json; for typed prompts the model",
    ),
    ("fill_in_the_blank", "How often a share is right", "analyses/calibration.json"),
    (
        "fill_in_the_blank",
        "Shares of the next word, surprise, counts in the text",
        "analyses/blanks.json, analyses/blank_shares.safetensors",
    ),
    (
        "parameters",
        "Numbers, rows, matrices and counts",
        "the checkpoints; for other models their published dimensions",
    ),
    ("parameters", "What is missing without a part", "the model; analyses/knockout.json"),
    ("parameters", "One fact without each single number", "analyses/zeroed.json"),
    ("layers", "Heat maps, attention, what it would say at each layer", "the model; analyses/heads.json"),
    (
        "training",
        "One lap, the slope, the nudge",
        "the model; for the suggested sentences analyses/laps.json; analyses/knockout.json for other ones",
    ),
    ("training", "The curve of the whole run", "analyses/training.json, analyses/losses.json"),
    ("training", "The path over the landscape", "analyses/landscape.json"),
    (
        "meaning",
        "The map of words, of both tables",
        "analyses/map.safetensors, analyses/map_facts.json, analyses/map_unembed.safetensors, "
        "analyses/map_unembed_facts.json",
    ),
    (
        "meaning",
        "Likeness and neighbours of words, in both tables",
        "analyses/vectors.safetensors, analyses/vectors_facts.json, analyses/vectors_unembed.safetensors, "
        "analyses/vectors_unembed_facts.json",
    ),
    ("meaning", "How near opposites are", "analyses/relations.json"),
    ("meaning", "What shapes each table", "analyses/contexts.json, from the training text and the checkpoints"),
    ("skills", "Every test at every moment", "analyses/skills.json, of other runs too"),
    (
        "memory",
        "Copies, recital, new and copied words",
        "analyses/memory.json, analyses/memorising.json, analyses/recitals.json, analyses/text.safetensors",
    ),
    ("data", "What the text is made of", "analyses/datasheet.json, analyses/text.safetensors"),
    ("data", "The shelf experiment", "analyses/shelf.json"),
    ("data", "The bill of the training", "analyses/training.json, config.json"),
)
# What is said of the world outside, and where it was published.
SOURCES = (
    ("How much of C4 was closed to training, 14,000 domains", "“Consent in Crisis”, 2024, arXiv 2407.14933"),
    ("Memorising grows with size, copies and prompt", "Carlini et al. 2022, arXiv 2202.07646"),
    ("Copies and recital", "Kandpal et al. 2022, arXiv 2202.06539; Lee et al. 2021, arXiv 2107.06499"),
    ("How far a planted line stands out", "Carlini et al. 2019, “The Secret Sharer”"),
    ("The parrot's rule for falling back", "Witten and Bell 1991, “The zero-frequency problem”"),
    ("Books in open models", "Cooper et al. 2025, arXiv 2505.12546"),
    ("How far shares and right answers lie apart", "Guo et al. 2017, arXiv 1706.04599"),
    ("Power of GPT-3's training", "Patterson et al. 2021"),
    ("Size of GPT-3", "Brown et al. 2020, arXiv 2005.14165"),
    ("What the Pythia models read", "Biderman et al. 2023, arXiv 2304.01373"),
    ("The two rules that nudged our model",
     "Jordan et al. 2024, “Muon: An optimizer for hidden layers in neural networks”; "
     "Loshchilov and Hutter 2019, arXiv 1711.05101"),
    ("Training of chatbots after the first", "Lambert et al. 2024, “Tülu 3”, arXiv 2411.15124"),
    ("Chats that later models are trained on",
     "OpenAI, “How your data is used to improve model performance”, help page, as of 2024; "
     "Anthropic, “Updates to Consumer Terms and Privacy Policy”, 28 August 2025; "
     "Google, “Gemini Apps Privacy Hub”, as reported in September 2025"),
    ("Search tools of chatbots", "OpenAI, “Introducing ChatGPT search”, 31 October 2024"),
    ("What shapes a table of words", "Lin 1991, “Divergence measures based on the Shannon entropy”; Spearman 1904"),
    ("Limits of the logit lens", "Belrose et al. 2023, arXiv 2303.08112"),
    ("One number that ruins a large model", "Yu et al. 2024, arXiv 2411.07191"),
    ("A path of training on a flat map, and its limits",
     "Lorch 2016; Li et al. 2018, arXiv 1712.09913; Antognini and Sohl-Dickstein 2018, arXiv 1806.08805"),
    ("Guessing before being told", "Richland et al. 2009"),
    ("Court decisions", f"named and dated beside each case in chapter 8; as of {AS_OF}"),
    ("Order of learning", "arXiv 2109.06096, arXiv 2510.24934, arXiv 2510.07613"),
    ("What small models can write", "TinyStories, 2023, arXiv 2305.07759"),
    ("Maps by t-SNE and their limits", "Wattenberg, Viégas, Johnson, Distill 2016"),
    ("This model card", "Mitchell et al. 2019, arXiv 1810.03993"),
    ("The data sheet", "Gebru et al. 2018, arXiv 1803.09010"),
    ("Colours", "Okabe and Ito 2008"),
)


def main() -> None:
    shell.head("about")
    if not caches.steps():
        prose.show("home", "without_run")
        return
    the_model()
    st.header("How it was trained", anchor=False)
    training()
    text()
    st.header("What it can do", anchor=False)
    results()
    st.header("What it is good for", anchor=False)
    prose.show("about", "good_for")
    st.header("What it is not good for", anchor=False)
    prose.show("about", "not_good_for")
    st.header("Where every figure comes from", anchor=False)
    prose.show("about", "figures")
    rows = [row for row in FIGURES if chapter(row[0]).written]
    numbers({"Chapter": [chapter(slug).label for slug, _, _ in rows], "What you see": [what for _, what, _ in rows],
             "Computed from": [origin for _, _, origin in rows]}, key="about.figures", label="All figures")
    with shell.part():
        prose.show("about", "check", files=f"{len(caches.manifest()['files']):,}")
    prose.show("about", "sources")
    models = [(f"Dimensions of {model.name}", model.source) for model in PUBLISHED]
    numbers(
        {"What": [what for what, _ in (*SOURCES, *models)], "Source": [source for _, source in (*SOURCES, *models)]},
        key="about.sources",
        label="All sources",
    )
    st.header("Take it with you", anchor=False)
    prose.show("about", "take")
    shell.moment_line()
    take_it_along()
    st.header("Who may use it", anchor=False)
    prose.show("about", "licence")
    st.header("What is stored, and what is sent", anchor=False)
    prose.show("about", "privacy")
    shell.foot("about")


@shell.part()
def the_model() -> None:
    shape, counts = caches.document(caches.BASE, "config.json")["model"], caches.parameter_counts()
    prose.show("about", "what", parameters=f"{sum(counts.values()):,}", gpt2=f"{total(published('GPT-2 small')):,}",
               llama=f"{total(published('Llama-3 70B')):,}")
    tables.show(
        {"Part": [":blue[embeddings]", ":orange[attention]", ":green[feed-forward]", ":violet[prediction]", "norms"],
         "Parameters": [f"{counts[part]:,}" for part in counts],
         "Share": [percent(counts[part] / sum(counts.values())) for part in counts]}
    )
    prose.show(
        "about",
        "shape",
        **{name: f"{shape[name]:,}" for name in ("n_ctx", "n_layers", "n_heads", "d_model", "d_vocab")},
    )


@shell.fragment(key="about.take_it_along")
def take_it_along() -> None:
    """The moment that is on as a file.

    Packed by one tap and fetched by another: a download that Streamlit (1.67) makes on demand is gone again as soon as
    any two readers' scripts have run, mostly before a slow line has asked for it.
    """
    step = shell.moment()
    if st.button(f"Pack the model {shell.moment_name(step)}", key="about.pack", icon=":material/inventory_2:"):
        st.session_state["about.packed"] = step
    if st.session_state.get("about.packed") == step:
        with st.spinner("Packing …"):
            name, data = packed(caches.BASE, step)
        st.download_button(
            f"Download it ({len(data) / 1e6:.1f} MB)",
            data,
            f"{name}.zip",
            "application/zip",
            on_click="ignore",
            key="about.download",
            icon=":material/download:",
        )


@st.cache_resource(show_spinner=False, max_entries=1)  # readers who have packed one moment share its bytes
def packed(name: str, step: int) -> tuple[str, bytes]:
    """(name of the file, its bytes): a moment of a run as other tools open it, zipped."""
    from core.runs import huggingface

    return huggingface.zip_name(name, step), huggingface.zipped(caches.run(name), step)


@shell.part()
def training() -> None:
    config, manifest = caches.document(caches.BASE, "config.json"), caches.manifest()
    settings = config["training"]
    prose.show(
        "about",
        "training",
        steps=f"{settings['steps']:,}",
        batch=settings["batch_size"],
        n_ctx=config["model"]["n_ctx"],
        read=f"{caches.tokens_read(settings['steps']):,}",
        checkpoints=len(caches.steps()),
        seed=settings["seed"],
        date=written_day(datetime.fromisoformat(manifest["made_at"])),
        versions=", ".join(f"{name} {version}" for name, version in manifest["versions"].items()),
    )
    records = caches.document(caches.BASE, "analyses/training.json")
    if records:
        bill = footprint(caches.run_config(), records)
        prose.show("about", "time", minutes=f"{bill.seconds / 60:.0f}",
                   cores="one processor core" if bill.cores == 1 else f"{bill.cores} processor cores")


@shell.part()
def text() -> None:
    sheet = caches.document(caches.BASE, "analyses/datasheet.json")
    if sheet:
        world = next((row["words"] for row in sheet["sources"] if row["source"] == "world"), 0)
        prose.show(
            "about",
            "text",
            documents=f"{sheet['documents']:,}",
            words=f"{sheet['words']:,}",
            world=f"{100 * world / sheet['words']:.0f}",
        )
    if chapter("data").written:
        shell.link(chapter("data"))


def results() -> None:
    """Loss, tests and memory of the last checkpoint, from the run's own analyses; what a run came without is left out."""
    prose.show("about", "results")
    the_loss()
    recital()
    tests()


@shell.part()
def the_loss() -> None:
    losses = caches.document(caches.BASE, "analyses/losses.json")
    if losses and losses.get("house_heldout_loss"):
        prose.show(
            "about",
            "results_loss",
            held_out=f"{losses['heldout_loss'][-1]:.2f}",
            read=f"{losses['train_loss'][-1]:.2f}",
            floor=f"{losses['floor']:.2f}",
            blind=f"{losses['blind_guess']:.2f}",
            house=f"{losses['house_heldout_loss'][-1]:.2f}",
        )


@shell.part()
def recital() -> None:
    memory = caches.document(caches.BASE, "analyses/memory.json")
    if memory:
        recalled = {
            source: [line["recalled"][-1] for line in memory["lines"] if line["source"] == source]
            for source in ("famous", "invented")
        }
        prose.show(
            "about",
            "results_memory",
            famous=len(recalled["famous"]),
            invented=len(recalled["invented"]),
            opening=memory.get("given_words", "the first"),
            famous_recalled=f"{sum(recalled['famous']):.0f}",
            invented_recalled=f"{sum(recalled['invented']):.0f}",
        )


@shell.part()
def tests() -> None:
    skills = caches.document(caches.BASE, "analyses/skills.json")
    if skills:
        tests = courses(skills)
        rows = sorted(skills["families"], key=lambda family: -family["accuracy"][-1])
        numbers(
            {
                "Test": [called(family["family"]) for family in rows],
                "Right": [f"{family['right'][-1]} of {family['n']}" for family in rows],
                "Very likely between": [
                    f"{percent(family['low'][-1])} and {percent(family['high'][-1])}" for family in rows
                ],
                "By chance": [percent(family["chance"]) for family in rows],
                "Stood in its text": [stood(tests[family["family"]]) for family in rows],
            },
            key="about.tests",
            label=f"All {len(rows)} tests",
        )


main()
