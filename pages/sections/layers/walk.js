// The walk through one prediction. All steps are here already; the reader steps by buttons, slider, arrows or the map.
// One row a token: its name (a button: follow this token), a heat map of its numbers, how much the step changes it.
export default function (component) {
  return mount(component, walk)
}

function walk(film, root) {
  root.classList.add("walk")
  const map = make("div", { className: "plan", role: "group", "aria-label": "Map of the model, schematic: tap a part to go there" })
  const back = make("button", { type: "button", textContent: "‹ Back", onclick: () => go(at - 1) })
  const on = make("button", { type: "button", textContent: "Next ›", className: "next", onclick: () => go(at + 1) })
  const slider = make("input", { type: "range", min: 0, step: 1, "aria-label": "Step of the walk", oninput: () => go(+slider.value) })
  const place = make("output", { className: "place" })
  const title = make("h3", { className: "title" })
  const about = make("p", { className: "about" })
  const heads = make("div", { className: "heads", role: "group", "aria-label": "Attention head" })
  const same = make("input", { type: "checkbox", onchange: () => draw() })
  const sameLabel = make("label", { className: "same" }, same, " Same colours at every step")
  const grid = make("div", { className: "grid", translate: false }) // tokens and numbers
  const canvas = make("canvas", { role: "img" })
  const flat = make("div", { className: "flat" })
  const reading = make("p", { className: "reading" })
  const key = make("div", { className: "key" })
  const lens = make("div", { className: "lens" })
  const lensTitle = make("p", { className: "lens-title" })
  const lensRows = make("ol", { className: "bars", translate: false })
  const table = make("details", { className: "table" }, make("summary", { textContent: "The numbers of this step" }))
  const tableBody = make("div", { className: "scroll", translate: false, tabIndex: 0, role: "region", "aria-label": "The numbers of this step" })
  const said = make("p", { className: "said hidden", "aria-live": "polite" })
  table.append(tableBody)
  lens.append(lensTitle, lensRows)
  root.append(map, make("div", { className: "bar" }, back, slider, on), place, title, about,
    make("div", { className: "tools fixed" }, heads, sameLabel), make("div", { className: "figure" }, grid, flat), reading, key, lens, table, said)

  let at = 0, head = 0, row = 0, opened = null, text = null, bytes = null, hover = null, colours = {}, restTimer = 0, sayTimer = 0, fresh = 0
  let parts = [], tokens = [], changes = [], headButtons = []

  const step = () => film.data.steps[at]
  const dark = () => luminance(rgb(colours.paper)) < 0.3
  const word = index => (index === 0 ? "start" : `“${film.data.tokens[index].trim()}”`)
  const number = value => (Object.is(Math.round(value * 1000), 0) || value === 0 ? "0.00" : Math.abs(value) < 0.1 ? value.toFixed(3) : value.toFixed(2)).replace("-", "−")

  function go(index, quiet) {
    at = Math.min(Math.max(index, 0), film.data.steps.length - 1)
    hover = null
    slider.value = at
    const now = step(), layer = now.layer === null ? "" : `layer ${now.layer + 1}, `
    place.textContent = `Step ${at + 1} of ${film.data.steps.length}: ${layer}${now.name}`
    slider.setAttribute("aria-valuetext", place.textContent)
    back.disabled = at === 0
    on.disabled = at === film.data.steps.length - 1
    const inMap = map.contains(root.getRootNode().activeElement)
    parts.forEach((part, place) => {
      part.tabIndex = place === at ? 0 : -1
      place === at ? part.setAttribute("aria-current", "step") : part.removeAttribute("aria-current")
    })
    if (inMap) parts[at].focus()
    title.textContent = now.title
    about.textContent = now.about
    draw()
    if (!quiet) rest()
  }

  function rest() {
    clearTimeout(restTimer)
    clearTimeout(sayTimer)
    restTimer = setTimeout(() => film.send("place", { step: at, head, position: row }), 350)
    sayTimer = setTimeout(() => (said.textContent = `${place.textContent}. ${step().title}. ${lensWords()}`), 200)
  }

  function follow(index) { row = index; draw(); rest() }

  // What the numbers are ------------------------------------------------------------------------------------------
  function columns(now) { return now.kind === "pattern" ? film.data.tokens.length : now.kind === "signed" ? film.data.width : film.data.candidates.length }
  function value(now, r, c) {
    const data = film.data.maps[now.map], wide = columns(now), tall = film.data.tokens.length
    const place = (now.kind === "pattern" ? head * tall * wide : 0) + r * wide + c
    if (now.kind === "pattern" || now.kind === "chances") return ((bytes[data.at + 2 * place] + 256 * bytes[data.at + 2 * place + 1]) / 65535) ** 2
    const part = (bytes[data.at + place] - 128) / 127
    return Math.sign(part) * part * part * data.top
  }
  function limit(now) {
    if (now.kind !== "signed" || !same.checked) return film.data.maps[now.map].limit
    return Math.max(...film.data.steps.filter(other => other.kind === "signed").map(other => film.data.maps[other.map].limit))
  }
  function cellWords(now, r, c) {
    const worth = value(now, r, c)
    if (now.kind === "pattern") return c > r ? `${word(r)} can't look ahead at ${word(c)}` : `Head ${head + 1}: ${word(r)} looks at ${word(c)}: ${percent(worth)}`
    if (now.kind === "signed") return `${word(r)}, number ${c + 1} of ${film.data.width}: ${number(worth)}`
    const next = film.data.candidates[c].trim()
    return now.kind === "scores" ? `After ${word(r)}, “${next}” scores ${worth.toFixed(1).replace("-", "−")}` : `After ${word(r)}, “${next}” gets ${percent(worth)}`
  }
  function looks() {
    const shares = film.data.tokens.map((_, c) => [c, c > row ? 0 : value(step(), row, c)]).sort((a, b) => b[1] - a[1]).slice(0, 3)
    return `Head ${head + 1}: ${word(row)} looks at ` + shares.filter(share => share[1] > 0.005).map(([c, share]) => `${c === row ? "itself" : word(c)} ${percent(share)}`).join(", ")
  }

  // Drawing -------------------------------------------------------------------------------------------------------
  function draw() {
    if (!bytes) return
    const now = step(), flatNow = now.kind === "flat", pattern = now.kind === "pattern"
    flat.hidden = !flatNow
    grid.style.visibility = flatNow ? "hidden" : ""
    heads.hidden = !pattern
    sameLabel.hidden = now.kind !== "signed"
    key.style.visibility = flatNow ? "hidden" : ""
    if (flatNow) drawFlat(now)
    else drawMap(now)
    reading.textContent = flatNow ? "" : hover ? cellWords(now, ...hover) : pattern ? looks() : "Touch a square to read its number."
    tokens.forEach((button, index) => button.setAttribute("aria-pressed", index === row))
    tokens.forEach((button, index) => (button.tabIndex = index === row ? 0 : -1))
    headButtons.forEach((button, index) => button.setAttribute("aria-pressed", index === head))
    changes.forEach(({ cell, bar, label }, index) => {
      const share = now.change?.[index]
      cell.style.visibility = now.change ? "" : "hidden"
      if (!now.change) return
      label.textContent = share >= 9.95 ? `× ${Math.round(share)}` : percent(share)
      bar.style.width = `${Math.min(share, 1) * 100}%`
      bar.style.background = film.data.inks[now.part].fill
    })
    grid.querySelector(".changed").textContent = !now.change ? "" : now.stage === "feed_forward" ? "to come" : "change"
    drawLens(now)
    if (table.open) fillTable()
  }

  function ink(now) { return rgb(film.data.inks[now.part][dark() ? "dark" : "light"]) }

  function drawMap(now) {
    const tall = film.data.tokens.length, wide = columns(now), bound = limit(now)
    const box = canvas.getBoundingClientRect(), unit = larger(), ratio = (devicePixelRatio || 1) * unit
    const width = (box.width || 300) / unit, height = (box.height || 200) / unit, rowHeight = (height - AXIS) / tall
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio)
      canvas.height = Math.round(height * ratio)
    }
    const ground = rgb(colours.paper), above = ink(now), below = rgb(film.data.below[dark() ? "dark" : "light"]).map((c, i) => Math.round(0.72 * c + 0.28 * ground[i]))
    const cells = new OffscreenCanvas(wide, tall), pixels = new ImageData(wide, tall), panel = rgb(colours.panel)
    for (let r = 0; r < tall; r++) for (let c = 0; c < wide; c++) {
      const ahead = now.kind === "pattern" && c > r
      const part = ahead ? 0 : Math.max(-1, Math.min(1, value(now, r, c) / bound))
      const end = part < 0 ? below : above, from = ahead ? panel : ground, p = 4 * (r * wide + c)
      for (let i = 0; i < 3; i++) pixels.data[p + i] = from[i] + Math.abs(part) * (end[i] - from[i])
      pixels.data[p + 3] = 255
    }
    cells.getContext("2d").putImageData(pixels, 0, 0)
    const pen = canvas.getContext("2d")
    pen.setTransform(ratio, 0, 0, ratio, 0, 0)
    pen.clearRect(0, 0, width, height)
    pen.imageSmoothingEnabled = false
    for (let r = 0; r < tall; r++) pen.drawImage(cells, 0, r, wide, 1, 0, r * rowHeight + 1, width, rowHeight - 2)
    pen.strokeStyle = colours.border
    pen.lineWidth = 1
    pen.strokeRect(0.5, 0.5, width - 1, rowHeight * tall - 1)
    pen.strokeStyle = pen.fillStyle = colours.text
    pen.lineWidth = 2
    pen.strokeRect(1, row * rowHeight + 1, width - 2, rowHeight - 2)
    if (hover) pen.strokeRect(hover[1] * width / wide, hover[0] * rowHeight + 2, Math.max(width / wide, 4), rowHeight - 4)
    drawAxis(pen, now, width, rowHeight * tall, wide)
    drawKey(now, bound, above, below, ground)
    canvas.setAttribute("aria-label", `${now.title}. ${now.kind === "pattern" ? looks() : `${tall} tokens by ${wide} ${now.kind === "signed" ? "numbers" : "words"}`}. The numbers are in the table below.`)
    if (now.kind === "pattern") headButtons.forEach((button, index) => thumbnail(button.firstChild, now, index, ground, above))
  }

  function drawAxis(pen, now, width, top, wide) {
    pen.font = `12px ${getComputedStyle(root).fontFamily}`
    pen.textBaseline = "middle"
    if (now.kind === "signed") {
      pen.textAlign = "center"
      const ticks = [1, ...[1, 2, 3, 4].map(q => Math.round(q * wide / 4))]
      for (const tick of ticks) pen.fillText(tick, Math.min(Math.max((tick - 0.5) * width / wide, 5), width - 11), top + 10)
      pen.fillText("numbers of each token (dimensions)", width / 2, top + 27)
      return
    }
    const names = now.kind === "pattern" ? film.data.tokens : film.data.candidates, each = width / wide
    const every = Math.max(1, Math.ceil(13 / each))
    pen.textAlign = "right"
    names.forEach((name, c) => {
      if (c % every) return
      pen.save()
      pen.translate((c + 0.5) * each, top + 5)
      pen.rotate(each < 32 ? -Math.PI / 2 : -Math.PI / 3)
      pen.fillText(name.trim().slice(0, 9), 0, 0)
      pen.restore()
    })
  }

  function drawKey(now, bound, above, below, ground) {
    const css = part => `rgb(${part.map(Math.round)})`
    const signed = now.kind === "signed" || now.kind === "scores"
    const ends = now.kind === "pattern" ? [percent(0), "share of its look", percent(1)] : now.kind === "chances" ? [percent(0), "chance", percent(1)]
      : [`−${short(bound)} or less`, "0", `${short(bound)} or more`]
    const strip = make("span", { className: "strip" })
    strip.style.background = `linear-gradient(to right, ${signed ? `${css(below)}, ` : ""}${css(ground)}, ${css(above)})`
    key.replaceChildren(strip, make("span", { className: "ends" }, ...ends.map(textContent => make("span", { textContent }))))
  }

  function thumbnail(small, now, index, ground, above) {
    const tall = film.data.tokens.length, pixels = new ImageData(tall, tall), kept = head
    head = index
    for (let r = 0; r < tall; r++) for (let c = 0; c < tall; c++) {
      const part = c > r ? 0 : value(now, r, c), p = 4 * (r * tall + c)
      for (let i = 0; i < 3; i++) pixels.data[p + i] = ground[i] + part * (above[i] - ground[i])
      pixels.data[p + 3] = 255
    }
    head = kept
    small.width = small.height = tall
    small.getContext("2d").putImageData(pixels, 0, 0)
  }

  function drawFlat(now) {
    if (now.stage === "text") return flat.replaceChildren(make("p", { className: "text", textContent: film.data.text, translate: false }))
    flat.replaceChildren(make("ol", { className: "chips", translate: false }, ...film.data.tokens.map((token, index) => {
      const chip = make("li", { className: "chip" }, make("span", { textContent: token }))
      if (now.stage === "ids") chip.append(make("b", { textContent: film.data.ids[index] }))
      return chip
    })))
  }

  function top3(now) {
    const first = 3 * (now.says * film.data.tokens.length + row)
    return [0, 1, 2].map(k => [film.data.words[film.data.says[first + k]], film.data.shares[first + k]])
  }
  function lensWords() {
    const now = step()
    return now.says === null ? "There is nothing to read off yet." : `If it had to stop here, after ${word(row)}: ` + top3(now).map(([next, share]) => `${next.trim()} ${percent(share)}`).join(", ")
  }
  function drawLens(now) {
    lensTitle.textContent = now.says === null ? "If it had to stop here: nothing yet, there are no numbers to read." : `If it had to stop here, it would go on after ${word(row)} with:`
    lensRows.style.visibility = now.says === null ? "hidden" : ""
    if (now.says === null) return
    const found = top3(now)
    ;[...lensRows.children].forEach((line, k) => {
      line.children[0].textContent = found[k][0]
      line.children[1].firstChild.style.width = `${100 * found[k][1]}%`
      line.children[2].textContent = percent(found[k][1])
    })
  }

  function fillTable() {
    const now = step(), all = film.data.tokens, cell = (tag, text, scope) => make(tag, scope ? { textContent: text, scope } : { textContent: text })
    const top = now.kind === "pattern" ? all : now.kind === "signed" ? Array.from({ length: film.data.width }, (_, c) => c + 1) : now.kind === "flat" ? ["id"] : film.data.candidates
    const worth = (r, c) => now.kind === "flat" ? (now.stage === "ids" ? film.data.ids[r] : "") : now.kind === "pattern" && c > r ? "" : now.kind === "pattern" || now.kind === "chances" ? percent(value(now, r, c)) : number(value(now, r, c))
    const shown = now.kind === "flat" && now.stage !== "ids" ? [] : top
    const header = make("tr", {}, cell("th", "token", "col"), ...(now.change ? [cell("th", "change", "col")] : []), ...shown.map(name => cell("th", name, "col")))
    const rows = all.map((name, r) => make("tr", {}, cell("th", name, "row"), ...(now.change ? [cell("td", percent(now.change[r]))] : []), ...shown.map((_, c) => cell("td", worth(r, c)))))
    tableBody.replaceChildren(make("table", {}, make("thead", {}, header), make("tbody", {}, ...rows)))
  }

  // Building ------------------------------------------------------------------------------------------------------
  function build() {
    const data = film.data, size = data.tokens.length
    bytes = Uint8Array.from(atob(data.bytes), letter => letter.charCodeAt(0))
    slider.max = data.steps.length - 1
    parts = data.steps.map((each, index) => {
      const button = make("button", { type: "button", className: `part ${each.part ?? "none"}`, onclick: () => go(index) })
      button.style.setProperty("--part", each.part ? data.inks[each.part].fill : "var(--st-border-color)")
      const inLayer = each.layer !== null
      button.textContent = inLayer ? { attention: "A", gathered: "G", feed_forward: "F", sum: "Σ" }[each.stage] : each.name
      if (inLayer) button.setAttribute("aria-label", `layer ${each.layer + 1}, ${each.name}`)
      button.title = button.getAttribute("aria-label") ?? each.name
      return button
    })
    const column = (name, buttons) => make("div", { className: "column" }, make("span", { className: "floor", textContent: name }), ...buttons)
    const of = layer => parts.filter((_, index) => data.steps[index].layer === layer)
    const outer = parts.filter((_, index) => data.steps[index].layer === null)
    map.replaceChildren(make("div", { className: "ends-of-map" }, ...outer.slice(0, 5)),
      make("div", { className: "floors" }, ...Array.from({ length: data.layers }, (_, layer) => column(`layer ${layer + 1}`, of(layer)))),
      make("div", { className: "ends-of-map" }, ...outer.slice(5)),
      make("p", { className: "legend-of-map", textContent: "Schematic, not to scale. A attention, G what it gathered, F feed-forward, Σ the sum." }))
    headButtons = Array.from({ length: data.heads }, (_, index) => make("button", { type: "button", onclick: () => { head = index; draw(); rest() } },
      make("canvas", { className: "thumb", "aria-hidden": "true" }), `Head ${index + 1}`))
    heads.replaceChildren(...headButtons)
    tokens = data.tokens.map((name, index) => make("button", { type: "button", className: "token", textContent: name, title: `Follow ${name.trim()}`, onclick: () => follow(index) }))
    changes = data.tokens.map(() => {
      const bar = make("i"), label = make("span")
      return { bar, label, cell: make("span", { className: "change" }, make("span", { className: "rail" }, bar), label) }
    })
    const line = (size > 14 ? 24 : 28) * larger(), axis = AXIS * larger()
    grid.style.gridTemplateRows = `1.5rem repeat(${size}, ${line}px) ${axis}px`
    canvas.style.gridRow = `2 / span ${size + 1}`
    canvas.style.height = `${size * line + axis}px`
    tokens.forEach((button, index) => (button.style.gridRow = index + 2))
    changes.forEach(({ cell }, index) => (cell.style.gridRow = index + 2))
    grid.replaceChildren(make("span", { className: "tokens", textContent: "token" }), make("span", { className: "changed" }), ...tokens, canvas, ...changes.map(({ cell }) => cell))
    lensRows.replaceChildren(...[0, 1, 2].map(() => make("li", {}, make("span", { className: "label" }), make("span", { className: "track" }, make("span", { className: "fill" })), make("span", { className: "share" }))))
    root.style.setProperty("--fill", data.inks.prediction.fill)
    keepRoom()
  }

  canvas.addEventListener("pointermove", point)
  canvas.addEventListener("pointerdown", point)
  canvas.addEventListener("pointerleave", event => { if (event.pointerType === "mouse") { hover = null; draw() } })
  canvas.addEventListener("click", event => { point(event); if (hover) follow(hover[0]) })
  function point(event) {
    const box = canvas.getBoundingClientRect(), now = step(), tall = film.data.tokens.length
    const r = Math.floor((event.clientY - box.top) / (box.height - AXIS * larger()) * tall), c = Math.floor((event.clientX - box.left) / box.width * columns(now))
    hover = r >= 0 && r < tall && c >= 0 && c < columns(now) ? [r, c] : null
    cancelAnimationFrame(fresh)
    fresh = requestAnimationFrame(draw)
  }
  table.addEventListener("toggle", () => (table.open ? fillTable() : tableBody.replaceChildren()))
  root.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target === slider || event.target === tableBody) return
    const move = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: film.data.steps.length - 1 }[event.key]
    if (move !== undefined) { event.preventDefault(); go(move) }
    const turn = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (turn && event.target.classList.contains("token")) {
      event.preventDefault()
      follow(Math.min(Math.max(row + turn, 0), tokens.length - 1))
      tokens[row].focus()
    } else if (turn && map.contains(event.target)) { event.preventDefault(); go(at + turn) }
  })
  let wide = 0
  whenResized(canvas, () => {
    if (root.clientWidth !== wide) { wide = root.clientWidth; keepRoom() }
    cancelAnimationFrame(fresh)
    fresh = requestAnimationFrame(draw)
  }, film.life)
  // Title and explanation keep the room of the longest of all steps, so that nothing below jumps from step to step.
  function keepRoom() {
    for (const [element, of] of [[title, "title"], [about, "about"]]) {
      element.style.minHeight = ""
      const tallest = Math.max(...film.data.steps.map(each => { element.textContent = each[of]; return element.offsetHeight }))
      element.style.minHeight = `${tallest}px`
      element.textContent = step()[of]
    }
  }

  film.refresh = () => {
    colours = palette(root)
    const start = JSON.stringify(film.data.start), known = text === null ? null : text
    const signature = film.data.text + film.data.bytes.length + film.data.bytes.slice(0, 4000)
    if (known !== signature) build()
    if (opened !== start) ({ step: at, head, position: row } = film.data.start)
    else if (known !== signature && film.data.tokens.length <= row) row = film.data.tokens.length - 1
    if (known !== null && known !== signature && opened === start) row = film.data.tokens.length - 1
    row = Math.min(Math.max(row, 0), film.data.tokens.length - 1)
    head = Math.min(Math.max(head, 0), film.data.heads - 1)
    opened = start
    text = signature
    go(at, true)
  }
  film.life.addEventListener("abort", () => { clearTimeout(restTimer); clearTimeout(sayTimer); cancelAnimationFrame(fresh) })
}

const AXIS = 58
const short = value => (value >= 1 ? value.toPrecision(2) : String(value))
