"""Tests of a11y/audit."""
