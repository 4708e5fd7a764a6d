"""What a picture in the browser holds, read back: what was drawn on a canvas, its pixels, a chart's scale by its ticks."""

import base64
import io
import re

import numpy as np
from PIL import Image

# Keeps what was drawn on every canvas since it was last cleared, by where it stands in units of the picture:
# ["text", x, y, words], ["image", x, y, which] and ["circle", x, y] by their middles, ["line", x, y, to x, to y].
PEN = """
const drawn = new WeakMap(), images = new WeakMap(), ends = new WeakMap()
let count = 0
const list = pen => { if (!drawn.has(pen.canvas)) drawn.set(pen.canvas, []); return drawn.get(pen.canvas) }
const watch = (name, note) => {
  const usual = CanvasRenderingContext2D.prototype[name]
  CanvasRenderingContext2D.prototype[name] = function (...given) {
    note(this, ...given)
    return usual.apply(this, given)
  }
}
watch("clearRect", pen => drawn.set(pen.canvas, []))
watch("fillText", (pen, words, x, y) => list(pen).push(["text", x, y, String(words)]))
watch("arc", (pen, x, y) => list(pen).push(["circle", x, y]))
watch("moveTo", (pen, x, y) => ends.set(pen, [x, y]))
watch("lineTo", (pen, x, y) => { list(pen).push(["line", ...ends.get(pen), x, y]); ends.set(pen, [x, y]) })
watch("drawImage", (pen, image, x, y, width, height, ...more) => {
  if (more.length) return
  if (!images.has(image)) images.set(image, count++)
  list(pen).push(["image", x + width / 2, y + height / 2, images.get(image)])
})
window.drawnOn = canvas => drawn.get(canvas) ?? []
"""


def drawn(canvas) -> dict[str, list]:
    """What stands on a canvas, by kind. The page must have been opened with PEN."""
    found: dict[str, list] = {"text": [], "image": [], "circle": [], "line": []}
    for kind, *rest in canvas.evaluate("canvas => window.drawnOn(canvas)"):
        found[kind].append(rest)
    return found


def decoded(address: str) -> np.ndarray:
    """The pixels (height, width, 4) of an image in a data URL."""
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))).convert("RGBA")).astype(float)


def pixels(canvas) -> np.ndarray:
    """The pixels (height, width, 4) of a canvas."""
    return decoded(canvas.evaluate("canvas => canvas.toDataURL()"))


def rgb(colour: str) -> np.ndarray:
    """#RRGGBB or rgb(r, g, b) as three numbers."""
    if colour.startswith("#"):
        return np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)], float)
    return np.array(re.findall(r"[\d.]+", colour)[:3], float)


def number(text: str) -> float:
    """A number as pictures write it: −0.5, 1,000, 10 k, 1.5 M, 12 %, < 0.1 %, × 12; NaN if it is none."""
    found = re.fullmatch(r"[<>×]?\s*([−-]?[\d,.]+)\s*([kM%]?)", text.replace("\u00a0", " ").strip())
    if not found:
        return np.nan
    return float(found[1].replace("−", "-").replace(",", "")) * {"k": 1e3, "M": 1e6, "%": 0.01, "": 1}[found[2]]


class Scale:
    """From a place on one axis to its value, by the ticks that are written there, which must lie on a straight line."""

    def __init__(self, places, values, straight: float = 0.02):
        self.slope, self.start = np.polyfit(places, values, 1)
        assert len(values) > 1 and np.ptp(values)
        assert np.abs(self(np.array(places)) - values).max() < straight * np.ptp(values), (places, values)

    def __call__(self, place):
        return self.slope * np.asarray(place, float) + self.start


def scales(chart, logarithmic: bool = False) -> tuple[Scale, Scale]:
    """The scales of x (or, with `logarithmic`, of its logarithm) and of y, by the numbers along a chart in SVG."""
    height = float(chart.get_attribute("viewBox").split()[3])
    texts = chart.evaluate(
        "chart => [...chart.querySelectorAll('text')].map(text => [+text.getAttribute('x'), +text.getAttribute('y'), "
        "text.getAttribute('text-anchor'), text.textContent])"
    )
    marks = [(x, y, anchor, number(text)) for x, y, anchor, text in texts if np.isfinite(number(text))]
    beside = [(y, value) for x, y, anchor, value in marks if anchor == "end" and x < 60 and y < height - 35]
    beneath = [
        (x, value)
        for x, y, anchor, value in marks
        if anchor == "middle" and y > height - 40 and (value > 0 or not logarithmic)
    ]
    of_y = Scale([y - 4 for y, _ in beside], [value for _, value in beside])
    of_x = Scale([x for x, _ in beneath], [np.log(value) if logarithmic else value for _, value in beneath])
    assert of_y.slope < 0 < of_x.slope  # more is higher, and further right
    return of_x, of_y


def points(path) -> np.ndarray:
    """The points (N, 2) of a path of straight lines, or of a polyline."""
    written = path.get_attribute("d") or path.get_attribute("points")
    return np.array(re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", written), float).reshape(-1, 2)


def attributes(shapes, *names: str) -> np.ndarray:
    """Numbers that shapes carry (N, len(names))."""
    return np.array(
        shapes.evaluate_all(
            "(all, names) => all.map(shape => names.map(name => +shape.getAttribute(name)))", list(names)
        ),
        float,
    )
