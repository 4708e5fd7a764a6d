// On paper nothing can be opened: what stands in a drawer is printed, and shut again afterwards.
if (!globalThis.nudgePaper) {
  globalThis.nudgePaper = []
  addEventListener("beforeprint", () => {
    nudgePaper = [...document.querySelectorAll(".stExpander details:not([open])")]
    for (const drawer of nudgePaper) drawer.open = true
  })
  addEventListener("afterprint", () => { for (const drawer of nudgePaper) drawer.open = false })
}
