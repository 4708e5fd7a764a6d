// A button that prints the page.
export default component => instance(component, root => {
  root.append(make("button", { type: "button", textContent: "Print these two pages", onclick: () => print() }))
  return () => {}
})
