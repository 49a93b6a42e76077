"""Readers: one module for each file format, each `read(path) -> Document`."""
