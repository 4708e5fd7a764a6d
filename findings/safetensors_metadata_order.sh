#!/usr/bin/env bash
# safetensors 0.8.0: a file with several metadata keys is written with the keys in an order drawn by lot, anew at each call, in one process and across
# processes. So the same tensors and the same metadata give files of different SHA-256, and a cache, a build or a content-addressed store that compares hashes
# takes them for different. With one key (for instance all facts in one JSON text) the bytes are the same each time. Tensors are always in one order.
#
#   three keys: 6 different files of 50 writes
#   one key:    1 different file of 50 writes
#
# (How many of the 6 orders come is chance; more than one is the finding.) This script fails if that is no longer so.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q safetensors==0.8.0 numpy==2.4.6
"$folder/env/bin/python" - <<'PY'
import json

import numpy as np
from safetensors.numpy import save

facts = {"run": "a", "step": "300", "seed": "1"}
several = {save({"x": np.zeros(4, np.float32)}, facts) for _ in range(50)}
one = {save({"x": np.zeros(4, np.float32)}, {"facts": json.dumps(facts)}) for _ in range(50)}
print(f"three keys: {len(several)} different files of 50 writes\none key:    {len(one)} different file of 50 writes")
assert len(several) > 1 and len(one) == 1
PY
