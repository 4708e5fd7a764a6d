#!/usr/bin/env bash
# transformers 5.23.0 with gguf 0.19.0: `AutoTokenizer.from_pretrained(folder, gguf_file=...)` doesn't read the field "tokenizer.ggml.pre" of a GGUF file, which names
# the rule by which text is cut before byte-pair merges. Two files that differ in that field alone, "smollm" and "gpt-2", give the same tokenizer: byte level with GPT-2's
# pattern. The rule "smollm" cuts every digit off first (llama.cpp, and the tokenizer.json of SmolLM and SmolLM2: Digits, then ByteLevel). So spaces in front of a digit, as in
# tables and indented lists, get other ids than the model was trained with, without a word; most other text is cut alike, which hides it.
#
#   the field says smollm: a Ġ Ġ 2
#   the field says gpt-2:  a Ġ Ġ 2
#   digits first:          a ĠĠ 2
#
# Who needs the right ids builds the tokenizer from the file's tokens and merges. This script fails if that is no longer so.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q transformers==5.23.0 gguf==0.19.0 tokenizers==0.23.3 torch==2.13.0 numpy==2.4.6
cd "$folder"
TRANSFORMERS_VERBOSITY=error env/bin/python -W ignore - <<'PY'
from pathlib import Path

from gguf import GGUFWriter
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import AutoTokenizer

TOKENS = ["<|end|>", *sorted(pre_tokenizers.ByteLevel.alphabet()), "ĠĠ"]
MERGES = ["Ġ Ġ"]


def cut_by_transformers(rule: str) -> list[str]:
    """How a file of our own that names this rule has "a  2" cut."""
    Path(rule).mkdir()
    writer = GGUFWriter(f"{rule}/own.gguf", "llama")
    writer.add_block_count(1)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre(rule)
    writer.add_token_list(TOKENS)
    writer.add_token_types([3, *[1] * (len(TOKENS) - 1)])
    writer.add_token_merges(MERGES)
    writer.add_bos_token_id(0)
    writer.add_eos_token_id(0)
    writer.add_unk_token_id(0)
    writer.add_add_bos_token(False)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    tokenizer = AutoTokenizer.from_pretrained(rule, gguf_file="own.gguf")
    return tokenizer.convert_ids_to_tokens(tokenizer("a  2", add_special_tokens=False)["input_ids"])


digits_first = Tokenizer(models.BPE({token: id for id, token in enumerate(TOKENS)}, [tuple(pair.split()) for pair in MERGES]))
digits_first.pre_tokenizer = pre_tokenizers.Sequence(
    [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)])
found = {rule: cut_by_transformers(rule) for rule in ("smollm", "gpt-2")}
meant = digits_first.encode("a  2").tokens
print(f"the field says smollm: {' '.join(found['smollm'])}\nthe field says gpt-2:  {' '.join(found['gpt-2'])}\ndigits first:          {' '.join(meant)}")
assert found["smollm"] == found["gpt-2"] == ["a", "Ġ", "Ġ", "2"] and meant == ["a", "ĠĠ", "2"]
PY
