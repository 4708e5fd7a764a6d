// What every drawing of ours begins with: an element made in one call, a share as shares.py writes it, whether the reader asks for stillness.
const stillness = matchMedia("(prefers-reduced-motion: reduce)")

function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (name in element && !name.startsWith("aria")) element[name] = value
    else element.setAttribute(name, value)
  }
  element.append(...children)
  return element
}

function percent(share) {
  if (share > 0 && share < 0.001) return "<\u00a00.1\u00a0%"
  if (share > 0.999 && share < 1) return ">\u00a099.9\u00a0%"
  const fine = (share > 0 && share < 0.0995) || (share >= 0.995 && share < 1)
  return `${(100 * share).toFixed(fine ? 1 : 0)}\u00a0%`
}
