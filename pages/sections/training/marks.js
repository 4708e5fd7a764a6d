// The marks on the slope and on the walk: elements over the graph, since Plotly takes as long to move one as to draw it all.
export default function (component) {
  return mount(component, (film, root) => {
    const { picture, sheet } = plotlyFilm(film, root), marks = []
    film.after = t => {
      const { xaxis, yaxis } = picture._fullLayout, from = film.data.marks[Math.floor(t)], to = film.data.marks[Math.ceil(t)]
      from.forEach(([x, y], number) => {
        const mark = (marks[number] ??= sheet.appendChild(make("i", { className: "mark", "aria-hidden": "true" })))
        const at = [x, y].map((value, axis) => value + (to[number][axis] - value) * (t - Math.floor(t)))
        const [left, top] = [xaxis, yaxis].map((axis, n) => axis._offset + Math.min(Math.max(axis.l2p(at[n]), 0), axis._length))
        mark.style.transform = `translate(${left}px, ${top}px)`
      })
    }
  })
}
