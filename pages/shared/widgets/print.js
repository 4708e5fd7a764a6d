// A button that prints the page.
export default component => instance(component, root => {
  const button = root.appendChild(make("button", { type: "button", onclick: () => print() }))
  return ({ data }) => { button.textContent = data.label }
})
