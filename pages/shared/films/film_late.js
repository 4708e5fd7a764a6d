// Texts that were written after their film was on the page: they go to it by name.
export default function ({ data }) {
  globalThis.nudgeLate = data
  dispatchEvent(new CustomEvent("nudge-late"))
}
