// A table that is wider than its place is scrolled by arrow keys in every browser, and says to a screen reader that it can be.
const says = "A wide table: scroll sideways for the rest"
const sized = new ResizeObserver(boxes => {
  for (const { target } of boxes) {
    const box = target.tagName === "TABLE" ? target.parentElement : target, wide = box.scrollWidth > box.clientWidth + 1
    for (const [name, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", says]]) wide ? box.setAttribute(name, value) : box.removeAttribute(name)
  }
})
const look = () => { for (const box of document.querySelectorAll("[data-testid=stMarkdownContainer]:has(> table)")) { sized.observe(box); sized.observe(box.firstElementChild) } }
const watch = new MutationObserver(look)
watch.observe(document.body, { childList: true, subtree: true })
look()
