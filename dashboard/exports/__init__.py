"""Rows to files: pure functions that answer with bytes."""
