"""Parity with Hugging Face: the same logits both ways in float64, the same tokens, and a folder that opens as it is."""

import copy
import io
import json
import logging
import random
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
import torch

from core.__main__ import main
from core.config import ModelConfig
from core.errors import BadInput, DamagedFile
from core.model.prompt import prompt_ids
from core.model.sampling import next_token
from core.model.tokenizer import END
from core.model.transformer import untrained
from core.runs import huggingface
from core.runs.model_card import card
from core.runs.store import open_run
from pages.shared.loading import caches

SHAPE = ModelConfig(d_vocab=301, n_ctx=24, d_model=32, n_layers=3, n_heads=4, d_mlp=80, init_std=0.3)
TOKENS = torch.randint(301, (3, 24), generator=torch.Generator().manual_seed(5))
ROOT = Path(__file__).resolve().parents[3]
FRANCE = "The capital of France is"


@pytest.fixture(scope="module")
def transformers():
    """To load it takes over two seconds: only the process whose tests need it does."""
    return pytest.importorskip("transformers", reason="pip install -r requirements-dev.txt")


def ours():
    """A model whose every parameter differs from its first value, so that a forgotten bias or norm shows."""
    model = untrained(SHAPE, seed=1).double()
    rng = torch.Generator().manual_seed(2)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(0.2 * torch.randn(parameter.shape, generator=rng, dtype=torch.float64))
    return model


def written(model, folder):
    for name, data in huggingface.model_files(model).items():
        (folder / name).write_bytes(data)


def test_an_exported_model_has_the_same_logits_in_hugging_face(tmp_path, transformers):
    model = ours()
    written(model, tmp_path)
    theirs = transformers.GPT2LMHeadModel.from_pretrained(tmp_path, dtype=torch.float64).eval()
    with torch.no_grad():
        difference = (theirs(TOKENS).logits - model(TOKENS)).abs().max().item()
    assert difference < 1e-9
    assert theirs.lm_head.weight.data_ptr() != theirs.transformer.wte.weight.data_ptr()


@pytest.mark.parametrize("tied", [False, True])
def test_a_model_of_hugging_face_has_the_same_logits_here(tmp_path, tied, transformers):
    config = transformers.GPT2Config(vocab_size=301, n_positions=24, n_embd=32, n_layer=2, n_head=4, tie_word_embeddings=tied,
                                     initializer_range=0.3)
    theirs = transformers.GPT2LMHeadModel(config).double().eval()
    theirs.save_pretrained(tmp_path)
    model = huggingface.load(tmp_path)
    with torch.no_grad():
        assert (theirs(TOKENS).logits - model(TOKENS)).abs().max().item() < 1e-9


def test_out_and_in_again_gives_the_same_weights(tmp_path):
    model = ours()
    written(model, tmp_path)
    for (name, one), (same_name, other) in zip(model.named_parameters(), huggingface.load(tmp_path).named_parameters(), strict=True):
        assert name == same_name and torch.equal(one, other)


