// Once what a tap has opened is on the page: the window and the focus go there, and the next Tab goes on from there.
let last

export default function ({ data }) {
  if (data.tap === last) return
  last = data.tap
  let tries = 120
  const look = () => {
    const place = document.querySelector(data.place)
    if (!place) return tries-- && requestAnimationFrame(look)
    place.tabIndex = -1
    place.style.outlineOffset = "6px"
    place.style.scrollMarginTop = "4.5rem" // below the bar at the top
    place.focus({ preventScroll: true })
    place.scrollIntoView()
  }
  look()
}
