"""The Django apps of Lingxing, one per capability. Lowest first: ledger, accounts, gazettes."""
