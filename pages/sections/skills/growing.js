// Scores that grow, and tiles of words: while the moments move, the curves, the bands behind them, the marks at their ends and the
// counts, or the tiles' colours and words, are changed in the drawing that Plotly has made, and Plotly draws anew once they rest. A
// whole restyle took 50 ms a moment, this a few. What moves stands in the order of core/figures/skills.py: a line and its marks for
// each curve, the names, a band for each curve; or of core/figures/answers.py: the tiles, their words.
const LAST = /\d+ of \d+$/ // the count behind a name

const WORD = /^<b>(.*)<\/b>( .)$/ // of a tile, and its mark

export default function (component) {
  return mount(component, growing)
}

function growing(film, root) {
  const { picture } = plotlyFilm(film, root)
  const refresh = film.refresh
  let painted = null // the time that was last shown without Plotly
  film.refresh = () => {
    film.paints = film.data.grows > 0 || film.data.tiles
    refresh()
  }
  function tiles(colours, texts) {
    picture.querySelectorAll(".barlayer .point > path").forEach((tile, place) => { tile.style.fill = colours[place]; tile.style.fillOpacity = "" })
    picture.querySelector(".scatterlayer > .trace")?.querySelectorAll("text").forEach((text, place) => {
      const [, word, mark] = texts[place].match(WORD), bold = text.querySelector("tspan")
      if (!bold || text.lastChild === bold) return
      bold.textContent = plainly(word)
      text.lastChild.textContent = mark
    })
  }
  film.after = (t, now) => {
    if (!now || !picture._fullLayout) {
      if (painted !== null && painted !== t) globalThis.Plotly.redraw(picture) // it was stopped between two moments
      painted = null
      return
    }
    painted = t
    if (film.data.tiles) return tiles(now(0, "marker.color"), now(1, "text"))
    const { xaxis, yaxis } = picture._fullLayout, curves = film.data.grows
    const groups = new Map([...picture.querySelectorAll(".scatterlayer > .trace")].map(group => [group.__data__?.[0]?.trace?.index, group]))
    const across = x => xaxis.l2p(x), up = y => yaxis.l2p(y)
    for (let curve = 0; curve < curves; curve++) {
      outline(groups.get(2 * curve)?.querySelectorAll(".js-line"), now(2 * curve, "x"), now(2 * curve, "y"))
      marks(groups.get(2 * curve + 1), 2 * curve + 1)
      const band = 2 * curves + 1 + curve
      outline(groups.get(band)?.querySelectorAll(".js-fill"), now(band, "x"), now(band, "y"), "Z")
    }
    names(groups.get(2 * curves), now(2 * curves, "text"))

    function outline(paths, x, y, end = "") {
      const parts = [[]]
      x.forEach((value, place) => (value === null ? parts.push([]) : parts.at(-1).push(`${across(value).toFixed(1)},${up(y[place]).toFixed(1)}`)))
      const drawn = parts.filter(part => part.length).map(part => `M${part.join("L")}${end}`)
      ;[...(paths ?? [])].forEach((path, number, all) => path.setAttribute("d", all.length === 1 ? drawn.join("") : drawn[number] ?? ""))
    }
    function marks(group, trace) {
      const x = now(trace, "x"), y = now(trace, "y"), seen = now(trace, "marker.opacity")
      group?.querySelectorAll(".point").forEach((point, place) => {
        point.setAttribute("transform", `translate(${across(x[place])},${up(y[place])})`)
        point.style.opacity = seen[place] < 1 ? 0 : 1
      })
    }
    function names(group, texts) {
      group?.querySelectorAll("text").forEach((text, place) => {
        const counts = texts[place].split("<br>").map(line => line.match(LAST)?.[0]), lines = text.querySelectorAll(".line")
        ;(lines.length ? [...lines] : [text]).forEach((line, number) => {
          const last = line.lastChild
          if (last && counts[number]) last.textContent = ` ${counts[number]}`
        })
      })
    }
  }
}

// A word as core/figures/style.py made it safe for Plotly, without that.
const plainly = word => word.replaceAll("\u2060", "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")
