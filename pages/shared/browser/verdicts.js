// On a phone the words begin right under the picture: once something is guessed they come into view, with the verdict.
if (!globalThis.nudgeVerdicts) { // once for as long as the page lives
  globalThis.nudgeVerdicts = true
  document.addEventListener("click", ({ target }) => {
    const group = target.closest?.(".st-key-talk [data-testid=stButtonGroup]")
    const guess = group && [...group.querySelectorAll("button")].some(one => one.textContent.trim() === "just show me")
    if (guess && innerWidth < 1000) setTimeout(() => document.querySelector("[data-testid=stMain]").scrollTo({ top: 0 }), 400)
  }, true)
}
