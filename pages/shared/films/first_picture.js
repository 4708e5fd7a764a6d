// Until Plotly has been read and run, the picture stands there as Plotly drew it once, where it drew the same film in the same
// theme (first.py). What is there already is painted before the browser is kept busy with Plotly.
const WINDOWS = { large: matchMedia("(min-width: 1500px)"), wide: matchMedia("(min-width: 1000px)"), phone: matchMedia("(max-width: 640px)") } // the first that matches
const HIDDEN = 200 // milliseconds after which a page that isn't painted, in a tab behind others, goes on

// Which one fits: of what film, in a window of what size, in which theme.
function fits(film, root) {
  const size = Object.keys(WINDOWS).find(name => WINDOWS[name].matches), theme = luminance(rgb(palette(root).paper)) < 0.5 ? "dark" : "light"
  return `${film.data.stamp} ${size} ${theme}`
}
async function firstPicture(film, sheet, root, at) {
  if (globalThis.Plotly) return
  const which = fits(film, root), link = document.querySelector(`link[data-first="${which}"]`)
  const opens = !film.data.plays || !stillness.matches // it shows a film that plays at its first moment
  const answer = link && opens && larger() === 1 && !contrast.matches ? await fetch(link.href).catch(() => null) : null
  if (answer?.ok && which === fits(film, root)) {
    const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement
    sheet.append(make("div", { className: "first", "aria-hidden": "true", translate: false, "data-of": `${which} ${at}` }, document.adoptNode(drawn)))
  }
  await painted()
}
// It goes as soon as it isn't what is on: another film or moment, another window or theme.
function outdated(film, sheet, root, at) {
  const first = sheet.querySelector(".first")
  if (first && first.dataset.of !== `${fits(film, root)} ${at}`) first.remove()
}
const painted = () => new Promise(done => { requestAnimationFrame(() => requestAnimationFrame(done)); setTimeout(done, HIDDEN) })
