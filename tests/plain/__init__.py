"""Tests of a11y/plain."""
