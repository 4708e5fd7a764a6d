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

// A typed word in the marks of the training text, as core/typed.py writes it. alike: our marks, each with the others that are read as it.
function typed(text, alike) {
  const ours = letter => Object.keys(alike).find(mark => alike[mark].includes(letter)) ?? letter
  return [...text.normalize("NFC").replace(/\p{Default_Ignorable_Code_Point}/gu, "")].map(ours).join("").normalize("NFKC")
}

function percent(share) {
  if (share > 0 && share < 0.001) return "<\u00a00.1\u00a0%"
  if (share > 0.999 && share < 1) return ">\u00a099.9\u00a0%"
  const fine = (share > 0 && share < 0.0995) || (share >= 0.995 && share < 1)
  return `${(100 * share).toFixed(fine ? 1 : 0)}\u00a0%`
}
