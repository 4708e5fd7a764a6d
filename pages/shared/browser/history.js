// What a page writes into the address takes the place of what stood there, so that Back leads to the page before at the first press.
// Streamlit 1.67 makes an entry of its own of each, and a page opened from the bar on top writes the moment shown at once.
const push = history.pushState.bind(history)
history.pushState = (state, title, to) => {
  const stays = new URL(to ?? "", location.href).pathname === location.pathname
  stays ? history.replaceState(state, title, to) : push(state, title, to)
}
