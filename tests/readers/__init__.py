"""Tests of a11y/readers."""
