"""Tests of a11y/scores."""
