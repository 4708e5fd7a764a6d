// What lies over the map of words: the box that finds a word, the kinds to light up, closer and further; and the hand, which
// names a word, follows it, and moves the map once it is enlarged.
const SHAPES = {
  circle: "M1,0A1,1 0 1 1 -1,0A1,1 0 1 1 1,0Z", square: "M-.85,-.85H.85V.85H-.85Z", triangle: "M0,-1.1L1.05,.8H-1.05Z",
  diamond: "M0,-1.2L1.1,0L0,1.2L-1.1,0Z", cross: "M-.9,-.45L-.45,-.9L0,-.45L.45,-.9L.9,-.45L.45,0L.9,.45L.45,.9L0,.45L-.45,.9L-.9,.45L-.45,0Z",
  down: "M0,1.1L1.05,-.8H-1.05Z", ring: "M1.1,0A1.1,1.1 0 1 1 -1.1,0A1.1,1.1 0 1 1 1.1,0M.55,0A.55,.55 0 1 0 -.55,0A.55,.55 0 1 0 .55,0Z",
  plus: "M-.35,-1.1H.35V-.35H1.1V.35H.35V1.1H-.35V.35H-1.1V-.35H-.35Z",
}

function wordMapTools(map) {
  const { film, sheet, view } = map, button = (label, text, act) => make("button", { type: "button", title: label, "aria-label": label, textContent: text, onclick: act })
  const find = make("input", { type: "search", placeholder: "Find …", autocomplete: "off", spellcheck: false, "aria-label": "Find a word on the map" })
  const legend = make("div", { className: "legend", role: "group", "aria-label": "Kinds of word: tap to light them up" })
  const row = make("div", { className: "over-map" }, find, button("Closer", "+", () => map.zoom(1.7)), button("Further", "−", () => map.zoom(1 / 1.7)), legend)
  const whole = make("button", { type: "button", className: "whole", textContent: "Whole map", hidden: true, onclick: () => map.zoom(0) })
  const hint = make("p", { className: "hint", hidden: true, role: "status" })

  function refresh() {
    const { kind_names, shapes } = map.store(), here = [...legend.children].indexOf(document.activeElement)
    legend.replaceChildren(...kind_names.map((name, kind) => {
      const icon = draw("svg", { viewBox: "-1.4 -1.4 2.8 2.8", "aria-hidden": "true" })
      icon.append(draw("path", { d: SHAPES[shapes[kind]], fill: map.inks()[kind] }))
      return make("button", { type: "button", "aria-pressed": String(map.lit().has(kind)), onclick: () => map.light(kind) }, icon, name)
    }))
    legend.children[here]?.focus()
  }
  const closer = () => {
    whole.hidden = view.scale === 1
    sheet.classList.toggle("closer", view.scale > 1)
  }
  function tell(text, at) {
    hint.hidden = !text
    hint.textContent = text
    const [x, y] = at ?? [8, sheet.clientHeight - 70]
    Object.assign(hint.style, { left: `${Math.min(x + 12, sheet.clientWidth - hint.offsetWidth - 4)}px`, top: `${y - 34}px` })
  }
  // So that a second tap on the same word is another value, the time goes with it.
  const follow = word => film.send("follow", [map.store().words[word], Date.now()])

  // A word is missing, and the reader taps where it will be.
  function aim(x, y, wide) {
    if (Math.min(x, y) < 0 || Math.max(x, y) > 1) return
    film.data.aimed = [x, y]
    map.again()
    film.send("place", [x, y, wide, Date.now()])
  }

  // Find ---------------------------------------------------------------------------------------------------------------
  const there = word => word !== film.data.missing
  const sought = () => typed(find.value, map.store().alike).trim().toLowerCase()
  const starting = text => new Set(text ? map.store().words.flatMap((word, number) => (there(number) && word.toLowerCase().startsWith(text) ? [number] : [])) : [])
  find.oninput = () => {
    map.matches = starting(sought())
    tell("")
    map.again()
  }
  find.onkeydown = event => {
    if (event.key !== "Enter") return
    const text = sought(), exact = map.store().words.findIndex((word, number) => there(number) && word.toLowerCase() === text), word = exact >= 0 ? exact : map.matches.values().next().value
    if (word === undefined) return tell(text ? "No word on this map begins like that." : "Type a word to find it.")
    find.value = ""
    map.matches = new Set()
    follow(word)
  }

  // Hand: pointing names a word, a tap follows it; two fingers or Ctrl and the wheel enlarge the map; enlarged, it is dragged.
  const hands = new Map()
  let moved = 0, spread = 0
  const on = (name, act, how) => sheet.addEventListener(name, act, { signal: film.life, ...how })
  const spot = event => { const box = sheet.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top] }
  const mine = event => film.data.places && !event.target.closest(".over-map, button")
  on("pointerdown", event => {
    if (!mine(event)) return
    hands.set(event.pointerId, spot(event))
    moved = spread = 0
  })
  on("pointermove", event => {
    const from = hands.get(event.pointerId), here = spot(event)
    if (!from) {
      const word = mine(event) ? map.nearest(...here, 14) : -1
      if (word === map.over) return
      map.over = word
      tell(word < 0 ? "" : map.store().words[word], here)
      film.after(film.t)
      return
    }
    const [dx, dy] = [here[0] - from[0], here[1] - from[1]]
    hands.set(event.pointerId, here)
    moved += Math.abs(dx) + Math.abs(dy)
    if (hands.size === 2) {
      const [one, other] = hands.values(), apart = Math.hypot(one[0] - other[0], one[1] - other[1])
      drag(dx / 2, dy / 2)
      if (spread) map.zoom(apart / spread, (one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
      spread = apart
    } else if (view.scale > 1) drag(dx, dy) // of a finger only what begins sideways: up and down it scrolls the page
  })
  on("pointerup", event => {
    if (!hands.delete(event.pointerId) || hands.size || moved > 8 || spread) return
    if (map.asks() && !event.target.closest(".over-map, button")) return aim(...map.place(...spot(event)))
    const word = map.nearest(...spot(event), event.pointerType === "touch" ? 26 : 14)
    if (word >= 0) follow(word)
  })
  on("pointercancel", event => hands.delete(event.pointerId))
  on("pointerleave", event => { hands.delete(event.pointerId); map.over = -1; tell("") })
  on("touchmove", event => { if (event.touches.length > 1) event.preventDefault() }, { passive: false })
  on("wheel", event => {
    if (!event.ctrlKey || !mine(event)) return
    event.preventDefault()
    map.zoom(Math.exp(-event.deltaY / 200), ...spot(event))
  }, { passive: false })
  function drag(dx, dy) {
    const { width, height } = map.area()
    Object.assign(view, { free: true, x: view.x - dx / width / view.scale, y: view.y + dy / height / view.scale })
    map.again()
  }
  return { row, whole, hint, refresh, closer }
}
