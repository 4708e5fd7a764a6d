"""Two workers share what needs no browser; with the browser there is one, so that timing and layout are those of a page alone on its machine."""

import os

if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # two workers of two threads each wait for one another


def pytest_xdist_auto_num_workers(config):
    """What `-n auto`, the default in pyproject.toml, means here. A file's tests stay together, and share what they have opened."""
    if "not served" not in config.option.markexpr:
        return 0
    config.option.dist = "loadscope"
    return 2
