// The rail of moments, the same in every chapter: play, one native slider on which the steps of training stand to a printed
// scale (logarithmic, with nothing at its beginning), one moment back and on. No server traffic while it moves; the moment at
// which it rests is reported. A film is told of each time t (0 = first moment, 2.5 = between the third and the fourth).
// Where the places are no moments (film.py, Rail) they stand evenly, with ticks, a label and a button to go on of their own.
const LENGTH = 1000 // of the slider
const GLIDE = 1 // seconds from the moment of one step of a chapter to that of the next
const SETTLES = 200 // milliseconds after which a hand that moved the slider rests
const FIRST = 16 // steps: as far from nothing as doubling it is from it
const TICKS = [0, 16, 100, 1000, 3000] // printed under it, beside the last

function rail(film, root) {
  const button = (label, icon, act) => make("button", { type: "button", "aria-label": label, title: label, onclick: act }, icon)
  const play = button("Play", "", () => (film.playing ? pause() : playFrom(film.t >= last() ? 0 : film.t)))
  const slider = make("input", { type: "range", min: 0, max: LENGTH, step: 1, "aria-label": film.data.label ?? "Moment of training" })
  const ticks = make("div", { className: "ticks", "aria-hidden": "true" }), stops = make("div", { className: "stops" }), track = make("div", { className: "track-of-time" }, stops, slider, ticks)
  const place = make("output", { className: "place" }), said = make("p", { className: "hidden", "aria-live": "polite" })
  const press = make("button", { type: "button", className: "press", onclick: () => { stop(); go(Math.round(film.t) + 1); rest() } })
  const bar = make("div", { className: "rail" }, play, track, press, place)
  let asked = 0, before = 0, timer = 0, settling = 0, goal = null, pace = 0 // moments a millisecond

  const last = () => film.data.steps.length - 1
  const scaled = step => (film.data.ticks ? step : Math.log1p(step / FIRST))
  const at = step => (LENGTH * scaled(step)) / scaled(film.data.steps[last()] || 1)
  const nearest = value => film.data.steps.reduce((best, step, index, all) => (Math.abs(at(step) - value) < Math.abs(at(all[best]) - value) ? index : best), 0)

  slider.oninput = () => scrub(nearest(+slider.value))
  slider.onchange = () => rest()
  const ways = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -3, PageUp: 3, Home: -1e3, End: 1e3 }
  root.addEventListener("keydown", event => {
    const typing = event.target.matches("input:not([type=range]), button, select")
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === " ") { event.preventDefault(); play.click() }
    if (event.key in ways && event.target === slider) {
      event.preventDefault()
      scrub(Math.round(film.t) + ways[event.key])
      rest()
    }
  })

  function go(t) {
    film.t = Math.min(Math.max(t, 0), last())
    const index = Math.round(film.t), from = Math.floor(film.t), [a, b] = [from, Math.ceil(film.t)].map(one => at(film.data.steps[one]))
    slider.value = a + (b - a) * (film.t - from)
    slider.setAttribute("aria-valuetext", film.data.names[index])
    place.textContent = film.data.names[index]
    press.disabled = index >= last()
    film.draw(film.t)
    ;(shared.moments ??= {})[film.data.key] = film.t
    dispatchEvent(new CustomEvent("nudge-moment", { detail: film.data.key })) // to whoever follows this film
  }
  function scrub(t) { // a hand moves it, until it holds still
    stop()
    film.scrubbing = true
    go(t)
    clearTimeout(settling)
    settling = setTimeout(() => { film.scrubbing = false; go(film.t) }, SETTLES)
  }
  function rest() {
    const index = Math.round(film.t)
    said.textContent = film.data.sentences[index]
    clearTimeout(timer)
    if (!film.data.silent) timer = setTimeout(() => film.send("moment", film.data.steps[index]), 350)
  }
  // From one moment to another, the last one by default, at the pace of the whole film or in so many seconds.
  function playFrom(t, to = last(), seconds = 0) {
    clearTimeout(timer) // where it rested before is no news any more
    go(t)
    goal = to
    pace = seconds ? Math.abs(to - t) / (1000 * seconds) : last() / (1000 * film.data.seconds)
    film.playing = true
    face()
    before = performance.now()
    cancelAnimationFrame(asked)
    asked = requestAnimationFrame(tick)
  }
  function tick(now) {
    if (!root.isConnected || !film.playing) return
    const way = Math.sign(goal - film.t), moved = Math.min(now - before, 100) * pace // a hidden tab sleeps
    before = now
    if (Math.abs(goal - film.t) <= moved) { go(goal); return pause() }
    go(film.t + way * moved)
    asked = requestAnimationFrame(tick)
  }
  function stop() {
    if (!film.playing) return
    film.playing = false
    cancelAnimationFrame(asked)
    face()
  }
  function pause() {
    stop()
    go(Math.round(film.t))
    rest()
  }
  function face() {
    playFace(play, film.playing)
  }
  function refresh() {
    place.hidden = film.data.ticks?.length === 0 // its name stands on the rail
    bar.hidden = last() < 1 || Boolean(film.data.follows || film.data.unseen)
    if (film.data.follows) return follow()
    play.hidden = stillness.matches // whoever asked for less motion moves it by hand
    const along = step => `left: ${at(step) / LENGTH * 100}%`
    slider.setAttribute("aria-label", film.data.label ?? "Moment of training")
    press.hidden = !film.data.press
    press.textContent = film.data.press ?? ""
    const end = film.data.steps[last()]
    const scale = film.data.ticks ?? [...TICKS.filter(step => 2 * step <= end), ...(end ? [end] : [])].map(step => [step, step.toLocaleString("en")])
    if (last() && ticks.scale !== JSON.stringify(scale)) {
      ticks.scale = JSON.stringify(scale)
      ticks.replaceChildren(...scale.map(([step, name]) => make("span", { textContent: name, style: along(step) })))
    }
    const named = JSON.stringify(film.data.stops ?? []) + last()
    if (stops.named !== named) {
      stops.named = named
      stops.hidden = !film.data.stops?.length
      stops.classList.toggle("many", !film.data.ticks && film.data.stops?.length > 3)
      stops.replaceChildren(...(film.data.stops ?? []).map(([index, name]) => make("button", {
        type: "button", textContent: name, style: along(film.data.steps[index]), onclick: () => { stop(); playFrom(film.t, index, GLIDE) },
      })))
    }
    if (film.data.start !== film.started) {
      const first = film.started === undefined
      film.started = film.data.start
      stop()
      if (first || stillness.matches || film.data.unseen) go(film.data.start)
      else playFrom(film.t, film.data.start, GLIDE * (film.data.ticks ? Math.abs(film.data.start - film.t) : 1))
    } else if (!film.playing) go(film.t)
  }
  // A film that follows another has no rail of its own: it is always at the other's moment.
  function follow() {
    film.t = Math.min(shared.moments?.[film.data.follows] ?? last(), last())
    film.draw(film.t)
  }
  addEventListener("nudge-moment", ({ detail }) => { if (detail === film.data.follows) follow() }, { signal: film.life })
  face()
  stillness.addEventListener("change", refresh, { signal: film.life })
  film.life.addEventListener("abort", () => { stop(); clearTimeout(timer); clearTimeout(settling) })
  return { bar, place, said, refresh, go, rest, pause, playFrom }
}
