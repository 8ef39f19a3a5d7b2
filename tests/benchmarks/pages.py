"""The Nu checker on every kind of page, Lighthouse on the reading page, and what it weighs: `python -m tests.benchmarks.pages`.

Nu needs Java and Lighthouse needs node; both come by npm into a folder of the user's cache, and what is missing is said. Exit 1 when an aim is missed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import Request, urlopen

from bs4 import BeautifulSoup

from tests.browser.conftest import FLAGS, chromium, served
from tests.browser.furnished import furnish
from tests.browser.test_rendered import OTHERS, STORY

# What was looked at when this was written; npm keeps them in the folder below.
TOOLS = ("vnu-jar@26.9.27", "lighthouse@12.8.2")
FOLDER = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "plainspoken-bench"
AIMS = {"accessibility": 100, "best-practices": 100, "performance": 95}
HEAVIEST = 100_000  # bytes of a reading page with its style and scripts, as they are sent


def fetched(url: str) -> bytes:
    """Return a page, a failure's too."""
    try:
        with urlopen(url, timeout=30) as answer:  # noqa: S310 - our own server
            return bytes(answer.read())
    except HTTPError as error:
        return bytes(error.read())


def tools() -> Path | None:
    """Return the folder of node modules, brought once; None when npm is missing or cannot bring them."""
    if not shutil.which("npm"):
        print("npm is not on this machine: neither Nu nor Lighthouse was run (Debian: apt-get install npm)")
        return None
    FOLDER.mkdir(parents=True, exist_ok=True)
    brought = subprocess.run(["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(FOLDER), *TOOLS], check=False)
    if brought.returncode:
        print("npm could not bring Nu and Lighthouse: neither was run")
        return None
    return FOLDER / "node_modules"


def nu(modules: Path, pages: dict[str, bytes]) -> int:
    """Let the Nu checker read every page and return how many messages it had."""
    if not shutil.which("java"):
        print("Java is not on this machine: Nu was not run (Debian: apt-get install default-jre-headless)")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for number, page in enumerate(pages.values()):
            Path(folder, f"{number}.html").write_bytes(page)
        Path(folder, "wrong.html").write_text("<!doctype html><title>x</title><p id=a><div id=a></p>", encoding="utf-8")  # or silence would prove nothing
        command = ["java", "-jar", str(modules / "vnu-jar/build/dist/vnu.jar"), "--format", "json", "--exit-zero-always", folder]
        said = json.loads(subprocess.run(command, check=True, capture_output=True).stderr)["messages"]
    assert any(one["url"].endswith("wrong.html") for one in said)
    said = [one for one in said if not one["url"].endswith("wrong.html")]
    names = list(pages)
    for one in said:
        print(f"  {names[int(Path(one['url']).stem)]}: {one.get('subType', one['type'])}: {one['message']} {one.get('extract', '')[:160]!r}")
    print(f"Nu: {len(pages)} pages, {len(said)} messages (aim 0)")
    return len(said)


def lighthouse(modules: Path, address: str) -> int:
    """Let Lighthouse look at a page and return how many aims it misses."""
    if not shutil.which("node"):
        print("node is not on this machine: Lighthouse was not run (Debian: apt-get install nodejs)")
        return 0
    command = ["node", str(modules / "lighthouse/cli/index.js"), address, "--quiet", "--output=json", f"--only-categories={','.join(AIMS)}"]
    command.append(f"--chrome-flags=--headless=new {' '.join(FLAGS)}")
    run = subprocess.run(command, check=False, capture_output=True, env={**os.environ, "CHROME_PATH": chromium()})
    if run.returncode:
        print(f"Lighthouse did not run: {run.stderr.decode()[-300:]}")
        return 1
    report = json.loads(run.stdout)
    scores = {name: round(100 * report["categories"][name]["score"]) for name in AIMS}
    for name, score in scores.items():
        print(f"Lighthouse, {name}: {score} (aim {AIMS[name]})")
        for one in report["categories"][name]["auditRefs"]:
            audit = report["audits"][one["id"]]
            if score < AIMS[name] and audit["score"] is not None and audit["score"] < 1:
                print(f"  {audit['title']}: {audit.get('displayValue', '')}")
    paint = report["audits"]["first-contentful-paint"]["numericValue"]
    print(f"  first paint after {paint:.0f} ms on Lighthouse's slow phone")
    return sum(scores[name] < aim for name, aim in AIMS.items())


def weight(address: str) -> int:
    """Return the bytes that a reading page brings, packed as they are sent, without media and fonts; a script that holds up the first paint is a fault."""

    def sent(url: str) -> bytes:
        with urlopen(Request(url, headers={"Accept-Encoding": "gzip", "Accept": "text/html"}), timeout=30) as answer:  # noqa: S310 - our own server
            return bytes(answer.read())

    with urlopen(address, timeout=30) as answer:  # noqa: S310 - our own server
        tree = BeautifulSoup(answer.read(), "lxml")
    assert all(script.get("type") == "module" or script.has_attr("defer") for script in tree.find_all("script"))
    style = tree.find("link", rel="stylesheet")["href"]
    first = tree.find("script")["src"]
    modules = [urljoin(first, file.name) for file in sorted((Path(__file__).parents[2] / "web/static").glob("*.js"))]
    sizes = {"page": len(sent(address)), "style": len(sent(urljoin(address, style))), "scripts": sum(len(sent(urljoin(address, one))) for one in modules)}
    total = sum(sizes.values())
    print(
        f"weight: {total / 1000:.0f} KB (aim 100): {', '.join(f'{name} {size / 1000:.0f}' for name, size in sizes.items())}; no script holds up the first paint"
    )
    return total


def main() -> None:
    """Look, print, and end with 1 when an aim is missed."""
    with tempfile.TemporaryDirectory() as folder:
        names = furnish(Path(folder))
        with served(Path(folder)) as site:
            pages = {address: fetched(site + address.format(**names)) for address in STORY + OTHERS}
            easy = f"{site}/articles/{names['slug']}?version=easy"
            missed = int(weight(easy) > HEAVIEST)
            modules = tools()
            if modules:
                missed += nu(modules, pages) + lighthouse(modules, easy)
    sys.exit(missed > 0)


if __name__ == "__main__":
    main()
