"""Linking: mentions of the same commitment across meetings, and names of the same agency."""
