// What every drawing of ours begins with: an element made in one call, and whether the reader asks for stillness.
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

