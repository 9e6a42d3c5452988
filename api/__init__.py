"""The border: people on a command line, machines over HTTP, the environment and the clock."""
