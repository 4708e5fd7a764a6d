#!/usr/bin/env bash
# transformers 5.23.0 with tokenizers 0.23.3: a folder with a whole tokenizer.json and a config.json of model_type "gpt2", but no tokenizer_config.json, is
# read by AutoTokenizer without a warning, and the tokenizer.json is not used as it stands: GPT-2's own tokenizer is built around its vocabulary and merges,
# and its normalizer is lost. With a tokenizer_config.json that names
# PreTrainedTokenizerFast the same file is used as it is.
#
#   the file itself          ['<end>', 'the', 'Ġcat', 'Ġ', 'Ġsat']
#   without a config beside  ['<end>', 'T', 'he', 'Ġcat', 'Ġ', 'Ġsat']   (the file's normalizer makes "The" small)
#   with a config beside     ['<end>', 'the', 'Ġcat', 'Ġ', 'Ġsat']
#
# Who writes a GPT-2-shaped model with a tokenizer of their own has to write tokenizer_config.json too. This script fails if that is no longer so.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q transformers==5.23.0 tokenizers==0.23.3
HF_HUB_OFFLINE=1 "$folder/env/bin/python" - "$folder" <<'PY'
import json
import sys
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers
from transformers import AutoTokenizer

made = Tokenizer(models.BPE())
made.normalizer = normalizers.Lowercase()
made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
made.train_from_iterator(["the cat sat on the mat"] * 20, trainers.BpeTrainer(vocab_size=300, special_tokens=["<end>"], show_progress=False,
                         initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
made.post_processor = processors.TemplateProcessing(single="<end> $A", special_tokens=[("<end>", made.token_to_id("<end>"))])
folder = Path(sys.argv[1]) / "model"
folder.mkdir()
made.save(str(folder / "tokenizer.json"))
(folder / "config.json").write_text(json.dumps({"model_type": "gpt2", "vocab_size": made.get_vocab_size()}))
text = "The cat  sat"
itself = made.encode(text).tokens
without = AutoTokenizer.from_pretrained(folder)
rebuilt = without.convert_ids_to_tokens(without(text).input_ids)
(folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "PreTrainedTokenizerFast", "bos_token": "<end>", "eos_token": "<end>"}))
beside = AutoTokenizer.from_pretrained(folder)
kept = beside.convert_ids_to_tokens(beside(text).input_ids)
print(f"the file itself          {itself}\nwithout a config beside  {rebuilt}\nwith a config beside     {kept}")
assert rebuilt != itself and kept == itself
PY
