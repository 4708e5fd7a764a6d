// Two quiet films: a text that goes on differently at each moment, and bars of the likeliest next tokens.
export default function (component) {
  return mount(component, component.data.kind === "bars" ? barsFilm : textFilm)
}

function textFilm(film, root) {
  const shown = make("p", { className: "text", translate: false }) // the model's own words
  const prompt = make("span", { className: "prompt" })
  const rest = make("span", { className: "rest" })
  const room = make("p", { className: "text room", translate: false })
  shown.append(prompt, rest)
  const moves = transport(film, root)
  root.append(moves.bar, moves.place, make("div", { className: "stack" }, shown, room), moves.said)
  let at = -1
  film.pace = 1100
  film.draw = t => {
    const index = Math.round(t)
    if (index === at) return
    at = index
    rest.textContent = film.data.texts[index] ?? " …"
  }
  film.refresh = () => {
    at = -1
    const late = globalThis.nudgeLate
    if (film.data.late && late?.id === film.data.late) film.data = { ...film.data, ...late, late: null }
    prompt.textContent = film.data.prompt
    // The longest text, unseen, keeps the place, so that nothing below jumps; while texts are missing, the place stays as it was.
    if (!film.data.late || !room.textContent) room.textContent = film.data.prompt + longest(film.data.texts.map(text => text ?? ""))
    moves.refresh()
  }
  addEventListener("nudge-late", film.refresh, { signal: film.life })
}

function longest(texts) {
  return texts.reduce((a, b) => (b.length + 30 * b.split("\n").length > a.length + 30 * a.split("\n").length ? b : a))
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
      label.textContent = (labels[place] === film.data.mark ? "➤ " : "") + labels[place]
      fill.style.width = `${100 * shares[place]}%`
      share.textContent = percent(shares[place])
      row.classList.toggle("marked", labels[place] === film.data.mark)
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
