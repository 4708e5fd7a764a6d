"""A chapter's first picture, as Plotly drew it once: it stands on the stage until Plotly itself has been read and run, which
takes a browser as long as all else together.

The files are made by tests/bench/first_pictures.py, of the running app, in three sizes and both themes. One is shown only where
the film that arrives is the very one that was drawn (plotly_film.py, `Drawn.stamp`), at the moment at which that one opens; so a figure
or a run that has changed since is drawn by Plotly alone. They come from an address of ours, and so only where Streamlit runs
streamlit_app.py as an app of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from pages.shared.frame.steps import STEPS
from pages.shared.room.opened import below

FOLDER = Path(__file__).resolve().parents[3] / "assets" / "first"
ADDRESS = "first"  # below the app's root
TEXTS = ("home", "memory", "data", "ending")  # chapters that open on a text, for which nothing of Plotly's is wanted
DRAWN = tuple(slug for slug in STEPS if slug not in TEXTS)
SIZES = {"large": (1920, 1080), "wide": (1280, 720), "phone": (360, 740)}  # windows in which they were drawn
MEDIA = {  # where one of that size is shown (first_picture.js has the same)
    "large": "(min-width: 1500px)",
    "wide": "(min-width: 1000px) and (max-width: 1499px)",
    "phone": "(max-width: 640px)",
}
THEMES = ("light", "dark")
FOR_EVER = {"Cache-Control": "public, max-age=31536000, immutable"}  # the name of a file holds the stamp of what it shows


class First(NamedTuple):
    """One file: of which chapter, in which size and theme, and the stamp of the film that it shows."""

    slug: str
    size: str
    theme: str
    stamp: str

    @property
    def name(self) -> str:
        return ".".join([*self, "svg"])


def found() -> list[First]:
    return [First(*path.name.split(".")[:-1]) for path in sorted(FOLDER.glob("*.*.*.*.svg"))]


def links(slug: str) -> str:
    """What the head of a chapter's HTML says of its first pictures: the browser asks for the one that fits at once."""
    return "".join(
        f'<link rel="preload" as="fetch" crossorigin href="./{ADDRESS}/{one.name}" data-first="{one.stamp} {one.size} {one.theme}"'
        f' media="{MEDIA[one.size]} and (prefers-color-scheme: {one.theme})">'
        for one in found()
        if one.slug == slug
    )


async def _picture(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in {one.name for one in found()}:
        return PlainTextResponse("There is no such picture.", status_code=404)
    return FileResponse(FOLDER / name, media_type="image/svg+xml", headers=FOR_EVER)


def routes() -> list[Route]:
    return [Route(f"{below()}/{ADDRESS}/{{name}}", _picture, methods=["GET"])]
