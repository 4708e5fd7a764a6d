// Scores that grow, and tiles of words: while the moments move, the lines, the bands behind them, the marks, the counts, and the
// tiles' colours and words are changed in the drawing that Plotly has made, and Plotly draws anew once they rest. A whole restyle
// took 50 ms a moment and more, this a few. Not film_marks.js: that one lays elements over a graph which Plotly never draws again, this moves Plotly's own.
// film.data.moved says which traces move, by their numbers: lines, bands, marks, counts (one), tiles (one) and words (one).
const LAST = /\d+ of \d+$/ // the count behind a name
const MANY = 30 // marks of one trace: from so many on they move as one path, since the browser looks up the style of each that moves
const OUTLINES = { // of a mark, from its middle
  circle: r => `m${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0z`, square: r => `m${-r},${-r}h${2 * r}v${2 * r}h${-2 * r}z`,
  diamond: r => `m0,${-1.3 * r}l${1.3 * r},${1.3 * r}l${-1.3 * r},${1.3 * r}l${-1.3 * r},${-1.3 * r}z`,
}
const WORD = /^<b>(.*)<\/b>( .)$/ // of a tile, and its mark

export default function (component) {
  return mount(component, growing)
}

function growing(film, root) {
  const { picture } = plotlyFilm(film, root), refresh = film.refresh
  let painted = null // the time that was last shown without Plotly
  film.refresh = () => {
    film.paints = true
    refresh()
  }
  film.after = (t, now) => {
    if (!now || !picture._fullLayout) {
      for (const one of picture.querySelectorAll(".together")) { one.parentElement.querySelector(".points").style.visibility = ""; one.remove() }
      if (painted !== null && painted !== t) globalThis.Plotly.redraw(picture) // it was stopped between two moments
      painted = null
      return
    }
    painted = t
    const { lines = [], bands = [], marks = [], counts, tiles, words } = film.data.moved, { xaxis, yaxis } = picture._fullLayout
    const groups = new Map([...picture.querySelectorAll(".scatterlayer > .trace")].map(group => [group.__data__?.[0]?.trace?.index, group]))
    const all = (trace, selector) => [...(groups.get(trace)?.querySelectorAll(selector) ?? [])]
    for (const trace of lines) outline(all(trace, ".js-line"), now(trace, "x"), now(trace, "y"))
    for (const trace of bands) outline(all(trace, ".js-fill"), now(trace, "x"), now(trace, "y"), "Z")
    for (const trace of marks) {
      const x = now(trace, "x"), y = now(trace, "y"), seen = now(trace, "marker.opacity"), points = all(trace, ".point")
      const { size, symbol } = picture._fullData[trace].marker, shape = OUTLINES[symbol?.replace?.("-open", "")]
      if (shape && !Array.isArray(seen) && !Array.isArray(size) && points.length >= MANY && points.length === x.length) {
        together(groups.get(trace), points[0], x.map((value, place) => `M${xaxis.l2p(value).toFixed(1)},${yaxis.l2p(y[place])}${shape(size / 2)}`).join(""))
      } else points.forEach((point, place) => {
        point.setAttribute("transform", `translate(${xaxis.l2p(x[place])},${yaxis.l2p(y[place])})`)
        if (seen) point.style.opacity = seen[place] < 1 ? 0 : 1
      })
    }
    if (counts !== undefined) all(counts, "text").forEach((text, place) => count(text, now(counts, "text")[place]))
    if (tiles !== undefined) {
      const colours = now(tiles, "marker.color")
      picture.querySelectorAll(".barlayer .point > path").forEach((tile, place) => { tile.style.fill = colours[place]; tile.style.fillOpacity = "" })
    }
    if (words !== undefined) all(words, "text").forEach((text, place) => put(text, now(words, "text")[place]))

    function outline(paths, x, y, end = "") {
      const parts = [[]]
      x.forEach((value, place) => (value === null ? parts.push([]) : parts.at(-1).push(`${xaxis.l2p(value).toFixed(1)},${yaxis.l2p(y[place]).toFixed(1)}`)))
      const drawn = parts.filter(part => part.length).map(part => `M${part.join("L")}${end}`)
      paths.forEach((path, number) => path.setAttribute("d", paths.length === 1 ? drawn.join("") : drawn[number] ?? ""))
    }
  }
}

function together(group, point, outlines) {
  let path = group.querySelector(".together")
  if (!path) {
    path = group.appendChild(point.cloneNode())
    path.setAttribute("class", "together")
    path.removeAttribute("transform")
    point.parentElement.style.visibility = "hidden"
  }
  path.setAttribute("d", outlines)
}

function count(text, given) { // behind each of a text's lines
  const counts = given.split("<br>").map(line => line.match(LAST)?.[0]), lines = text.querySelectorAll(".line")
  ;(lines.length ? [...lines] : [text]).forEach((line, number) => {
    if (line.lastChild && counts[number]) line.lastChild.textContent = ` ${counts[number]}`
  })
}

function put(text, given) { // a tile's word and its mark
  const [, word, mark] = given.match(WORD), bold = text.querySelector("tspan")
  if (!bold || text.lastChild === bold) return
  bold.textContent = plainly(word)
  text.lastChild.textContent = mark
}

// A word as core/figures/style.py made it safe for Plotly, without that.
const plainly = word => word.replaceAll("\u2060", "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")
