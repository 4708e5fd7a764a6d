// Keys that press buttons of the page. data.keys: key -> the key of the button in Streamlit. With data.label, a switch that turns them off for all
// pages, kept by this browser: whoever speaks to the machine sets off letters unintentionally. Never while something else has the keyboard.
const TAKEN = "input:not([role=switch]), textarea, select, [contenteditable=true], [role=slider], [role=radio], [role=radiogroup], [role=listbox], [role=tab], canvas, svg"
const KEPT = "nudge.keys"

export default component => instance(component, (root, life) => {
  let data
  const box = make("input", { type: "checkbox", role: "switch", onchange: () => kept(box.checked ? "on" : "off") })
  const words = make("span"), label = root.appendChild(make("label", { className: "switch" }, box, words))
  document.addEventListener("keydown", event => {
    const from = event.composedPath()[0], button = document.querySelector(`.st-key-${data.keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]} button`)
    if (!button || button.disabled || event.repeat || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if ((data.label && !box.checked) || (from instanceof Element && from.closest(TAKEN))) return
    event.preventDefault()
    button.click()
  }, { signal: life })
  return ({ data: now }) => {
    data = now
    box.checked = kept() !== "off"
    label.hidden = !data.label
    words.textContent = data.label ?? ""
  }
})

function kept(choice) { // a browser may refuse to keep anything
  try {
    if (choice) localStorage.setItem(KEPT, choice)
    return localStorage.getItem(KEPT)
  } catch { return choice }
}
