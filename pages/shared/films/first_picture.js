// Until Plotly has been read and run, the picture stands there as Plotly drew it once, where it drew the same film in the same
// theme (first.py). What has been put there is painted before anything else is asked of the browser.
const WIDE = matchMedia("(min-width: 1000px)"), PHONE = matchMedia("(max-width: 640px)")

async function firstPicture(film, sheet, root) {
  const size = WIDE.matches ? "wide" : PHONE.matches ? "phone" : "", theme = luminance(rgb(palette(root).paper)) < 0.5 ? "dark" : "light"
  const link = document.querySelector(`link[data-first="${film.data.stamp} ${size} ${theme}"]`)
  const opens = !film.data.plays || !stillness.matches // it shows a film that plays at its first moment
  if (!link || !opens || globalThis.Plotly || larger() > 1 || contrast.matches) return
  const answer = await fetch(link.href).catch(() => null)
  if (!answer?.ok) return
  const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement
  sheet.append(make("div", { className: "first", "aria-hidden": "true" }, document.adoptNode(drawn)))
  await painted()
}
const painted = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
