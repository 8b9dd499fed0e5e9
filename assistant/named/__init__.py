"""The texts and places that a question names, and the documents that they choose."""
