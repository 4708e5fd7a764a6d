"""A room: one facilitator, one wall and many phones that answer the same questions at once.

questions  what is asked, and what counts as an answer          phases  the states of a question, and how one
follows another
store      the rooms of this server: open, lead, join, vote, count  (the door to all of it: `store.Rooms`)
codes      how a room is named, and what only its square code holds   access  the store's engine, transactions, what was read of it
views      what comes back: a room as the wall sees it, the answers grouped, what a phone is told
"""
