// On a phone the words begin right under the picture: once something is guessed they come into view, or what stands under
// the words that could be tapped.
document.addEventListener("click", ({ target }) => {
  const group = target.closest?.("button")?.closest(".st-key-talk :is([data-testid=stButtonGroup], .st-key-options)")
  const guess = group && (group.matches(".st-key-options") || [...group.querySelectorAll("button")].some(one => one.textContent.trim() === "just show me"))
  if (!guess || innerWidth >= 1000) return
  let tries = 20
  const look = () => { // once the tap's run is over
    if (document.querySelector("[data-testid=stApp]").dataset.testScriptState === "running" && tries--) return setTimeout(look, 250)
    const verdict = document.querySelector(".st-key-talk .st-key-verdict")
    verdict ? verdict.scrollIntoView({ block: "nearest" }) : document.querySelector("[data-testid=stMain]").scrollTo({ top: 0 })
  }
  setTimeout(look, 400)
}, true)
// A keyboard on the screen leaves a window half as high: what is typed stays in view.
addEventListener("resize", () => {
  const box = document.activeElement
  if (innerHeight < 520 && box?.matches(".st-key-talk :is(input, textarea)")) box.scrollIntoView({ block: "nearest" })
})
