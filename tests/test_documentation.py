"""Examples cannot rot: every doctest of the packages runs, and the README's commands too."""

from __future__ import annotations

import doctest
import importlib
import os
import pkgutil
import re
import subprocess
import sys
from types import ModuleType

import pytest

import a11y
import web
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
# "    $ command" and the indented lines below it, up to the next command or the end of the indented block.
SHOWN = re.compile(r"^    \$ (?P<command>.+)\n(?P<output>(?:    (?!\$).*\n)+)", re.MULTILINE)


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


def test_the_readme_shows_commands_with_their_output() -> None:
    """There is something to check."""
    assert len(SHOWN.findall(README)) >= 2


@pytest.mark.parametrize("shown", [match.groupdict() for match in SHOWN.finditer(README)], ids=lambda shown: shown["command"][:40])
def test_the_readme_shows_what_a_command_prints(shown: dict[str, str]) -> None:
    """Run as a shell would, in the project's own environment."""
    path = f"{os.path.dirname(sys.executable)}:{os.environ['PATH']}"  # noqa: PTH120 - the virtual environment's own folder, not what it links to
    done = subprocess.run(["bash", "-c", shown["command"]], capture_output=True, text=True, check=True, cwd=ROOT, env={**os.environ, "PATH": path})
    expected = "".join(line[4:] + "\n" for line in shown["output"].splitlines())
    assert expected == done.stdout


@pytest.mark.parametrize("place", sorted(set(re.findall(r"`((?:a11y|web|tests|seeds)/[\w/.-]+)`", README))))
def test_the_readme_names_places_that_exist(place: str) -> None:
    """A path in the README is a path in the tree."""
    assert (ROOT / place).exists()


def test_the_readme_names_commands_that_exist() -> None:
    """Each `a11y COMMAND` of the README is in the help."""
    done = subprocess.run([sys.executable, "-m", "a11y", "--help"], capture_output=True, text=True, check=True, cwd=ROOT)
    listed = re.findall(r"^    (\w+)", done.stdout, re.MULTILINE)
    assert set(re.findall(r"`a11y (\w+)", README)) == set(listed)
