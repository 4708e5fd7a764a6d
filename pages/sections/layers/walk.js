// The walk through one prediction: the picture of a state, and under it the map of the model on which the reader moves by
// slider, taps and keys. All states are here already; the place at which the reader rests is told to the server.
const SECONDS = 7, LONGEST_STAY = 1100 // for a film, and milliseconds at one of its states
const played = new Set() // openings whose film has run on this page

export default component => mount(component, walk)

function walk(film, root) {
  root.classList.add("moving", "walk")
  const button = (label, act, more = {}) => make("button", { type: "button", onclick: act, ...more }, label)
  const headline = make("p", { className: "headline", "aria-hidden": "true" })
  const picture = make("div", { className: "picture", translate: false, role: "img", "data-picture": "" })
  const follow = make("select", { "aria-label": "Token that is followed", translate: false, onchange: () => { film.place.row = +follow.value; film.place.head = null; show(); rest() } })
  const over = make("label", { className: "over" }, make("span", { textContent: "" }), follow)
  const heads = make("div", { className: "heads", role: "group", "aria-label": "Attention head" })
  const sheet = make("div", { className: "sheet" }, picture, over, heads)
  const reading = make("p", { className: "reading", "aria-hidden": "true" })
  const inner = make("div", { className: "inner", role: "group" })
  const play = button("", () => (film.playing ? stop() : playThrough(whole())), { className: "play" })
  const slider = make("input", { type: "range", min: 0, step: 1, "aria-label": "Place in the model", oninput: () => { stop(); toStop(+slider.value); rest() } })
  const map = make("div", { className: "map-of-model", "aria-hidden": "true" })
  const said = make("p", { className: "hidden", "aria-live": "polite" })
  root.append(headline, sheet, reading, inner, make("div", { className: "rail" }, play, make("div", { className: "track-of-model" }, map, slider)), said)
  sheet.append(saveButton(sheet, picture, headline, root))
  const shown = walkPicture(film, root, sheet, picture, { over, heads, tapped, pointed })
  let timer = 0, reel = 0, built = null, opened = null

  const state = () => film.data.states[film.place.state]
  const last = () => film.data.tokens.length - 1
  const stopOf = at => film.data.stops.findIndex(one => one.states.includes(at))
  const word = row => (row === 0 ? "the start mark" : `“${film.data.tokens[row].trim() || "␣"}”`)
  const whole = () => film.data.stops.map(one => one.opens).filter(allowed)
  const allowed = at => film.data.open.last === null || at <= film.data.open.last

  function toStop(index) {
    const now = film.data.stops[stopOf(film.place.state)], next = film.data.stops[index], inside = now.states.indexOf(film.place.state)
    go(now.states.length === 4 && next.states.length === 4 ? next.states[inside] : next.opens) // from layer to layer, the same part of it
  }
  function go(at) {
    if (!allowed(at)) at = film.data.open.last
    film.place.state = at
    film.place.head = null
    show()
  }

  // What is said ----------------------------------------------------------------------------------------------------
  function finding() {
    const now = state(), { row, head } = film.place, token = word(row)
    if (now.kind === "looks") {
      const where = `${now.title}, head ${head + 1}:`
      if (film.data.open.covered) return `${where} where does ${token} look? Tap a word in its row.`
      const { shares, top, word: to } = shown.hardest(now, head, row), name = c => (c === row ? "itself" : word(c))
      if (top === to || to < 1) return `${where} ${token} looks hardest at ${name(top)}, ${percent(shares[top])}`
      return `${where} ${token} looks hardest at ${name(top)}, ${percent(shares[top])}. Of the words before: ${name(to)}, ${percent(shares[to])}`
    }
    if (row === last()) return now.title
    if (now.stage === "ids") return `${token} is number ${film.data.ids[row].toLocaleString("en")} on the list`
    if (now.kind === "answer" || now.stage === "resid_post") {
      const [first] = now.stage === "logits" ? shown.answers(row).map(one => [one.word, signed(one.logit, 1)]) : shown.would(now, row).map(([next, one]) => [next, percent(one)])
      return `${now.layer === null ? "" : `After layer ${now.layer + 1}, `}${now.layer === null ? "After" : "after"} ${token} it would say “${first[0].trim()}”: ${first[1]}`
    }
    return now.title
  }
  function key() {
    const now = state()
    if (now.kind === "words") return "The model never sees letters, only these pieces."
    if (now.kind === "answer") return now.stage === "logits" ? "Scores of the likeliest. Only which is higher counts." : "Shares of 100 %, over all tokens of its list."
    if (now.kind === "looks") return "Each row: how one token shares out its look. Strong colour: much."
    return `Each row: ${film.data.width} numbers. Grey below 0, colour above; full at ±${now.map.limit}.`
  }
  const words = () => `${finding()}. ${state().stream === null ? "" : `If it stopped here, after ${word(film.place.row)}: ${shown.would(state(), film.place.row).map(([next, one]) => `${next.trim()} ${percent(one)}`).join(", ")}.`}`
  function pointed(row, column) {
    const now = state()
    if (row === undefined || !film.data.tokens[row]) return void (reading.textContent = key())
    if (now.kind === "numbers") reading.textContent = `${word(row)}, number ${column + 1} of ${film.data.width}: ${signed(shown.cellOf(now, row, column), 3)}`
    else if (now.kind === "looks") reading.textContent = column > row ? `${word(row)} can't look ahead at ${word(column)}` : film.data.open.covered && row === film.place.row ? key() : `${word(row)} looks at ${column === row ? "itself" : word(column)}: ${percent(shown.hardest(now, film.place.head, row).shares[column])}`
  }

  // Drawing ---------------------------------------------------------------------------------------------------------
  function show() {
    const now = state(), number = stopOf(film.place.state), here = film.data.stops[number]
    if (now.kind === "looks") film.place.head ??= film.data.named[now.layer][film.place.row]
    else film.place.head = null
    slider.value = number
    slider.setAttribute("aria-valuetext", `${stopName(here)}, ${now.name}`)
    ;[...map.children].forEach((box, at) => { box.classList.toggle("here", at === number); box.classList.toggle("shut", !allowed(film.data.stops[at].opens)) })
    inner.setAttribute("aria-label", stopName(here))
    inner.style.visibility = here.states.length > 1 ? "" : "hidden"
    if (inner.dataset.stop !== String(number)) {
      inner.dataset.stop = number
      inner.replaceChildren(...here.states.map(at => button(film.data.states[at].name, () => { stop(); go(at); rest() }, { disabled: !allowed(at) })))
    }
    ;[...inner.children].forEach((one, at) => one.setAttribute("aria-pressed", here.states[at] === film.place.state))
    heads.hidden = now.kind !== "looks" || film.data.open.covered
    ;[...heads.children].forEach((one, at) => one.setAttribute("aria-pressed", at === film.place.head))
    over.hidden = now.kind === "words"
    over.classList.toggle("low", now.kind === "answer")
    over.firstChild.textContent = now.kind === "answer" ? "After" : "Stopped here, after"
    follow.value = film.place.row
    headline.textContent = finding()
    picture.setAttribute("aria-label", words())
    reading.textContent = key()
    shown.draw(film.place)
  }
  const stopName = one => (/^\d/.test(one.name) ? `Layer ${one.name}` : one.name)
  function build() {
    const { stops, tokens } = film.data
    slider.max = stops.length - 1
    root.style.setProperty("--stops", stops.length)
    map.replaceChildren(...stops.map((one, at) => {
      const box = button(one.name, () => { stop(); toStop(at); rest() }, { tabIndex: -1, title: stopName(one) })
      box.style.setProperty("--part", film.data.inks[/^\d/.test(one.name) ? "stream" : one.name === "answer" ? "prediction" : "embeddings"].fill)
      return box
    }))
    inner.dataset.stop = ""
    heads.replaceChildren(...Array.from({ length: film.data.heads }, (_, at) => button(`head ${at + 1}`, () => { stop(); film.place.head = at; show(); rest() })))
    follow.replaceChildren(...tokens.map((token, row) => make("option", { value: row, textContent: row ? token.trim() || "␣" : "start" })))
  }

  // Moving ----------------------------------------------------------------------------------------------------------
  function tapped(row, column) {
    if (film.data.open.covered) return void (state().kind === "looks" && row === film.place.row && column < row && film.send("tap", column))
    stop()
    film.place.row = row
    film.place.head = null
    show()
    rest()
  }
  function rest() {
    clearTimeout(timer)
    timer = setTimeout(() => {
      said.textContent = words()
      film.send("place", { state: film.place.state, head: film.place.head ?? 0, row: film.place.row })
    }, 350)
  }
  function playThrough(states) {
    stop()
    film.playing = true
    face()
    const stay = Math.min(LONGEST_STAY, 1000 * SECONDS / states.length)
    const next = at => {
      if (!root.isConnected || !film.playing) return
      go(states[at])
      if (at + 1 < states.length) reel = setTimeout(next, stay, at + 1)
      else stop()
    }
    next(0)
  }
  function stop() {
    clearTimeout(reel)
    film.playing = false
    face()
  }
  function face() {
    playFace(play, film.playing, "Play the walk")
    play.hidden = stillness.matches // whoever asked for less motion moves by hand
  }

  shown.rows.addEventListener("click", event => {
    const row = [...shown.rows.children].indexOf(event.target)
    if (row >= 0 && !film.data.open.covered) tapped(row)
  })
  film.refresh = () => {
    const { open } = film.data
    shown.relook()
    if (built !== film.data.bytes) {
      built = film.data.bytes
      build()
    }
    if (opened !== open.stamp) {
      stop()
      opened = open.stamp
      film.place = { state: open.state, head: open.head, row: Math.min(open.row ?? last(), last()) }
      if (open.film.length && !stillness.matches && !played.has(opened)) {
        played.add(opened)
        go(open.film[0])
        return shown.drawn.then(() => opened === open.stamp && film.place.state === open.film[0] && playThrough(open.film))
      }
    }
    film.place.row = Math.min(film.place.row, last())
    show()
  }
  stillness.addEventListener("change", face, { signal: film.life })
  film.life.addEventListener("abort", () => { stop(); clearTimeout(timer) })
  face()
}
