// A tab keeps the ticket of its lesson as long as it lives: it finds it again after a reload, and no other tab has it (but a copy of this one).
export default function ({ data, setStateValue }) {
  let kept = null
  try {
    if (data.ticket) sessionStorage.setItem(data.name, data.ticket)
    else {
      kept = sessionStorage.getItem(data.name)
      if (kept === data.given_up) sessionStorage.removeItem(data.name)
    }
  } catch { return } // a browser that keeps nothing: the session alone holds the ticket
  if (kept && kept !== data.given_up) setStateValue("kept", kept)
}