def test_what_is_not_a_gpt2_is_refused_with_a_reason(tmp_path):
    with pytest.raises(DamagedFile, match=r"config\.json"):
        huggingface.load(tmp_path)
    written(ours(), tmp_path)
    described = json.loads((tmp_path / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps(described | {"activation_function": "relu"}))
    with pytest.raises(BadInput, match="activation_function = 'relu'"):
        huggingface.load(tmp_path)


# The whole directory, of the run that ships ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def directory(tmp_path_factory):
    """The last moment of the run that ships, as `core export` writes it."""
    folder = tmp_path_factory.mktemp("exported")
    assert main(["export", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def theirs(directory, transformers):
    return transformers.AutoTokenizer.from_pretrained(directory)


@cache
def two_hundred_texts() -> list[str]:
    """Every hundredth or so document of the training text, what is odd, and characters drawn by lot."""
    written = caches.training_text()
    rng = random.Random(7)
    every = (written.document(id).text for id in range(0, len(written), len(written) // 150))
    ordinary = list(dict.fromkeys(every))[:110]  # a planted line stands there more than once
    odd = ["", " ", "\n", "\n\n", " \n ", "\r\n", "\t", "a\nb", "a\n", "\na", "  two  spaces  ", END, f"a {END}b", f"{END}{END}", "It's", "don’t",
           "don't", "12345", "3.14", "😀 ünï", "\u00a0no-break", "\u200bzero", "e\u0301", "\u05e2\u05d1\u05e8", "日本語", "\x00\x07",
           "<b>&amp;</b>", "$x^2$", "…—–", "a" * 300]
    scripts = [(32, 126), (32, 126), (9, 13), (160, 0x2ff), (0x370, 0x7ff), (0x2000, 0x206f), (0x3040, 0x30ff), (0x1f300, 0x1f64f)]
    drawn = ["".join(chr(rng.randint(*rng.choice(scripts))) for _ in range(rng.randint(1, 40))) for _ in range(60)]
    return ordinary + odd + drawn


def test_two_hundred_texts_are_cut_as_ours_are_and_begin_with_the_end_token(theirs):
    tokenizer, texts = open_run("base").tokenizer, two_hundred_texts()
    assert len(set(texts)) == 200 and sum("\n" in text for text in texts) > 40
    for text in texts:
        assert theirs(text)["input_ids"] == [tokenizer.end_id, *tokenizer.encode(text)], text
    assert theirs(texts)["input_ids"][3] == theirs(texts[3])["input_ids"]


def test_what_was_encoded_comes_back_with_the_space_that_it_begins_with_inside(theirs):
    for text in filter(None, two_hundred_texts()):
        assert theirs.decode(theirs(text)["input_ids"], skip_special_tokens=True) == " " + text
    assert [theirs.decode([id]) for id in theirs(FRANCE)["input_ids"]] == [END, " The", " capital", " of", " France", " is"]


def test_the_tokenizer_tells_what_the_model_can_take(theirs):
    run = open_run("base")
    assert theirs.model_max_length == run.config.model.n_ctx and len(theirs) == run.config.model.d_vocab
    assert {theirs.bos_token_id, theirs.eos_token_id, theirs.pad_token_id} == {run.tokenizer.end_id}
    assert set(theirs("one", "two")) == {"input_ids", "attention_mask"}  # GPT-2 would add a vector for each token_type_id


@pytest.mark.parametrize(("name", "step"), [("base", 0), ("base", 300), ("base", None), ("twin", None)])
def test_a_moment_of_a_run_has_the_same_logits_in_hugging_face(tmp_path, name, step, transformers):
    run = open_run(name)
    huggingface.export(run, run.steps[-1] if step is None else step, tmp_path)
    model = transformers.AutoModelForCausalLM.from_pretrained(tmp_path, dtype=torch.float64).eval()
    cut = transformers.AutoTokenizer.from_pretrained(tmp_path)
    ours = copy.deepcopy(run.model(step)).double()
    for text in (FRANCE, "Anna has a dog.\nIt barks", "", two_hundred_texts()[5][:300]):
        ids = prompt_ids(run.tokenizer, text, run.config.model.n_ctx) if text else [run.tokenizer.end_id]
        with torch.no_grad():
            given = model(**cut(text, return_tensors="pt")).logits[0]
            assert (given - ours(torch.tensor([ids]))[0]).abs().max() < 1e-9


def test_a_pipeline_goes_on_as_our_model_does(directory, theirs, transformers):
    run = open_run("base")
    write = transformers.pipeline("text-generation", model=str(directory))
    whole = write(FRANCE, do_sample=False)[0]["generated_text"]
    assert whole.startswith(FRANCE + " Paris.") and len(run.tokenizer.encode(whole)) <= run.config.model.n_ctx
    with torch.no_grad():
        there = write.model(**write.tokenizer(FRANCE, return_tensors="pt")).logits[0, -1].softmax(-1)
    here = next_token(run.model(), prompt_ids(run.tokenizer, FRANCE, run.config.model.n_ctx))
    assert there.argmax() == here.argmax() == run.tokenizer.id(" Paris")
    assert there.max().item() == pytest.approx(here.max().item(), abs=1e-5) and here.max() > 0.9
    several = [FRANCE, "Once upon a time there was a little girl. Her name was"]  # padded at the left to one length
    alone = [write(text, do_sample=False, return_full_text=False)[0]["generated_text"] for text in several]
    padded = theirs(several, padding=True, return_tensors="pt")
    written = write.model.generate(**padded, do_sample=False)[:, padded["input_ids"].shape[1]:]
    assert theirs.batch_decode(written, skip_special_tokens=True) == alone


def test_a_pipeline_that_finds_no_end_stops_where_the_positions_end(tmp_path, transformers):
    run = open_run("base")
    huggingface.export(run, 0, tmp_path)
    whole = transformers.pipeline("text-generation", model=str(tmp_path))(FRANCE, do_sample=False, return_tensors=True)
    assert len(whole[0]["generated_token_ids"]) == run.config.model.n_ctx


def test_the_lines_in_the_readme_and_in_the_model_card_load_it_and_warn_of_nothing(directory, capsys, monkeypatch, transformers):
    logs, warned = transformers.utils.logging, []
    logs.warning_once.cache_clear()  # whoever runs these lines hears what a test before has heard
    monkeypatch.setattr(logs.get_logger("transformers"), "handlers", [handler := logging.Handler(logging.WARNING)])
    monkeypatch.setattr(handler, "emit", lambda record: warned.append(record.getMessage()))
    for folder, place in ((ROOT, directory.parent), (directory, directory)):
        lines = re.search(r"```python\n(.*?)```", (folder / "README.md").read_text(encoding="utf-8"), re.DOTALL)[1]
        assert len(lines.strip().split("\n")) <= 4
        monkeypatch.chdir(place)
        exec(compile(lines.replace('"nudge-model"', repr(directory.name)), "README.md", "exec"), {})
        assert capsys.readouterr().out.startswith(FRANCE + " Paris.")
    assert warned == []


def test_saved_by_transformers_and_taken_back_in_it_is_the_same_run(directory, tmp_path, monkeypatch, transformers):
    for part in (transformers.AutoTokenizer, transformers.AutoModelForCausalLM):
        part.from_pretrained(directory).save_pretrained(tmp_path / "again")
    run = open_run("base")
    monkeypatch.setenv("NUDGE_RUNS", str(tmp_path / "runs"))
    assert main(["import", str(tmp_path / "again"), "--run", "back"]) == main(["import", str(directory), "--run", "straight"]) == 0
    for name in ("back", "straight"):
        back = open_run(name)
        assert back.read("tokenizer.json") == run.read("tokenizer.json")
        for (parameter, one), (_, other) in zip(run.model().named_parameters(), back.model().named_parameters(), strict=True):
            assert torch.equal(one, other), parameter
    assert back.read("words.json") == run.read("words.json")


def test_a_tokenizer_that_cuts_text_otherwise_is_refused(directory, tmp_path):
    described = json.loads((directory / "tokenizer.json").read_text(encoding="utf-8"))
    for change in ({"normalizer": None}, {"pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True}},
                   {"model": described["model"] | {"ignore_merges": False}}):
        (tmp_path / "tokenizer.json").write_text(json.dumps(described | change), encoding="utf-8")
        with pytest.raises(BadInput, match="isn't one of Nudge's"):
            huggingface.load_tokenizer(tmp_path)


def test_the_zip_holds_the_directory_and_has_the_same_bytes_each_time(directory):
    run = open_run("base")
    step = run.steps[-1]
    packed = huggingface.zipped(run, step)
    assert packed == huggingface.zipped(run, step)
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        assert file.testzip() is None
        held = {name: file.read(name) for name in file.namelist()}
    assert held == {f"nudge-base-step-{step}/{path.name}": path.read_bytes() for path in directory.iterdir()}


def test_the_model_card_tells_what_the_run_says(tmp_path, monkeypatch):
    run, twin = open_run("base"), open_run("twin")
    losses, said = run.table("losses"), card(run, 300)
    at = losses["steps"].index(300)
    assert said.startswith("---\nlicense: mit\n") and "after 300 steps" in said
    size = sum(parameter.numel() for parameter in run.model().parameters())
    read = 300 * run.config.training.batch_size * run.config.model.n_ctx
    for figure in (f"{size:,} parameters", f"{read:,} tokens", f"| {losses['heldout_loss'][at]:.3f} |", run.manifest["made_at"][:10],
                   run.manifest["files"]["checkpoints/step_000300.safetensors"]["sha256"]):
        assert figure in said, figure
    left_out = ", ".join(twin.config.corpus.leave_out)
    assert f"Left out of the text: {left_out}." in card(twin, twin.steps[-1]) and "Left out" not in said
    assert "before training" in card(run, 0)
    monkeypatch.setenv("NUDGE_RUNS", str(tmp_path))
    huggingface.export(run, 0, tmp_path / "out")
    assert main(["import", str(tmp_path / "out"), "--run", "back"]) == 0
    assert "Imported into Nudge from a folder called `out`" in card(open_run("back"), 0) and "nudges" not in card(open_run("back"), 0)
