// The picture of one state of the walk. It fills in the frame of core/figures/layers.py (walk_frame): one row a token, its
// numbers as colours, how much the state changes it; beside it what the model would say if it stopped here.
const NARROW = 560 // pixels
const WIDTHS = { wide: { map: [0, 0.57], changed: [0.575, 0.645], says: [0.69, 1] }, narrow: { map: [0, 0.5], changed: [0.51, 0.62], says: [0.66, 1] } }
const looksFoot = form => (form === "wide" ? 58 : 46) // pixels under a map of who looks at whom, for the names of its columns
const LONGEST = { wide: 16, narrow: 9 } // characters of a token beside its row

function walkPicture(film, root, sheet, picture, { over, heads, tapped, pointed }) {
  let Plotly = null, pending = false, bytes = null, says = null, lens = null, final = null, probs = null, packed = null, listening = false, revision = 0, area = null
  let begun = null
  const drawn = new Promise(done => (begun = done)) // when Plotly has drawn for the first time

  const rows = make("div", { className: "rows" }), changed = make("div", { className: "changed" }), columns = make("div", { className: "columns" })
  picture.after(rows, changed, columns)
  let look = null // colours and type of the page
  const size = () => film.data.tokens.length
  const decode = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
  const share = code => film.data.shares[code]
  // How much a token's numbers are changed, as pages/sections/layers/walk_packed.py writes it.
  const changes = one => (one < 0.995 ? percent(one) : `${one.toFixed(1)}\u00a0×`)
  const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

  function unpack() {
    if (packed === film.data.bytes) return
    packed = film.data.bytes
    bytes = decode(packed)
    ;[lens, final, probs] = [film.data.lens, film.data.final, film.data.probs].map(decode)
    says = new Uint16Array(decode(film.data.says).buffer)
  }
  // Rows of numbers, as they stand in the model.
  function numbers({ map }) {
    const wide = film.data.width
    return Array.from({ length: size() }, (_, r) => Float32Array.from({ length: wide }, (_, c) => {
      const part = (bytes[map.at + r * wide + c] - 128) / 127
      return Math.sign(part) * part * part * map.top
    }))
  }
  // What share of its look a token sends to each token up to itself.
  function looks({ map }, head, row) {
    const first = map.at + head * size() * (size() + 1) / 2 + row * (row + 1) / 2
    return Float64Array.from({ length: row + 1 }, (_, c) => share(bytes[first + c]))
  }
  // Where a token looks hardest in a head: at all, and at which word before it.
  function hardest(state, head, row) {
    const shares = looks(state, head, row), best = from => shares.reduce((found, one, c) => (c >= from && c < row && one > (shares[found] ?? -1) ? c : found), -1)
    return { shares, top: shares.indexOf(Math.max(...shares)), word: row > 1 ? best(1) : 0 }
  }
  function would({ stream }, row) {
    const first = 3 * (stream * size() + row)
    return [0, 1, 2].map(k => [film.data.words[says[first + k]], share(lens[first + k])])
  }
  const finally_ = ({ stream }, row) => share(final[stream * size() + row])
  const answers = row => {
    const count = film.data.candidates.length / size()
    return Array.from({ length: count }, (_, k) => row * count + k).map(at => ({ word: film.data.words[film.data.candidates[at]], logit: film.data.logits[at], share: share(probs[at]) }))
  }

  function draw(place) {
    if (!Plotly) {
      outdated(film, sheet, root, place.state)
      return begin(place)
    }
    unpack()
    const { data, layout } = JSON.parse(film.data.figure), state = film.data.states[place.state]
    const [map, bars, labels, answer] = data, isAnswer = state.kind === "answer", isMap = state.map !== null
    const form = picture.clientWidth < NARROW ? "narrow" : "wide", widths = WIDTHS[form], unit = larger(), [width, height] = [picture.clientWidth, picture.clientHeight]
    const margin = { l: 4, r: 6, t: 22 * unit, b: (state.kind === "looks" ? looksFoot(form) : 22) * unit }
    const type = Math.min((form === "wide" ? 15 : 12) * unit, 0.95 * (height - margin.t - margin.b) / size())
    if (isMap) margin.l = widest(type, form) + 10
    const inner = { width: width - margin.l - margin.r, height: height - margin.t - margin.b }
    Object.assign(layout, { autosize: true, hovermode: false, datarevision: (revision += 1), shapes: [], annotations: [], margin })
    Object.assign(layout.xaxis, { domain: widths.map, visible: isMap })
    Object.assign(layout.yaxis, { visible: isMap, range: [size() - 0.5, -0.5] })
    // The bars stand between the token that they follow and the heads.
    const foot = heads.hidden ? 0 : Math.max(0, heads.offsetHeight - margin.b + 8) / inner.height, top = Math.max(0, over.offsetHeight - margin.t + 6) / inner.height
    Object.assign(layout.xaxis2, { domain: widths.says, visible: isMap })
    Object.assign(layout.yaxis2, { domain: [foot, Math.max(foot + 0.2, 1 - top)], visible: isMap })
    layout.xaxis3.visible = layout.yaxis3.visible = isAnswer
    data.forEach(trace => (trace.visible = trace === answer ? isAnswer : isMap))
    if (isAnswer) drawAnswer(answer, layout, state, place.row, form, unit)
    else if (isMap) {
      if (state.kind === "numbers") drawNumbers(map, layout, state)
      else drawLooks(map, layout, state, place)
      layout.shapes.push(frame(-0.5, map.z[0].length - 0.5, place.row, look.text, 2))
      drawSays(bars, labels, state, place.row, form, unit)
    } else drawWords(layout, state, place.row, form, unit)
    area = isMap ? { left: margin.l, top: margin.t, width: widths.map[1] * inner.width, height: inner.height, columns: map.z[0].length } : null
    name(state, place.row, { margin, inner, type, form, unit, widths, shown: isMap })
    Plotly.react(picture, data, themed(layout, {}, root), STILL_PICTURE)
    if (!listening) listen()
  }

  // The names round a map stand in the page itself: for Plotly they would be most of the work of drawing it anew.
  function name(state, row, { margin, inner, type, form, unit, widths, shown }) {
    for (const one of [rows, changed, columns]) one.hidden = !shown
    if (!shown) return
    const token = (text, most) => cut(text.trim() || "␣", most), looks = state.kind === "looks", wide = widths.map[1] * inner.width
    put(rows, film.data.tokens.map(text => token(text, LONGEST[form])), { left: 0, top: margin.t, width: margin.l - 6, height: inner.height, type })
    rows.childNodes.forEach((one, at) => one.classList.toggle("followed", at === row))
    put(changed, state.change ? state.change.map(changes) : [], { left: margin.l + widths.changed[0] * inner.width, top: margin.t, width: (widths.changed[1] - widths.changed[0]) * inner.width, height: inner.height, type: Math.min(type, 13 * unit) })
    changed.dataset.title = state.change ? "change" : ""
    const steps = [1, ...[1, 2, 3, 4].map(part => Math.round(part * film.data.width / 4))], each = wide / size()
    put(columns, looks ? film.data.tokens.map(text => token(text, 8)) : steps.map(String), { left: margin.l, top: margin.t + inner.height + 3, width: wide, height: margin.b - 3, type: looks ? Math.max(8, Math.min(12, each * 0.9)) * unit : (form === "wide" ? 12 : 9) * unit })
    columns.classList.toggle("upright", looks)
  }
  function put(element, texts, { type, ...box }) {
    for (const [name, value] of Object.entries(box)) element.style[name] = `${value}px`
    element.style.fontSize = `${type}px`
    while (element.childElementCount > texts.length) element.lastChild.remove()
    while (element.childElementCount < texts.length) element.append(make("span"))
    texts.forEach((text, at) => { if (element.childNodes[at].textContent !== text) element.childNodes[at].textContent = text })
  }
  // The room that the names of the tokens take.
  function widest(type, form) {
    const pen = new OffscreenCanvas(1, 1).getContext("2d")
    pen.font = `bold ${type}px ${look.family}`
    return Math.ceil(Math.max(...film.data.tokens.map(token => pen.measureText(cut(token.trim() || "␣", LONGEST[form])).width)))
  }
  // A line between the rows: gaps in the map itself would be painted dot by dot.
  const between = wide => ({ type: "path", path: film.data.tokens.slice(1).map((_, row) => `M-0.5,${row + 0.5}H${wide - 0.5}`).join(""), line: { color: look.paper, width: 1 } })
  const frame = (x0, x1, row, color, width, dash = "solid") => ({ type: "rect", x0, x1, y0: row - 0.5, y1: row + 0.5, line: { color, width, dash } })

  // The text as it is read; then cut; then each piece with its number under it: at the same places, so that the eye can follow.
  function drawWords(layout, state, row, form, unit) {
    const bare = state.stage === "text", { size: type, places } = flowed(film.data.tokens.map((token, at) => (bare && !at ? "" : token.trim() || "␣")), unit)
    layout.annotations = film.data.tokens.flatMap((token, at) => (bare && !at ? [] : [{
      x: 0, y: 1, xref: "paper", yref: "paper", xshift: places[at].x, yshift: -places[at].y, xanchor: "left", yanchor: "top", showarrow: false,
      font: { size: type }, borderpad: type / 4, borderwidth: bare ? 0 : at === row ? 3 : 1, bordercolor: bare ? "rgba(0,0,0,0)" : look.text,
      text: `${literal(token.trim() || "␣")}<br><span style="font-size:${Math.round(type * 0.62)}px">${state.stage === "ids" ? film.data.ids[at].toLocaleString("en") : " "}</span>`,
    }]))
  }
  // Where words stand in lines, and the largest type at which all have room.
  function flowed(words, unit) {
    const pen = new OffscreenCanvas(1, 1).getContext("2d"), family = look.family
    const [width, height] = [picture.clientWidth - 16, picture.clientHeight - 50]
    for (let size = 34 * unit; ; size -= 1) {
      pen.font = `600 ${size}px ${family}`
      let x = 0, y = 0
      const places = words.map(word => {
        const wide = word ? Math.max(pen.measureText(word).width, 2 * size) + size : 0
        if (x && x + wide > width) [x, y] = [0, y + 3.4 * size]
        x += wide
        return { x: x - wide, y }
      })
      if (size <= 9 || y + 3.4 * size <= height) return { size, places: places.map(({ x, y: top }) => ({ x, y: top + Math.max(0, (height - y - 3.4 * size) / 3) })) }
    }
  }
  function drawNumbers(map, layout, state) {
    const { limit } = state.map, wide = film.data.width
    Object.assign(map, { z: numbers(state), zmin: -limit, zmax: limit, colorscale: [[0, film.data.below], [0.5, look.panel], [1, film.data.inks[state.part].fill]] })
    layout.xaxis.range = [-0.5, wide - 0.5]
    layout.shapes.push(between(wide))
  }
  function drawLooks(map, layout, state, place) {
    const count = size(), { open, inks } = film.data, { fill } = inks[state.part]
    map.z = Array.from({ length: count }, (_, r) => {
      const row = new Array(count).fill(null)
      if (!(open.covered && r === place.row)) looks(state, place.head, r).forEach((one, c) => (row[c] = one))
      return row
    })
    Object.assign(map, { zmin: 0, zmax: 1, xgap: 1, ygap: 1, colorscale: [[0, `${fill}0c`], [0.1, `${fill}55`], [0.5, `${fill}cc`], [1, fill]] })
    layout.xaxis.range = [-0.5, count - 0.5]
    if (open.covered) return
    const { word, shares } = hardest(state, place.head, place.row)
    if (word > 0) {
      layout.shapes.push(frame(word - 0.5, word + 0.5, place.row, look.text, 3))
      layout.annotations.push({ x: word, y: place.row - 0.5, yanchor: "bottom", text: `<b>${percent(shares[word])}</b>`, showarrow: false, bgcolor: look.paper, borderpad: 1 })
    }
    if (open.guessed !== null && open.guessed !== word) layout.shapes.push(frame(open.guessed - 0.5, open.guessed + 0.5, place.row, look.text, 2, "dot"))
  }
  function drawSays(bars, labels, state, row, form, unit) {
    const best = would(state, row), [last] = answers(row), all = [...best, [last.word, finally_(state, row)]], fill = film.data.inks.prediction.fill
    const most = form === "wide" ? 16 : 10, called = (word, most) => literal(cut(word.trim() || "␣", most))
    Object.assign(bars, { x: all.map(([, one]) => one), y: [0, 1, 2, 3.3], marker: { color: all.map((_, k) => (k < 3 ? fill : "rgba(0,0,0,0)")), line: { color: fill, width: 2 } } })
    Object.assign(labels, { x: all.map(() => 0), y: [-0.36, 0.64, 1.64, 2.94], textfont: { size: (form === "wide" ? 15 : 11) * unit },
      text: all.map(([word, one], k) => `${k < 3 ? "" : form === "wide" ? "final answer " : "at last "}<b>${called(word, most)}</b> ${percent(one)}`) })
  }
  function drawAnswer(answer, layout, state, row, form, unit) {
    const found = answers(row), scores = state.stage === "logits", x = found.map(one => (scores ? one.logit : one.share))
    const most = Math.max(...x, scores ? 1 : 0.2), least = Math.min(0, ...x), rows = found.map((_, k) => k)
    Object.assign(answer, { x, y: rows, text: x.map(one => (scores ? signed(one, 1) : percent(one))), textfont: { size: (form === "wide" ? 17 : 13) * unit } })
    layout.xaxis3.range = [least * 1.2, most * (form === "wide" ? 1.15 : 1.3)]
    Object.assign(layout.yaxis3, { range: [rows.length - 0.4, -0.6], tickvals: rows, automargin: true, tickfont: { size: (form === "wide" ? 18 : 13) * unit },
      ticktext: found.map(({ word }, k) => `${k ? "" : "<b>"}${literal(cut(word.trim() || "␣", 16))}${k ? "" : "</b>"}`) })
  }

  async function begin(place) {
    if (pending) return
    pending = true
    try {
      await firstPicture(film, sheet, root, place.state)
      Plotly = await plotly(film.data.plotly)
    } finally { pending = false }
    if (!film.life.aborted) draw(film.place ?? place)
  }
  function listen() {
    listening = true
    begun()
    sheet.querySelector(".first")?.remove()
    picture.dataset.stamp = film.data.stamp
    picture.toggleAttribute("data-plays", film.data.plays)
    picture.dispatchEvent(new CustomEvent("drawn", { bubbles: true }))
    picture.addEventListener("click", event => { const at = cell(event); if (at) tapped(...at) })
    picture.addEventListener("pointermove", event => pointed(...(cell(event) ?? [])))
    picture.addEventListener("pointerleave", () => pointed())
  }
  // Row and column of the map under a pointer, null beside it.
  function cell(event) {
    if (!area) return null
    const box = picture.getBoundingClientRect(), part = (at, from, length, count) => Math.floor(((at - from) / length) * count)
    const row = part(event.clientY, box.top + area.top, area.height, size()), column = part(event.clientX, box.left + area.left, area.width, area.columns)
    return row >= 0 && row < size() && column >= 0 && column < area.columns ? [row, column] : null
  }
  let wide = 0
  whenResized(picture, () => {
    const now = picture.clientWidth + 1e4 * picture.clientHeight
    if (!Plotly || !now || now === wide) return
    wide = now
    draw(film.place)
  }, film.life)
  film.life.addEventListener("abort", () => Plotly?.purge(picture))
  const cellOf = (state, row, column) => (unpack(), numbers(state)[row][column])
  return { draw, drawn, relook() { look = { ...palette(root), family: getComputedStyle(root).fontFamily } }, rows, hardest: (...at) => (unpack(), hardest(...at)), would: (...at) => (unpack(), would(...at)), answers, cellOf }
}
