// The phone in a room. ES2017 and no library: it has to run on a phone of six years ago, and in one small file.
// Whatever comes from the server or was typed is only ever shown by textContent.
(function () {
  "use strict"
  const KEPT = "nudge-room", AGAIN = 700, SPREAD = 500, POLL = 2000, QUIET = 25000, PATIENCE = 6000, FIRST = 4000
  const main = document.getElementById("main"), said = document.getElementById("said"), line = document.getElementById("line")
  const where = document.getElementById("where")
  let me = kept() // {code, token, waiting: {question, round, answer, label} that is still to be sent}
  let now = null, yours = {}, shown = "", drafts = {}, source = null, timer = 0, heard = 0, sending = false, polls = false, asking = false

  function kept() {
    try { return JSON.parse(localStorage.getItem(KEPT)) || {} } catch (error) { return {} }
  }
  function keep() {
    try { localStorage.setItem(KEPT, JSON.stringify(me)) } catch (error) { /* private mode: the room lasts as long as the page */ }
  }
  function make(name, text, more) {
    const made = document.createElement(name)
    if (text !== undefined && text !== null) made.textContent = text
    Object.keys(more || {}).forEach(key => { if (key in made) made[key] = more[key]; else made.setAttribute(key, more[key]) })
    for (let place = 3; place < arguments.length; place++) made.appendChild(arguments[place])
    return made
  }
  function say(text) { if (said.textContent !== text) said.textContent = text }
  function cut(text) { line.textContent = text }

  // Asking the server ------------------------------------------------------------------------------------------------

  function ask(path, body) {
    const given = { cache: "no-store", credentials: "same-origin", headers: {} }
    if (me.token) given.headers.Authorization = "Bearer " + me.token
    if (body) {
      given.method = "POST"
      given.headers["Content-Type"] = "application/json"
      given.body = JSON.stringify(body)
    }
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error("late")), PATIENCE))
    return Promise.race([fetch("room/" + path, given), late]).then(answer => answer.json().then(
      data => ({ status: answer.status, data: data }), () => ({ status: answer.status || 0, data: {} })))
  }
  function soon(wait) {
    clearTimeout(timer)
    timer = setTimeout(look, wait === undefined ? AGAIN + Math.random() * SPREAD : wait)
  }
  function lost() {
    if (source) source.close()
    source = null
    cut(me.waiting ? "No line to the room just now. Your answer is kept on this phone and goes out by itself." : "No line to the room just now. This page keeps trying.")
    soon()
  }
  function look() { // what is on, and what this phone has answered; then listen
    if (!me.token || asking) return
    asking = true
    ask("state").then(answer => {
      asking = false
      if (answer.status === 404) return gone(answer.data.says)
      if (answer.status !== 200) return lost()
      heard = Date.now()
      cut("")
      yours = answer.data.yours
      if (now && answer.data.code === now.code && answer.data.stage < now.stage) return soon()
      now = answer.data
      render()
      send()
      if (polls) soon(POLL); else listen()
    }, () => { asking = false; lost() })
  }
  function listen() {
    if (!window.EventSource) { polls = true; return soon(POLL) }
    if (source && source.readyState !== 2) return
    const mine = source = new EventSource("room/events?code=" + encodeURIComponent(me.code))
    let spoke = false
    setTimeout(() => { // something on the way holds the stream back: ask every two seconds instead
      if (source === mine && !spoke && mine.readyState === 1) { polls = true; mine.close(); source = null; look() }
    }, FIRST)
    const hears = act => event => { spoke = true; heard = Date.now(); if (source === mine) act(event) }
    mine.addEventListener("stage", hears(event => {
      const told = JSON.parse(event.data)
      if (now && told.code === now.code && told.stage <= now.stage) return
      now = told
      render()
      send()
    }))
    mine.addEventListener("beat", hears(() => {}))
    mine.addEventListener("gone", hears(() => { mine.close(); source = null; look() }))
    mine.onerror = () => { if (source === mine) lost() }
  }
  function gone(why) {
    if (source) source.close()
    source = null
    clearTimeout(timer)
    me = {}
    now = null
    yours = {}
    keep()
    enter(why)
  }
  setInterval(() => { if (source && Date.now() - heard > QUIET) lost() }, 5000)
  function back() { // from sleep, from another network, from the browser's memory
    if (!me.token || document.visibilityState === "hidden" || Date.now() - heard < 1500) return
    if (source) source.close()
    source = null
    soon(0)
  }
  document.addEventListener("visibilitychange", back)
  window.addEventListener("online", back)
  window.addEventListener("pageshow", event => { if (event.persisted) back() })

  // Answering --------------------------------------------------------------------------------------------------------

  function slot() { return now && now.question ? now.question.id + "/" + now.voted : "" }
  function mine() { return now && me.waiting && me.waiting.question + "/" + me.waiting.round === slot() ? me.waiting : yours[slot()] || null }
  function answer(given, label) {
    if (!now || !now.round) return
    me.waiting = { question: now.question.id, round: now.round, answer: given, label: label }
    keep()
    tell()
    send()
  }
  function send() { // the newest answer, one at a time
    const waiting = me.waiting
    if (!waiting || sending) return
    if (!now || !now.question || now.status !== "paused" && (waiting.question !== now.question.id || waiting.round !== now.round)) {
      delete me.waiting // its vote is over
      keep()
      return tell()
    }
    if (now.status === "paused") return
    sending = true
    ask("vote", { question: waiting.question, round: waiting.round, answer: waiting.answer }).then(got => {
      sending = false
      const same = me.waiting === waiting
      if (got.status === 200) {
        yours[waiting.question + "/" + waiting.round] = got.data
        if (same) delete me.waiting
        cut("")
      } else if (got.status === 404) {
        return gone(got.data.says)
      } else if (got.status === 400 || got.status === 409) {
        if (same) delete me.waiting
        keep()
        tell()
        say(got.data.says || "The room did not take this answer.")
        return look()
      } else {
        return setTimeout(send, AGAIN + Math.random() * SPREAD)
      }
      keep()
      tell()
      send()
    }, () => { sending = false; lost() })
  }

  // What is seen -----------------------------------------------------------------------------------------------------

  function enter(why) {
    shown = "enter"
    where.textContent = ""
    const known = /[?&]code=([^&#]*)/.exec(location.search)
    const box = make("input", null, { id: "code", type: "text", maxLength: 12, autocomplete: "off", autocapitalize: "characters", spellcheck: false })
    box.value = known ? decodeURIComponent(known[1].replace(/\+/g, " ")).slice(0, 12) : ""
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
      me = { code: got.data.code, token: got.data.token }
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
      if (now.phase === "revealed" && now.status === "question" && now.shares.length) main.appendChild(shares())
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
      return say((last ? "You said “" + last.label + "”. " : "") + (now.reveal || "Look up: the answer is on the wall."))
    }
    if (me.waiting && own === me.waiting) return say("Sending “" + own.label + "” …")
    if (own) return say("The room has your answer: “" + own.label + "”. You can change it until the vote closes.")
    say(now.phase === "again" ? "Vote again" + (first ? ". Before the talk you said “" + first.label + "”." : ".") : "Your answer counts once. You can change it until the vote closes.")
  }
  let marks = () => {}

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
  const ASKS = {
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
      now.question.landmarks.forEach(each => {
        const word = make("span", each.label)
        word.style.left = 100 * each.x + "%"
        word.style.top = 100 * each.y + "%"
        map.appendChild(word)
      })
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
  function shares() {
    const table = make("table", null, { id: "shares" }), twice = now.voted === 2, own = mine()
    if (!now.shares || !now.shares.length) return table
    table.appendChild(make("caption", "What the room said, the most frequent answers"))
    const head = make("tr", null, {}, make("th", "Answer", { scope: "col" }), make("th", twice ? "First" : "People", { scope: "col" }))
    if (twice) head.appendChild(make("th", "After the talk", { scope: "col" }))
    table.appendChild(make("thead", null, {}, head))
    const body = make("tbody")
    now.shares.forEach(share => {
      const row = make("tr", null, { className: own && fold(own.label) === fold(share[0]) ? "yours" : "" }, make("td", share[0]), make("td", String(share[1])))
      if (twice) row.appendChild(make("td", String(share[2])))
      body.appendChild(row)
    })
    table.appendChild(body)
    return table
  }

  // Beginning --------------------------------------------------------------------------------------------------------

  const asked = /[?&]code=([^&#]*)/.exec(location.search), code = asked ? decodeURIComponent(asked[1].replace(/\+/g, " ")).toUpperCase().replace(/[\s.-]/g, "") : ""
  if (me.token && (!code || code === me.code)) look()
  else if (code) join(code)
  else enter()
})()
