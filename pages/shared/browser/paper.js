// On paper nothing can be opened: what stands in a drawer is printed, and shut again afterwards.
let opened = []
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll(".stExpander details:not([open])")]
  for (const drawer of opened) drawer.open = true
})
addEventListener("afterprint", () => { for (const drawer of opened) drawer.open = false })
