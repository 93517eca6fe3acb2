"""How a reading is written for others: JSON and Akoma Ntoso 3."""
