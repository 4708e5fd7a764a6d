// The places of the words, kept in the window: they are sent once, while what is told about them may change often.
export default function ({ data }) {
  const shelf = (shared.places ??= new Map())
  if (shelf.get(data.id)?.stamp === data.stamp) return
  shelf.set(data.id, data)
  dispatchEvent(new CustomEvent("nudge-places", { detail: data.id }))
}
