// Until Plotly has been read and run, the picture stands there as Plotly drew it once, where it drew the same film in the same
// theme (first.py). What is there already is painted before the browser is kept busy with Plotly.
const WIDE = matchMedia("(min-width: 1000px)"), PHONE = matchMedia("(max-width: 640px)")
const HIDDEN = 200 // milliseconds after which a page that isn't painted, in a tab behind others, goes on

async function firstPicture(film, sheet, root) {
  if (globalThis.Plotly) return
  const size = WIDE.matches ? "wide" : PHONE.matches ? "phone" : "", theme = luminance(rgb(palette(root).paper)) < 0.5 ? "dark" : "light"
  const link = document.querySelector(`link[data-first="${film.data.stamp} ${size} ${theme}"]`)
  const opens = !film.data.plays || !stillness.matches // it shows a film that plays at its first moment
  const answer = link && opens && larger() === 1 && !contrast.matches ? await fetch(link.href).catch(() => null) : null
  if (answer?.ok) {
    const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement
    sheet.append(make("div", { className: "first", "aria-hidden": "true", translate: false }, document.adoptNode(drawn)))
  }
  await painted()
}
const painted = () => new Promise(done => { requestAnimationFrame(() => requestAnimationFrame(done)); setTimeout(done, HIDDEN) })
