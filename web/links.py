"""Which addresses a page may link to: http, https and mailto, and nothing that only looks like them."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

SCHEMES = frozenset({"http", "https", "mailto"})


def safe_href(address: str | None, base: str | None = None) -> str | None:
    """Return an address that is safe to follow, made absolute against `base`, or None when there is none.

    >>> safe_href("https://example.org/a"), safe_href("/b", "https://example.org/a")
    ('https://example.org/a', 'https://example.org/b')
    >>> safe_href("java\\tscript:alert(1)"), safe_href("//example.org"), safe_href("/b")
    (None, None, None)
    """
    if not address:
        return None
    # Browsers drop these before they look at the scheme, so the check has to as well.
    cleaned = "".join(character for character in address if character > " " and character != "\x7f")
    try:
        absolute = urljoin(base, cleaned) if base and urlsplit(base).scheme in {"http", "https"} else cleaned
        parts = urlsplit(absolute)
        named = bool(parts.path) if parts.scheme == "mailto" else bool(parts.hostname)
    except ValueError:
        return None
    return absolute if parts.scheme in SCHEMES and named else None


def host(address: str | None) -> str:
    """Return the host of an address as a reader says it.

    >>> host("https://www.example.org/news/1")
    'example.org'
    """
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def safe_here(path: str | None) -> str:
    """Return a path of this very site, or "" for anything that would lead elsewhere.

    >>> safe_here("/articles/a?version=easy"), safe_here("//example.org"), safe_here("/\\\\example.org")
    ('/articles/a?version=easy', '', '')
    """
    local = bool(path) and path is not None and path.startswith("/") and not path.startswith("//")
    return path if local and path and "\\" not in path and path.isprintable() and len(path) < 500 else ""
