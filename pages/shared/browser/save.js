// A button that saves a picture as a file: its finding, what is painted, what Plotly draws, and the names that stand round it.
const FINE = 2, FOOT = 24 // dots a pixel; pixels under the picture, for where it comes from

function saveButton(sheet, picture, headline, root) {
  const icon = draw("svg", { viewBox: "0 0 24 24", width: 18, height: 18, "aria-hidden": "true" })
  icon.append(draw("path", { d: "M12 4v11m-5-5 5 5 5-5M5 20h14", fill: "none", stroke: "currentColor", "stroke-width": 2 }))
  return make("button", { type: "button", className: "save", title: "Save this picture", "aria-label": "Save this picture", onclick: () => save(sheet, picture, headline, root) }, icon)
}

async function save(sheet, picture, headline, root) {
  const top = Math.min(headline.hidden ? Infinity : headline.getBoundingClientRect().top, sheet.getBoundingClientRect().top), { left, width, bottom } = sheet.getBoundingClientRect()
  const canvas = make("canvas", { width: FINE * width, height: FINE * (bottom - top + FOOT) }), pen = canvas.getContext("2d"), { text, paper } = palette(root)
  const image = new Image()
  image.src = await Plotly.toImage(picture.querySelector(".view.on") ?? picture, { format: "svg", width: picture.clientWidth, height: picture.clientHeight })
  await image.decode()
  pen.scale(FINE, FINE)
  pen.fillStyle = paper
  pen.fillRect(0, 0, width, bottom - top + FOOT)
  pen.fillStyle = text
  for (const part of [...sheet.querySelectorAll("canvas"), image]) {
    const box = (part === image ? picture : part).getBoundingClientRect()
    pen.drawImage(part, box.left - left, box.top - top, box.width, box.height)
  }
  for (const mark of sheet.querySelectorAll(".mark")) marked(pen, mark, left, top)
  for (const name of sheet.querySelectorAll(".rows:not([hidden]) span, .changed:not([hidden]) span, .columns:not([hidden]) span")) {
    const box = name.getBoundingClientRect(), upright = name.parentElement.classList.contains("upright")
    pen.save()
    pen.font = fontOf(name)
    pen.textBaseline = "middle"
    pen.textAlign = upright ? "right" : "left"
    pen.translate(upright ? (box.left + box.right) / 2 - left : box.left - left, upright ? box.top - top : (box.top + box.bottom) / 2 - top)
    if (upright) pen.rotate(-Math.PI / 2)
    pen.fillText(name.textContent, 0, 0)
    pen.restore()
  }
  for (const mark of sheet.querySelectorAll(".mark")) { // over the graph, rather than in it
    const box = mark.getBoundingClientRect(), { backgroundColor, borderTopColor, borderTopWidth, borderTopLeftRadius: round } = getComputedStyle(mark), edge = parseFloat(borderTopWidth)
    pen.beginPath()
    pen.roundRect(box.left - left + edge / 2, box.top - top + edge / 2, box.width - edge, box.height - edge, round.endsWith("%") ? box.width / 2 : parseFloat(round))
    pen.fillStyle = backgroundColor
    pen.fill()
    pen.lineWidth = edge
    pen.strokeStyle = borderTopColor
    pen.stroke()
  }
  pen.fillStyle = text
  if (!headline.hidden) finding(pen, headline, left, top)
  pen.font = `13px ${getComputedStyle(root).fontFamily}`
  pen.textBaseline = "alphabetic"
  pen.fillText(`Nudge · ${document.querySelector("h1").textContent}`, 4, bottom - top + FOOT - 8)
  const link = make("a", { download: "nudge.png", href: canvas.toDataURL("image/png") })
  link.click()
}

function marked(pen, mark, left, top) { // film_marks.css
  const box = mark.getBoundingClientRect(), style = getComputedStyle(mark), border = parseFloat(style.borderTopWidth), name = mark.firstChild, at = name.getBoundingClientRect()
  pen.save()
  pen.globalAlpha = style.opacity
  pen.beginPath()
  pen.roundRect(box.left - left + border / 2, box.top - top + border / 2, box.width - border, box.height - border, style.borderRadius === "50%" ? box.width / 2 : parseFloat(style.borderRadius))
  pen.fillStyle = style.backgroundColor
  pen.fill()
  pen.lineWidth = border
  pen.strokeStyle = style.borderTopColor
  if (border) pen.stroke()
  pen.font = fontOf(name)
  pen.textBaseline = "middle"
  pen.fillStyle = getComputedStyle(name).color
  pen.fillText(name.textContent, at.left - left, (at.top + at.bottom) / 2 - top)
  pen.restore()
}

const fontOf = (element, part) => { const { fontWeight, fontSize, fontFamily } = getComputedStyle(element, part); return `${fontWeight} ${fontSize} ${fontFamily}` }

// Its lines as they are broken on the page.
function finding(pen, headline, left, top) {
  const node = document.createTreeWalker(headline, NodeFilter.SHOW_TEXT).nextNode(), range = document.createRange() // in a <font>, once it is translated
  let line = "", at = null, lines = 0
  const put = () => { pen.font = at.font; pen.textBaseline = "middle"; pen.fillText(line.trim(), at.x, at.y) }
  for (let place = 0; place < node.length; place++) {
    range.setStart(node, place)
    range.setEnd(node, place + 1)
    const box = range.getBoundingClientRect()
    if (!box.width) continue
    if (at && box.top > at.bottom - 4) { put(); line = ""; at = null }
    at ??= { x: box.left - left, y: (box.top + box.bottom) / 2 - top, bottom: box.bottom, font: fontOf(headline, lines++ ? null : "::first-line") }
    line += node.data[place]
  }
  if (at) put()
}
