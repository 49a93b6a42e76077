"""The spaCy pipeline: Document to Extraction."""
