"""How the bundled models are made; needed by developers only, never on the way of a question."""
