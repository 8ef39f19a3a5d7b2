"""Tests of a11y/language."""
