// A prompt that goes on differently at each moment of training, in the largest type that fits: one text, or beside the one that is on the
// first moment's or another writer's. Parts of a text may be tapped. All words come as data and are set with textContent.
const LARGEST = 52, SMALLEST = 12, ROUND = 8 // pixels of type, and round a text
const FINGER = 18 // pixels: so near to a word a tap between the words is meant for it
const played = new Set() // keys of films that have played once on this page

export default function (component) {
  return mount(component, textFilm)
}

function textFilm(film, root) {
  root.classList.add("moving", "written")
  const sheet = make("div", { className: "sheet" }), first = column(), now = column(), other = column(), moves = rail(film, root)
  other.box.classList.add("theirs")
  sheet.append(first.box, now.box)
  root.append(sheet, moves.bar, moves.said)
  ;(root.closest(".st-key-pair") ?? sheet).setAttribute("data-picture", "")
  const fitting = new Map() // size of type, in pixels, for texts and a room for them
  let at = -1, sized = ""

  function column() {
    const when = make("p", { className: "when" }), text = make("p", { className: "text", translate: false }) // the model's own words
    const place = make("div", { className: "place-of-text" }, text)
    place.onclick = ({ target, clientX, clientY }) => { // a comma is thinner than a finger, and lines have air between them
      if (target.closest("button, [role=button]")) return
      const off = (low, at, high) => Math.max(low - at, at - high, 0), away = ({ left, right, top, bottom }) => Math.hypot(off(left, clientX, right), off(top, clientY, bottom))
      const [near] = [...text.querySelectorAll("button, [role=button]")].map(word => [Math.min(...[...word.getClientRects()].map(away)), word]).sort(([a], [b]) => a - b)
      if (near?.[0] < FINGER) near[1].click()
    }
    return { box: make("div", { className: "page" }, when, place), when, text, place }
  }
  film.draw = t => {
    const index = Math.round(t)
    if (index === at) return
    at = index
    write(now, index)
  }
  function write({ when, text }, index) {
    const { prompt, texts, captions, names, taps } = film.data
    when.textContent = captions?.[index] ?? names[index]
    const parts = taps && (taps.of_prompt || taps.moment === index) ? taps.parts : null
    text.classList.toggle("chips", Boolean(taps?.of_prompt))
    if (taps?.of_prompt) return text.replaceChildren(...parts.map(chip))
    if (film.data.patches?.[index]) return text.replaceChildren(...film.data.patches[index].map(patch))
    const rest = make("span", { className: "rest" })
    if (parts) rest.append(...parts.map(part))
    else rest.textContent = texts[index] ?? " …"
    text.replaceChildren(make("span", { className: "prompt", textContent: prompt }), rest)
  }
  function writeOther([who, goesOn]) {
    sheet.append(other.box)
    other.when.textContent = who
    other.text.replaceChildren(make("span", { className: "prompt", textContent: film.data.prompt }), make("span", { className: "rest", textContent: goesOn }))
  }
  function part([shown, said], number) {
    if (!shown.trim()) return shown
    const gap = /^\s*/.exec(shown)[0]
    return make("span", {}, gap, tappable(shown.slice(gap.length), said, number))
  }
  function chip([shown, note], number) {
    const button = tappable(shown, `${shown}, ${note}`, number)
    button.append(make("small", { textContent: note }))
    return button
  }
  function tappable(shown, said, number) {
    return make("button", {
      type: "button", textContent: shown, title: said, "aria-pressed": String(number === film.data.taps.picked), "aria-label": said,
      onclick: ({ currentTarget }) => {
        for (const other of now.text.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === currentTarget))
        film.send("tap", [number, Date.now() % 86_400_000]) // so that a second tap is another value
      },
    })
  }
  // A stretch of the text; one with a number is copied, and opens at its source. (A button would stand in the text as one block.)
  function patch([shown, number, written]) {
    const piece = make("span", { className: written ? "rest" : "prompt", textContent: shown })
    if (number === null) return piece
    piece.classList.add("copied", number % 2 ? "odd" : "even")
    const open = () => {
      for (const other of now.text.querySelectorAll(".copied")) other.setAttribute("aria-pressed", String(other.dataset.number === piece.dataset.number))
      film.send("tap", [number, Date.now() % 86_400_000])
    }
    const marks = { role: "button", tabindex: "0", title: "Open it at its source", "aria-pressed": String(number === film.data.picked) }
    for (const [name, value] of Object.entries(marks)) piece.setAttribute(name, value)
    piece.dataset.number = number
    piece.onclick = open
    piece.onkeydown = event => {
      if (event.key !== "Enter" && event.key !== " ") return
      event.preventDefault()
      event.stopPropagation() // it would play the film
      open()
    }
    return piece
  }
  // The largest type in which the longest texts fit, so that nothing jumps when one text follows another.
  function fit() {
    const { prompt, texts, taps, pair, other: theirs } = film.data, wide = now.place.clientWidth, high = now.place.clientHeight
    const longest = texts.filter(Boolean).sort((a, b) => space(b) - space(a)).slice(0, 3).concat(theirs?.[1] ?? [])
    const key = JSON.stringify([wide, high, prompt, longest, taps?.of_prompt && taps.parts, pair, larger()])
    if (!wide || !high || key === sized) return
    sized = key
    if (!fitting.has(key)) fitting.set(key, largest(taps?.of_prompt ? [] : longest.map(text => prompt + text), high))
    const size = fitting.get(key)
    root.style.setProperty("--type", `${size}px`)
    // Noise may take more lines than any sentence: of the first moment's beside it so many are shown as are whole.
    if (pair) first.text.style.setProperty("--lines", Math.max(1, Math.floor((first.place.clientHeight - ROUND) / parseFloat(getComputedStyle(first.text).lineHeight))))
    for (const { place } of [first, now, other]) size === SMALLEST ? (place.tabIndex = 0) : place.removeAttribute("tabindex") // it may have to be scrolled
  }
  // All texts are laid out together, unseen and apart from the page, once for each size that is tried; without any, the one that is on.
  function largest(all, high) {
    const texts = all.map(textContent => make("p", { className: "text", textContent }))
    const room = now.place.appendChild(make("div", { className: "room", translate: false, ariaHidden: "true" }, ...texts))
    let low = SMALLEST, top = Math.round(LARGEST * larger())
    while (low < top) {
      const middle = Math.ceil((low + top) / 2)
      ;(all.length ? room : root).style.setProperty("--type", `${middle}px`)
      ;(all.length ? texts : [now.text]).every(({ scrollHeight }) => scrollHeight <= high) ? (low = middle) : (top = middle - 1)
    }
    room.remove()
    return low
  }
  const space = text => text.length + 30 * text.split("\n").length
  film.refresh = () => {
    const late = shared.late?.[film.data.late]
    if (late) film.data = { ...film.data, ...late, late: null }
    root.classList.toggle("beside", Boolean(film.data.beside))
    root.classList.toggle("pair", Boolean(film.data.pair || film.data.other))
    root.classList.toggle("patched", Boolean(film.data.patches))
    first.box.hidden = !film.data.pair
    if (film.data.pair) write(first, 0)
    film.data.other ? writeOther(film.data.other) : other.box.remove()
    at = -1
    moves.refresh()
    if (film.data.plays && !played.has(film.data.key) && !stillness.matches) moves.playFrom(0)
    played.add(film.data.key)
    fit()
  }
  whenResized(now.place, fit, film.life)
  document.fonts.addEventListener("loadingdone", () => { fitting.clear(); sized = ""; fit() }, { signal: film.life })
  addEventListener("nudge-late", () => film.refresh(), { signal: film.life })
}
