// What is seen on the phone in a room: the door, the question, where its answer stands, what the room said.

function enter(why) {
  shown = "enter"
  where.textContent = ""
  const known = /[?&]code=([^&#]*)/.exec(location.search)
  const box = make("input", null, { id: "code", type: "text", maxLength: 20, autocomplete: "off", autocapitalize: "characters", spellcheck: false })
  box.value = known ? decodeURIComponent(known[1].replace(/\+/g, " ")).slice(0, 20) : ""
  const form = make("form", null, {}, make("h1", "Join the room"), make("label", "The code on the wall", { className: "text", htmlFor: "code" }), box,
    make("button", "Join", { className: "main", type: "submit" }),
    make("p", "No name, no account. Nothing is kept of you but your answers, and those for one day."))
  form.addEventListener("submit", event => { event.preventDefault(); join(box.value) })
  main.textContent = ""
  main.appendChild(form)
  say(why || "")
}
function join(code) {
  cut("")
  return ask("join", { code: code }).then(got => {
    if (got.status !== 200) { enter(got.data.says || "The room did not answer. Try again."); document.getElementById("code").value = code; return }
    me = { code: got.data.code, key: got.data.key, token: got.data.token }
    keep()
    say("")
    look()
  }, () => { enter(); document.getElementById("code").value = code; say("No line to the room just now. Try again in a moment.") })
}

const PLAIN = {
  lobby: ["You are in", "The first question comes in a moment. Leave this page open."],
  waiting: ["One moment", "The next question comes in a moment."],
  picture: ["Look up", "A picture is on the wall. The next question comes by itself."],
  over: ["That was the last question", "Look up: the rest is on the wall."],
  ended: ["The room has ended", "Thank you for playing. Within a day everything in it is gone."]
}
function render() {
  where.textContent = "Room " + now.code
  const look = now.code + now.stage
  if (look !== shown) {
    const focused = document.activeElement && document.activeElement.id, same = main.dataset.slot === slot() + now.status + now.phase
    shown = look
    if (!same) { // what is being typed stays where it is as long as the question does
      main.textContent = ""
      const plain = PLAIN[now.status] || (now.phase === "waiting" ? PLAIN.waiting : null) || PLAIN[now.question.kind]
      if (plain) {
        main.appendChild(make("h1", plain[0], { tabIndex: -1 }))
        main.appendChild(make("p", plain[1]))
      } else {
        main.appendChild(make("p", "Question " + now.number + " of " + now.count + (now.voted === 2 && now.phase !== "revealed" ? ", second vote" : "")))
        main.appendChild(make("h1", now.question.text, { tabIndex: -1, id: "question" }))
        if (now.round) main.appendChild(ASKS[now.question.kind]())
      }
      main.dataset.slot = slot() + now.status + now.phase
      if (focused && document.activeElement === document.body) main.querySelector("h1").focus()
    }
    const old = document.getElementById("shares")
    if (old) old.parentNode.removeChild(old)
    if (now.phase === "revealed" && now.status === "question" && now.question.kind !== "picture") main.appendChild(shares())
  }
  tell()
}
function tell() { // one sentence on where this phone stands, read out by a screen reader
  if (!now) return
  const own = mine(), first = now.question && yours[now.question.id + "/1"]
  marks(own)
  if (now.status === "paused") return say("A pause. Your answers are kept.")
  if (now.status !== "question" || now.phase === "waiting" || now.question.kind === "picture") return say("")
  if (now.phase === "talk") return say("The first vote is closed. Talk to your neighbour" + (first ? ": why did you say “" + first.label + "”?" : "."))
  if (now.phase === "revealed") {
    const last = yours[now.question.id + "/2"] || first
    return say((last ? "You said “" + last.label + "”. " : "") + (now.reveal ? "What is so: " + now.reveal : "Look up: the answer is on the wall."))
  }
  if (me.waiting && own === me.waiting) return say("Sending “" + own.label + "” …")
  if (own) return say("The room has your answer: “" + own.label + "”. You can change it until the vote closes.")
  say(now.phase === "again" ? "Vote again" + (first ? ". Before the talk you said “" + first.label + "”." : ".") : "Your answer counts once. You can change it until the vote closes.", true)
}
let marks = () => {}

function own_of(some, name) { return Object.prototype.hasOwnProperty.call(some, name) ? some[name] : null }
function shares() {
  const table = make("table", null, { id: "shares" }), twice = now.voted === 2, own = mine(), others = Object.keys(now.beside || {})
  const rows = now.shares.slice(), said = rows.map(row => fold(row[0]))
  if (others.length) now.question.options.forEach(option => { if (said.indexOf(fold(option)) < 0) rows.push([option, 0, 0]) })
  if (!rows.length) return table
  table.appendChild(make("caption", "What the room said" + (others.length ? ", and what others say" : ", the most frequent answers")))
  const head = make("tr", null, {}, make("th", "Answer", { scope: "col" }), make("th", twice ? "First" : "People", { scope: "col" }))
  if (twice) head.appendChild(make("th", "After the talk", { scope: "col" }))
  others.forEach(name => head.appendChild(make("th", name, { scope: "col" })))
  table.appendChild(make("thead", null, {}, head))
  const body = make("tbody")
  rows.forEach(share => {
    const row = make("tr", null, { className: own && fold(own.label) === fold(share[0]) ? "yours" : "" }, make("th", share[0], { scope: "row" }), make("td", String(share[1])))
    if (row.className) row.firstChild.appendChild(make("small", " (you)"))
    if (twice) row.appendChild(make("td", String(share[2])))
    others.forEach(name => row.appendChild(make("td", own_of(now.beside[name], share[0]) || "–")))
    body.appendChild(row)
  })
  table.appendChild(body)
  return table
}
