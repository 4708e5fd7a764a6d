// What the reader did stays in this tab's own storage. A session that is new to the tab is handed what an earlier one told it to keep, once.
const PLACE = "nudge.kept"
let handed // the session that was handed it

function read() {
  try { return JSON.parse(sessionStorage.getItem(PLACE)) } catch { return null } // a private window, or storage that is blocked
}

export default function ({ data, setTriggerValue }) {
  const before = read(), own = !before || before.session === data.session
  if (data.kept === undefined) {
    if (own || handed === data.session) return
    handed = data.session
    setTriggerValue("back", before.kept)
  } else if (own || data.taken) {
    try { sessionStorage.setItem(PLACE, JSON.stringify({ session: data.session, kept: data.kept })) } catch {}
  }
}
