// What every graph that Plotly draws begins with: Plotly itself, a layout in the theme's colours and type, words made safe.
const STILL_PICTURE = { displayModeBar: false, responsive: false, doubleClick: "reset", scrollZoom: false }

function plotly(address) { // run once, whoever asks first: our first file of HTML, Streamlit's own charts, or a film
  if (globalThis.Plotly) return Promise.resolve(globalThis.Plotly)
  return import(new URL(address, document.baseURI)).then(() => globalThis.Plotly)
}

// A layout, or a change of one, in the colours and the type of the page; picture: the graph that it is for.
function themed(layout, picture, root) {
  const { text, border } = palette(root), family = getComputedStyle(root).fontFamily
  const size = (layout.font?.size ?? 14) * larger()
  const put = { ...layout, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: { ...layout.font, family, color: text, size } }
  const axes = Object.keys({ ...picture.layout, ...layout }).filter(name => /^[xy]axis\d*$/.test(name))
  for (const name of axes) put[name] = { ...(layout[name] ?? picture.layout[name]), gridcolor: border, zerolinecolor: border, linecolor: border }
  return put
}

// On a wall, larger type wherever a figure gives a size of its own, and margins with it; the size of the whole is for `themed`.
function enlarged(part, by = larger(), within = "") {
  if (by === 1 || !part || typeof part !== "object" || (Array.isArray(part) && typeof part[0] !== "object")) return part
  const more = size => (Array.isArray(size) ? size.map(one => one * by) : size * by)
  for (const [name, value] of Object.entries(part)) {
    if (name.endsWith("font.size")) part[name] = more(value)
    else if (name.endsWith("font") && value?.size && within !== "layout") value.size = more(value.size)
    else if (name === "margin") for (const side of Object.keys(value)) value[side] *= by
    else enlarged(value, by, name)
  }
  return part
}

// A text that isn't our own as Plotly shows it unchanged (core/figures/style.py has the same).
const literal = text => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("%{", "%\u2060{")
