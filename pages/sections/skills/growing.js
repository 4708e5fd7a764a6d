// Scores that grow: while the moments move, the curves, the bands behind them, the marks at their ends and the counts are moved in
// the drawing that Plotly has made, and Plotly draws anew once they rest. A whole restyle took 50 ms a moment, this a few.
// What moves stands in the order of core/figures/skills.py: a line and its marks for each curve, the names, a band for each curve.
const LAST = /\d+ of \d+$/ // the count behind a name

export default function (component) {
  return mount(component, growing)
}

function growing(film, root) {
  const { picture } = plotlyFilm(film, root)
  const refresh = film.refresh
  film.refresh = () => {
    film.paints = film.data.grows > 0
    refresh()
  }
  film.after = (t, now) => {
    if (!now || !picture._fullLayout) return
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
