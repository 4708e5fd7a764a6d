// What can be tapped or typed on the phone in a room, for each kind of question.

function fold(text) { return text.trim().replace(/\s+/g, " ").toLowerCase() }
function taps() {
  const group = make("fieldset", null, { "aria-labelledby": "question" }), boxes = []
  group.setAttribute("role", "radiogroup")
  now.question.options.forEach((option, place) => {
    const box = make("input", null, { type: "radio", name: "answer", value: place })
    const label = make("label", null, { className: "tap" }, box, make("span", option))
    box.addEventListener("change", () => answer(place, option))
    boxes.push([box, label, option])
    group.appendChild(label)
  })
  marks = own => boxes.forEach(each => {
    const on = Boolean(own) && fold(own.label) === fold(each[2])
    each[0].checked = on
    each[1].className = on ? "tap on" : "tap"
  })
  return group
}
function typed(kind, label, more, read) {
  const box = make("input", null, Object.assign({ type: kind, id: "typed", autocomplete: "off", spellcheck: false }, more))
  box.value = drafts[slot()] || ""
  box.addEventListener("input", () => { drafts[slot()] = box.value })
  const form = make("form", null, {}, make("label", label, { className: "text", htmlFor: "typed" }), box, make("button", "Send", { className: "main", type: "submit" }))
  form.noValidate = true
  form.addEventListener("submit", event => { event.preventDefault(); read(box.value) })
  return form
}
const ASKS = { // kind of question -> what can be tapped or typed, made anew for each vote
  "next word": () => {
    const all = make("div")
    marks = () => {}
    if (now.question.options.length) all.appendChild(taps())
    if (now.question.typed) {
      all.appendChild(typed("text", now.question.options.length ? "Or type a word of your own" : "Type the next word", { maxLength: 40 },
        text => { if (text.trim()) answer(text, text.trim()); else say("Type a word first.") }))
    }
    return all
  },
  poll: taps,
  truth: taps,
  number: () => {
    const asked = now.question
    marks = () => {}
    return typed("number", "A number from " + asked.low + " to " + asked.high + (asked.unit ? ", " + asked.unit : ""),
      { min: asked.low, max: asked.high, step: "any", inputMode: "decimal" }, text => {
        const number = Number(text.replace(",", "."))
        if (text.trim() === "" || !(number >= asked.low && number <= asked.high)) return say("A number from " + asked.low + " to " + asked.high + ", please.")
        answer(number, (number + " " + asked.unit).trim())
      })
  },
  order: () => {
    const options = now.question.options, own = yours[slot()]
    let order = own ? own.key.split(",").map(Number) : []
    const group = make("fieldset", null, {}, make("legend", "Tap them in order: what comes first, what comes next")), buttons = []
    group.setAttribute("aria-labelledby", "question")
    const draw = () => buttons.forEach((each, place) => {
      const at = order.indexOf(place)
      each.textContent = ""
      each.appendChild(make("span", at < 0 ? "–" : String(at + 1), { className: "place" }))
      each.appendChild(make("span", options[place]))
      each.className = at < 0 ? "" : "on"
      each.setAttribute("aria-label", options[place] + (at < 0 ? ", not placed" : ", place " + (at + 1)))
    })
    options.forEach((option, place) => {
      const button = make("button", null, { type: "button" })
      button.addEventListener("click", () => {
        if (order.length === options.length) order = []
        if (order.indexOf(place) < 0) order.push(place); else order = order.filter(each => each !== place)
        draw()
        if (order.length === options.length - 1) { // the last one has but one place left
          order.push(options.findIndex((_, each) => order.indexOf(each) < 0))
          draw()
        }
        if (order.length === options.length) answer(order.slice(), order.map(each => options[each]).join(", "))
      })
      buttons.push(button)
      group.appendChild(button)
    })
    const anew = make("button", "Begin again", { type: "button", className: "plain" })
    anew.addEventListener("click", () => { order = []; draw() })
    group.appendChild(anew)
    marks = () => {}
    draw()
    return group
  },
  point: () => {
    const all = make("div"), map = make("div", null, { className: "map", tabIndex: 0 }), pin = make("span", null, { className: "pin" })
    map.setAttribute("role", "application")
    map.setAttribute("aria-label", "The map. Arrow keys move your mark, Enter sends it.")
    const name = (x, y) => { // in words: what stands nearest
      const near = now.question.landmarks.slice().sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))[0]
      return near ? "near " + near.label : Math.round(100 * x) + " % from the left, " + Math.round(100 * y) + " % from the top"
    }
    let at = null
    const put = (x, y, sends) => {
      at = [Math.min(Math.max(Math.round(x * 100) / 100, 0), 1), Math.min(Math.max(Math.round(y * 100) / 100, 0), 1)]
      pin.style.left = 100 * at[0] + "%"
      pin.style.top = 100 * at[1] + "%"
      map.appendChild(pin)
      if (sends) answer(at, name(at[0], at[1])); else say("Your mark stands " + name(at[0], at[1]) + ". Enter sends it.")
    }
    const words = now.question.landmarks.map(each => {
      const word = map.appendChild(make("span", each.label))
      word.style.left = 100 * each.x + "%"
      word.style.top = Math.min(Math.max(100 * each.y, 4), 96) + "%" // whole within the edge
      return word
    })
    requestAnimationFrame(() => apart(words)) // once they have their size
    map.addEventListener("click", event => {
      const box = map.getBoundingClientRect()
      put((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height, true)
    })
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
    map.addEventListener("keydown", event => {
      const [x, y] = at || [0.5, 0.5]
      if (steps[event.key]) put(x + 0.04 * steps[event.key][0], y + 0.04 * steps[event.key][1], false)
      else if (event.key === "Enter" || event.key === " ") put(x, y, true)
      else return
      event.preventDefault()
    })
    all.appendChild(make("p", "Tap the place on the map."))
    all.appendChild(map)
    if (now.question.landmarks.length) {
      const list = make("details", null, {}, make("summary", "Or choose from a list"))
      now.question.landmarks.forEach(each => {
        const button = make("button", "Near " + each.label, { type: "button" })
        button.addEventListener("click", () => put(each.x, each.y, true))
        list.appendChild(button)
      })
      all.appendChild(list)
    }
    marks = own => { // after a reload the mark stands where it stood
      if (own && own.key && !at) {
        at = own.key.split(",").map(Number)
        pin.style.left = 100 * at[0] + "%"
        pin.style.top = 100 * at[1] + "%"
        map.appendChild(pin)
      }
      if (own && own.key && own.label === own.key) own.label = name(Number(own.key.split(",")[0]), Number(own.key.split(",")[1]))
    }
    return all
  }
}
// Words that lie on one another move up or down by a line or two, those that come later.
function apart(words) {
  const taken = []
  words.forEach(word => {
    let box
    for (const lines of [0, -1, 1, -2, 2]) {
      word.style.marginTop = lines + "em"
      box = word.getBoundingClientRect()
      if (!taken.some(other => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) break
    }
    taken.push(box)
  })
}
