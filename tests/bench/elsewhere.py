"""What other tools make of an exported folder: transformers, TransformerLens, nnsight and ONNX Runtime against our own model.

    python -m venv /tmp/elsewhere && /tmp/elsewhere/bin/pip install torch==2.13.0 transformers==5.23.0 \
        transformer-lens==4.3.0 nnsight==0.8.1 onnx==1.23.2 onnxscript==0.7.2 onnxruntime==1.32.0
    /tmp/elsewhere/bin/python tests/bench/elsewhere.py

They stay out of requirements-dev.txt: together they bring a hundred further packages. Exit code 1 if one differs by more than TOLERANCE.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
import torch

from core.model.prompt import prompt_ids
from core.runs import huggingface
from core.runs.store import Run, open_run

TOLERANCE = 1e-4  # of float32 logits
MOMENTS = (("base", 0), ("base", 7), ("base", -1), ("twin", -1))  # by index
TEXTS = ("The capital of France is", "Anna has a dog.\nIt barks at the", "Once upon a time there was a")


def by_transformers(folder: str) -> Callable[[str], torch.Tensor]:
    import transformers

    cut, model = transformers.AutoTokenizer.from_pretrained(folder), transformers.AutoModelForCausalLM.from_pretrained(folder)
    return lambda text: model(**cut(text, return_tensors="pt")).logits[0]


def by_transformer_lens(folder: str) -> Callable[[str], torch.Tensor]:
    from transformer_lens.model_bridge import TransformerBridge

    model = TransformerBridge.boot_transformers(folder, device="cpu")
    return lambda text: model(text)[0]


def by_nnsight(folder: str) -> Callable[[str], torch.Tensor]:
    from nnsight import TransformersModel

    model = TransformersModel(folder, task="text-generation", dispatch=True)

    def logits(text: str) -> torch.Tensor:
        with model.trace(text):
            found = model.lm_head.output.save()
        return found[0]

    return logits


def by_onnxruntime(folder: str) -> Callable[[str], torch.Tensor]:
    import onnxruntime
    import transformers

    cut = transformers.AutoTokenizer.from_pretrained(folder)
    model = transformers.AutoModelForCausalLM.from_pretrained(folder, attn_implementation="eager").eval()

    class Logits(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.model = model

        def forward(self, input_ids):
            return self.model(input_ids=input_ids, use_cache=False).logits

    file = str(Path(folder) / "model.onnx")
    length = torch.export.Dim("length", min=2, max=model.config.n_positions)
    torch.onnx.export(Logits(), (torch.tensor([[0, 1, 2]]),), file, dynamo=True, dynamic_shapes=({1: length},), verbose=False)
    session = onnxruntime.InferenceSession(file)
    name = session.get_inputs()[0].name
    return lambda text: torch.from_numpy(session.run(None, {name: np.array([cut(text)["input_ids"]])})[0][0])


TOOLS = {"transformers": by_transformers, "transformer-lens": by_transformer_lens, "nnsight": by_nnsight, "onnxruntime": by_onnxruntime}


def ours(run: Run, step: int, text: str) -> torch.Tensor:
    return run.model(step)(torch.tensor([prompt_ids(run.tokenizer, text, run.config.model.n_ctx)]))[0]


@torch.no_grad()
def main() -> int:
    worst = 0.0
    for name, moment in MOMENTS:
        run = open_run(name)
        step = run.steps[moment]
        with tempfile.TemporaryDirectory() as folder:
            huggingface.export(run, step, Path(folder))
            for tool, opened in TOOLS.items():
                logits = opened(folder)
                apart = max((logits(text) - ours(run, step, text)).abs().max().item() for text in TEXTS)
                likeliest = logits(TEXTS[0])[-1].softmax(-1).max(-1)
                word = run.tokenizer.token(likeliest.indices.item())
                worst = max(worst, apart)
                print(f"{name:5} {step:6}  {tool:17} {version(tool):8} logits apart by {apart:.1e}   {TEXTS[0]}|{word}| {likeliest.values:.2%}")
    print("The same everywhere." if worst < TOLERANCE else f"MORE THAN {TOLERANCE} APART")
    return int(worst >= TOLERANCE)


if __name__ == "__main__":
    sys.exit(main())
