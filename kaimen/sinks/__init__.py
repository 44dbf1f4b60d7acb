"""Where rows go: JSONL, databases, files."""
