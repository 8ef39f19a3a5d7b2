"""Tests of a11y/formats."""
