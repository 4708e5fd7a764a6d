// What every drawing of ours begins with: an instance that lives through all its calls, an element made in one call,
// a share and a signed number as core/formatting.py writes them, and what the page looks like: still or not, how large
// its type, which colours.
const stillness = matchMedia("(prefers-reduced-motion: reduce)")
const contrast = matchMedia("(forced-colors: active)") // the system puts its own few colours in the place of ours

// Streamlit 1.67 calls a component's default export again, on the same element, at every change of its data and of
// the theme; what a call returned is called when the element goes, or later than the next call. So an instance is
// made once: create(root, life, component) returns what takes the newest data, and whatever listens or watches is
// given `life`, a signal that ends with the element.
const instances = new WeakMap()
// What drawings tell each other: to the browser each is a module of its own, so that only the window holds what two of them know.
const shared = (globalThis.nudge ??= {})
function instance(component, create) {
  const { parentElement } = component
  let one = instances.get(parentElement)
  if (!one) {
    const root = parentElement.appendChild(make("div", { className: "nudge" })), life = new AbortController()
    one = { take: create(root, life.signal, component), end() { life.abort(); root.remove() } }
    instances.set(parentElement, one)
  }
  one.take(component)
  return () => {
    if (parentElement.isConnected) return
    instances.delete(parentElement)
    one.end()
  }
}

// A film is made once and gets film.refresh(), which takes the newest film.data; film.life ends with it.
function mount(component, create) {
  return instance(component, (place, life, { data }) => {
    const film = { t: 0, playing: false, pace: 900, data, life }, root = place.appendChild(make("div", { className: "film" }))
    create(film, root)
    contrast.addEventListener("change", () => film.refresh(), { signal: life })
    return ({ data, setStateValue }) => {
      Object.assign(film, { data, send: setStateValue })
      film.refresh()
    }
  })
}

function whenResized(element, act, life) {
  const watch = new ResizeObserver(act)
  watch.observe(element)
  life.addEventListener("abort", () => watch.disconnect())
}

function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (name in element && !name.startsWith("aria")) element[name] = value
    else element.setAttribute(name, value)
  }
  element.append(...children)
  return element
}

// A typed word in the marks of the training text, as core/typed_text.py writes it. alike: our marks, each with the others that are read as it.
function typed(text, alike) {
  const ours = letter => Object.keys(alike).find(mark => alike[mark].includes(letter)) ?? letter
  return [...text.normalize("NFC").replace(/\p{Default_Ignorable_Code_Point}/gu, "")].map(ours).join("").normalize("NFKC")
}

// The face of a button that plays: what it does next, drawn, since letters that look so are emoji on some devices.
function playFace(button, playing, play = "Play") {
  const icon = draw("svg", { viewBox: "0 0 24 24", width: 22, height: 22, "aria-hidden": "true" })
  icon.append(draw("path", { d: playing ? "M6 4h4v16H6zM14 4h4v16h-4z" : "M7 4l13 8-13 8z", fill: "currentColor" }))
  button.replaceChildren(icon)
  button.title = playing ? "Pause" : play
  button.setAttribute("aria-label", button.title)
}

const SVG = "http://www.w3.org/2000/svg"
function draw(tag, attributes = {}, text) {
  const element = document.createElementNS(SVG, tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  if (tag === "svg") element.setAttribute("translate", "no") // a browser's translation is HTML, which SVG doesn't show
  if (text !== undefined) element.textContent = text
  return element
}

function percent(share) {
  if (share > 0 && share < 0.001) return "<\u00a00.1\u00a0%"
  if (share > 0.999 && share < 1) return ">\u00a099.9\u00a0%"
  const fine = (share > 0 && share < 0.0995) || (share >= 0.995 && share < 1)
  return `${(100 * share).toFixed(fine ? 1 : 0)}\u00a0%`
}
function signed(value, digits = 2) {
  const text = value.toFixed(digits)
  return text.replace("-", Number(text) ? "−" : "")
}

// How much larger than on a reader's screen the page's type is: 1, and on a wall up to 2 (present.css).
const USUAL_TYPE = 17 // pixels, as in .streamlit/config.toml
const larger = () => Math.max(1, parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_TYPE)

// The colours of the theme for what is painted, or the system's where it forces them.
const THEME = {
  text: "--st-text-color", paper: "--st-background-color", panel: "--st-secondary-background-color",
  border: "--st-border-color",
}
function palette(root) {
  const probe = root.appendChild(make("i", { hidden: true, style: "forced-color-adjust: none" }))
  const seen = variable => { probe.style.color = `var(${variable})`; return getComputedStyle(probe).color }
  const found = Object.fromEntries(Object.entries(THEME).map(([name, variable]) => [name, seen(variable)]))
  probe.remove()
  return found
}

const known = new Map()
function rgb(colour) { // [red, green, blue]
  if (!known.has(colour)) {
    const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })
    pen.fillStyle = colour
    pen.fillRect(0, 0, 1, 1)
    known.set(colour, [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3))
  }
  return known.get(colour)
}
const luminance = ([r, g, b]) => (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255
