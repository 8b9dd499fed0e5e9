"""A language model's server: asked within bounds, believed in nothing."""
