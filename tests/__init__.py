"""The tests, which mirror a11y/ and web/."""
