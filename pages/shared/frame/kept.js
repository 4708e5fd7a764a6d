// What the reader did stays in this tab's own storage. A session that is new to the tab is handed what an earlier one told it to keep, once.
const PLACE = "nudge.kept"
const shared = (globalThis.nudge ??= {}) // which outlives a module that the browser loads anew; it holds the session that was handed it

function read() {
  try { return JSON.parse(sessionStorage.getItem(PLACE)) } catch { return null } // a private window, or storage that is blocked
}

export default function ({ data, setTriggerValue }) {
  const before = read(), own = !before || before.session === data.session
  if (data.kept === undefined) {
    if (own || shared.handed === data.session) return
    shared.handed = data.session
    setTriggerValue("back", before.kept)
  } else if (own || data.taken) {
    try { sessionStorage.setItem(PLACE, JSON.stringify({ session: data.session, kept: data.kept })) } catch {}
  }
}
