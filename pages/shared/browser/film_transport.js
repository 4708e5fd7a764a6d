// One slider through training, shared by every film: play, pause, step, say what is shown. No server traffic while it
// moves; the chosen moment is reported once it rests. Reader's text is set with textContent only.
// A film is told of each time t (0 = first moment, 2.5 = between the third and the fourth) through film.draw(t).
function transport(film, root) {
  const button = (label, text, act) => make("button", { type: "button", "aria-label": label, title: label, textContent: text, onclick: act })
  const play = button("Play", "", () => (film.playing ? pause() : start()))
  const back = button("One moment back", "‹", () => { pause(); go(Math.ceil(film.t) - 1); rest() })
  const on = button("One moment on", "›", () => { pause(); go(Math.floor(film.t) + 1); rest() })
  const slider = make("input", { type: "range", min: 0, step: 1, "aria-label": "Moment of training" })
  const place = make("output", { className: "place" })
  // What is seen follows the slider at once; what is spoken waits until it rests.
  const line = make("p", { className: "line", "aria-hidden": "true" })
  const said = make("p", { className: "hidden", "aria-live": "polite" })
  const bar = make("div", { className: "bar" }, play, back, slider, on)
  let asked = 0, last = 0, timer = 0

  slider.oninput = () => { pause(); go(+slider.value) }
  slider.onchange = () => rest()
  root.addEventListener("keydown", event => {
    const typing = event.target.matches("input:not([type=range]), button, select")
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === " ") { event.preventDefault(); film.playing ? pause() : start() }
    if (event.target === slider) return
    if (event.key === "ArrowLeft") { event.preventDefault(); back.click() }
    if (event.key === "ArrowRight") { event.preventDefault(); on.click() }
  })

  function count() { return film.data.steps.length }
  function go(t) {
    film.t = Math.min(Math.max(t, 0), count() - 1)
    const nearest = Math.round(film.t)
    slider.value = nearest
    slider.setAttribute("aria-valuetext", film.data.names[nearest])
    place.textContent = film.data.names[nearest]
    line.textContent = film.data.sentences?.[nearest] ?? ""
    back.disabled = film.t <= 0
    on.disabled = film.t >= count() - 1
    film.draw(film.t)
  }
  function rest() {
    const index = Math.round(film.t)
    said.textContent = film.data.sentences?.[index] ?? film.data.names[index]
    clearTimeout(timer)
    timer = setTimeout(() => film.send("moment", film.data.steps[index]), 350)
  }
  function start() {
    if (film.t >= count() - 1) go(0)
    film.playing = true
    face()
    last = performance.now()
    asked = requestAnimationFrame(tick)
  }
  function pause() {
    if (!film.playing) return
    film.playing = false
    cancelAnimationFrame(asked)
    face()
    go(Math.round(film.t))
    rest()
  }
  function tick(now) {
    if (!root.isConnected) return
    // A film that has slept (a hidden tab) goes on where it was rather than jump.
    go(film.t + Math.min(now - last, 100) / film.pace)
    last = now
    if (film.t >= count() - 1) return pause()
    asked = requestAnimationFrame(tick)
  }
  function face() {
    playFace(play, film.playing)
  }
  function refresh() {
    slider.max = count() - 1
    // Whoever asked for less motion steps by hand.
    play.hidden = stillness.matches
    if (film.data.start !== film.started) {
      film.started = film.data.start
      film.playing = false
      face()
      go(film.data.start)
      said.textContent = film.data.sentences?.[film.data.start] ?? ""
    } else go(film.t)
  }
  stillness.addEventListener("change", refresh, { signal: film.life })
  film.life.addEventListener("abort", () => { pause(); clearTimeout(timer) })
  return { bar, place, line, said, refresh, go, rest, pause }
}

// A film is made once and gets film.refresh(), which takes the newest film.data; film.life ends with it.
function mount(component, create) {
  return instance(component, (place, life, { data }) => {
    const film = { t: 0, playing: false, pace: 900, data, life }, root = place.appendChild(make("div", { className: "film" }))
    create(film, root)
    contrast.addEventListener("change", () => film.refresh(), { signal: life })
    return ({ data, setStateValue }) => {
      Object.assign(film, { data, send: setStateValue })
      film.refresh()
    }
  })
}
