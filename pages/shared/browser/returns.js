// When a lost line is back, the browser asks for the whole page, and a new session has no fragment that a tap could run until it is drawn: Streamlit
// 1.67 drops such a tap. So the page takes none from when the line is back until it has been drawn anew.
const app = document.querySelector("[data-testid=stApp]")
let lost = false, begun = false, late, quiet
const waits = yes => {
  clearTimeout(late)
  if (yes) late = setTimeout(waits, 30_000, false)
  begun = false
  app.toggleAttribute("data-nudge-returns", yes)
}
const watch = new MutationObserver(() => {
  const line = app.getAttribute("data-test-connection-state"), run = app.getAttribute("data-test-script-state")
  if (lost && line === "CONNECTED") waits(true)
  lost = line !== "CONNECTED"
  begun ||= run === "running"
  clearTimeout(quiet)
  if (begun && run === "notRunning") quiet = setTimeout(waits, 400, false) // what the tab kept is handed over in a second run, which would drop the tap
})
watch.observe(app, { attributeFilter: ["data-test-connection-state", "data-test-script-state"] })
