#!/usr/bin/env bash
# torch 2.13.0 with Python 3.11: torchrun refuses an option of the program that it is to start, if that option is the beginning of two of torchrun's own. All that stands
# after the program's name is the program's (`argparse.REMAINDER`), but argparse looks for abbreviations among all words first, and torchrun has most of its options twice,
# with dashes and with underscores: so "--run x" is the beginning of both --run-path and --run_path, and ambiguous before anything is started. So are --log, --max, --node.
#
#   torchrun --nproc-per-node 1 said.py --run x      ends with 2: "ambiguous option: --run could match --run-path, --run_path"
#   torchrun --nproc-per-node 1 -- said.py --run x   said.py is told ["--run", "x"]
#
# The same program started by `python said.py --run x` takes it. Whoever documents a command for torchrun puts "--" before the program. This script fails if that is no longer so.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install -q torch==2.13.0 numpy==2.4.6
cd "$folder"
echo 'import json, sys; print(json.dumps(sys.argv[1:]))' > said.py
test "$(env/bin/python said.py --run x)" = '["--run", "x"]'
for option in run log max node; do
  status=0; env/bin/torchrun --nproc-per-node 1 said.py "--$option" x > out 2> err || status=$?
  echo "--$option: $status, $(tail -n 1 err)"
  test "$status" = 2; grep -q "ambiguous option: --$option could match" err
done
test "$(env/bin/torchrun --nproc-per-node 1 -- said.py --run x 2>/dev/null)" = '["--run", "x"]'
echo "after --: as it was given"
