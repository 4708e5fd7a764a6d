// The phone in a room: its line to the server, and its answers. phone_shown.js and phone_asks.js follow; all three are one function
// (phone.html). ES2017 and no library: it has to run on a phone of six years ago, and in one small file.
// Whatever comes from the server or was typed is only ever shown by textContent.
"use strict"
const KEPT = "nudge-room", AGAIN = 700, SPREAD = 500, POLL = 2000, QUIET = 25000, PATIENCE = 6000, FIRST = 4000
const main = document.getElementById("main"), said = document.getElementById("said"), line = document.getElementById("line")
const where = document.getElementById("where")
let me = kept() // {code, key, token, waiting: {question, round, answer, label} that is still to be sent}
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
function say(text, quietly) { // what is news stays in view; what is known anyway doesn't lie over the answers
  if (said.textContent !== text) said.textContent = text
  said.className = quietly ? "" : "news"
}
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
  const mine = source = new EventSource("room/events?code=" + encodeURIComponent(me.code + (me.key || "")))
  let spoke = false
  setTimeout(() => { // something on the way holds the stream back: ask every two seconds instead
    if (source === mine && !spoke && mine.readyState === 1) { polls = true; mine.close(); source = null; look() }
  }, FIRST)
  const hears = act => event => { spoke = true; heard = Date.now(); if (source === mine) act(event) }
  mine.addEventListener("stage", hears(event => {
    const news = JSON.parse(event.data)
    if (now && news.code === now.code && news.stage <= now.stage) return
    now = news
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

// Beginning -------------------------------------------------------------------------------------------------------

function begin() {
  const asked = /[?&]code=([^&#]*)/.exec(location.search), code = asked ? decodeURIComponent(asked[1].replace(/\+/g, " ")).toUpperCase().replace(/[\s.-]/g, "") : ""
  if (me.token && (!code || code.slice(0, 6) === me.code)) look()
  else if (code) join(code)
  else enter()
}
