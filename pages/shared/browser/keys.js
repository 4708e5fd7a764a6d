// Keys that press buttons of the page. data.keys: key -> the button's key in Streamlit. With data.label, a switch turns
// them off on all pages, kept by this browser: whoever speaks to the machine sets letters off without wanting to.
const TAKEN = ["input:not([role=switch])", "textarea", "select", "[contenteditable=true]", "canvas", "svg", "[role=region][tabindex='0']",
  ...["slider", "radio", "radiogroup", "listbox", "tab"].map(role => `[role=${role}]`)].join() // these have keys themselves
const TAPPED = "input:is([type=range], [type=radio], [type=checkbox]), canvas, svg, [role=radio], [role=slider]"
const KEPT = "nudge.keys"

export default component => instance(component, (root, life) => {
  let data
  const said = root.appendChild(make("p", { className: "hidden", "aria-live": "polite" }))
  const box = make("input", { type: "checkbox", role: "switch", onchange: () => kept(box.checked ? "on" : "off") })
  const words = make("span"), label = root.appendChild(make("label", { className: "switch" }, box, words))
  document.addEventListener("keydown", event => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key, from = event.composedPath()[0]
    const button = data.keys[key] && document.querySelector(`.st-key-${data.keys[key]} button`)
    if (!button || button.disabled || event.repeat || event.defaultPrevented) return
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    if ((data.label && !box.checked) || (from instanceof Element && from.closest(TAKEN))) return
    event.preventDefault()
    button.click()
  }, { signal: life })
  document.addEventListener("click", ({ detail }) => { // a click of the keyboard's has no detail
    if (data.gives_back && detail && document.activeElement?.matches(TAPPED)) document.activeElement.blur()
  }, { signal: life })
  return ({ data: now }) => {
    data = now
    box.checked = kept() !== "off"
    label.hidden = !data.label
    words.textContent = data.label ?? ""
    if (said.textContent && said.textContent !== data.said) document.querySelector("[data-testid=stMain]")?.scrollTo({ top: 0 })
    said.textContent = data.said ?? ""
  }
})

function kept(choice) { // a browser may refuse to keep anything
  try {
    if (choice) localStorage.setItem(KEPT, choice)
    return localStorage.getItem(KEPT)
  } catch { return choice }
}
