"""The command line: each command calls the core or one action of an app, and decides nothing itself."""
