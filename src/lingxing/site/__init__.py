"""The site: settings, routes and wiring that make one server of the apps."""
