"""Tests of a11y/writers."""
