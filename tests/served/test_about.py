"""The model taken along from the page about it, by two readers at once."""

import io
import zipfile

from core.runs import huggingface
from core.runs.store import open_run
from tests.served.conftest import settle


def test_two_readers_fetch_a_moment_each_as_the_command_line_would_write_it(server, visit):
    pages = {step: visit(f"{server}/about?step=7&moment={step}") for step in (300, 0)}
    for page in pages.values():
        page.get_by_role("button", name="Pack the model").click()
        page.get_by_role("button", name="Download it").wait_for()
    for _ in range(3):  # other readers go on: what nobody shows any more is thrown away after each run of a script
        settle(visit(f"{server}/glossary"))
    for step, page in pages.items():
        with page.expect_download() as coming:
            page.get_by_role("button", name="Download it").click()
        assert coming.value.suggested_filename == f"nudge-base-step-{step}.zip"
        data = coming.value.path().read_bytes()
        assert data == huggingface.zipped(open_run(), step)
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            assert {"config.json", "model.safetensors", "tokenizer.json"} <= {name.split("/")[1] for name in file.namelist()}
