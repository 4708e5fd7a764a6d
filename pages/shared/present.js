// Arrow keys and the Page keys of a clicker press the bar's buttons; never while a field or a slider has the keyboard.
const TAKEN = "input, textarea, select, [contenteditable=true], [role=slider], [role=radio], [role=radiogroup], [role=listbox], [role=tab], canvas, svg"

export default function ({ data }) {
  const ways = { PageDown: "next", PageUp: "back" }
  if (data.arrows) Object.assign(ways, { ArrowRight: "next", ArrowLeft: "back" })
  const press = event => {
    const way = ways[event.key]
    const from = event.composedPath()[0]
    if (!way || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return
    if (from instanceof Element && from.closest(TAKEN)) return
    const button = document.querySelector(`.st-key-present-${way} button`)
    if (!button || button.disabled) return
    event.preventDefault()
    button.click()
  }
  document.addEventListener("keydown", press)
  return () => document.removeEventListener("keydown", press)
}
