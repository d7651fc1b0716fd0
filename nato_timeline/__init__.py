"""Dates, people, figures, quotations and events from French texts about NATO."""

__version__ = "0.1.0"
