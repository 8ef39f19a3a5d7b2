"""Plainspoken takes a news article and gives every reader a version they can use.

The chain is in `a11y.pipeline`; the command line in `a11y.cli`.
"""

__version__ = "0.1.0"
