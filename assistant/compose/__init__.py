"""Evidence becomes statements: by rules (``quote``, the default) or by a language model."""
