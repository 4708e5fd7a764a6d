// What was made after its film was on the page: it goes to it by name.
export default function ({ data }) {
  ;(shared.late ??= {})[data.id] = data
  dispatchEvent(new CustomEvent("nudge-late"))
}
