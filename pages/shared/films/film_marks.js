// Marks over a graph that stands still: elements, since Plotly takes as long to move one as to draw it all. data.marks holds of every moment each
// mark's place [x, y], or [x, y, text], and of a cell of a table its colours; data.looks of each mark its classes and the number of its axes, "" for the first.
// data.curtain: lines are seen as far as the first mark only. data.crowd: a text that would cover another is left out.
export default function (component) {
  return mount(component, (film, root) => {
    const { picture, sheet } = plotlyFilm(film, root), marks = []
    film.after = t => {
      const { marks: places, looks = [], curtain } = film.data, layout = picture._fullLayout
      const from = places[Math.floor(t)], to = places[Math.ceil(t)], near = places[Math.round(t)], part = t - Math.floor(t)
      while (marks.length > from.length) marks.pop().remove()
      const pixels = film.data.crowd && parseFloat(getComputedStyle(document.documentElement).fontSize) * (picture.clientWidth < NARROW ? 0.75 : 0.9), taken = []
      const highest = Math.max(...near.map(place => (place[2] ? place[1] : -Infinity)))
      from.forEach(([x, y], number) => {
        const [look, axis] = looks[number] ?? ["", ""], mark = (marks[number] ??= sheet.appendChild(make("i", { "aria-hidden": "true", translate: false }, make("span"))))
        const xaxis = layout[`xaxis${axis}`], yaxis = layout[`yaxis${axis}`]
        let text = near[number][2] ?? ""
        const left = within(xaxis, x + (to[number][0] - x) * part), top = within(yaxis, y + (to[number][1] - y) * part)
        const size = look === "cell" ? [xaxis, yaxis].map(one => Math.abs(one.l2p(1) - one.l2p(0))) : null
        mark.style.transform = size ? `translate(${(left - size[0] / 2 + 1).toFixed(1)}px, ${(top - size[1] / 2 + 1).toFixed(1)}px)` : `translate(${left.toFixed(1)}px, ${top.toFixed(1)}px)`
        if (size) Object.assign(mark.style, { width: `${size[0] - 2}px`, height: `${size[1] - 2}px`, background: near[number][3], color: near[number][4] })
        if (text && film.data.crowd) {
          const box = [left, left + 12 + text.length * pixels * 0.6, top - pixels / 2, top + pixels / 2]
          if (box[1] > xaxis._offset + xaxis._length + 30 || taken.some(other => box[0] < other[1] && other[0] < box[1] && box[2] < other[3] && other[2] < box[3])) text = ""
          else taken.push(box)
        }
        const name = `mark ${look}${text && near[number][1] < highest ? " low" : ""}`
        if (mark.className !== name) mark.className = name
        if (mark.firstChild.textContent !== text) mark.firstChild.textContent = text
        if (curtain && !number) for (const clip of picture.querySelectorAll(".plotclip rect")) clip.setAttribute("width", left - xaxis._offset + 1)
      })
    }
  })
}
const NARROW = 420 // pixels of a picture on a phone
const within = (axis, value) => axis._offset + Math.min(Math.max(axis.l2p(value), 0), axis._length)
