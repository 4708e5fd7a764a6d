// A quiet film: shares as bars.
export default function (component) {
  return mount(component, barsFilm)
}

function barsFilm(film, root) {
  const list = make("ol", { className: "bars" })
  const moves = transport(film, root)
  root.append(moves.bar, moves.place, list, moves.said)
  const rows = []
  let at = -1
  film.pace = 900
  film.draw = t => {
    const index = Math.round(t)
    if (index === at) return
    at = index
    const { labels, shares } = film.data.frames[index]
    rows.forEach(({ row, label, fill, share }, place) => {
      row.hidden = place >= labels.length
      if (row.hidden) return
      label.textContent = labels[place]
      fill.style.width = `${100 * shares[place]}%`
      share.textContent = percent(shares[place])
    })
  }
  film.refresh = () => {
    at = -1
    const most = Math.max(...film.data.frames.map(frame => frame.labels.length))
    while (rows.length < most) {
      const label = make("span", { className: "label", translate: false })
      const fill = make("span", { className: "fill" })
      const share = make("span", { className: "share" })
      const row = make("li", {}, label, make("span", { className: "track" }, fill), share)
      rows.push({ row, label, fill, share })
      list.append(row)
    }
    root.style.setProperty("--fill", film.data.colour)
    moves.refresh()
  }
}
