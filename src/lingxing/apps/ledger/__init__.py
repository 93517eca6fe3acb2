"""The shared record: who did what, and the events that follow."""
