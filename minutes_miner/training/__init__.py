"""Corpus to training data, evaluation."""
