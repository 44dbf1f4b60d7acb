"""`make screenshot`: docs/review.png, the review page of the sample site in a headless Chromium."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["CHROMIUM", "FLAGS", "main"]

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "review.png"
SHOWN = "苇荡社区"
"""The block that the README shows, too."""

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""For a browser without a screen, a profile or talk of its own."""


def main() -> int:
    """Take the screenshot; 0 where it was written."""
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        print("no Chromium on this machine; on Debian and Ubuntu: apt-get install chromium fonts-noto-cjk")
        return 1
    with TemporaryDirectory() as folder:
        page = _make(Path(folder))
        _take(program, page)
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size / 1000:.0f} kB")
    return 0


def _make(folder: Path) -> Path:
    out, page = folder / "青梧区", folder / "review.html"
    series = str(ROOT / "samples" / "qingwu" / "open-door-*" / "page.html")
    for arguments in (["extract", series, "-o", str(out)], ["review", str(out), "-o", str(page)]):
        subprocess.run([sys.executable, "-m", "kaimen", *arguments, "--quiet"], cwd=ROOT, check=True)  # noqa: S603
    return page


def _take(program: str, page: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, headless=True, args=list(FLAGS))
        tab = browser.new_page(locale="zh-CN", viewport={"width": 1320, "height": 820})
        tab.goto(page.as_uri())
        number = tab.evaluate("(name) => rows.findIndex((row) => row.record?.community === name)", SHOWN)
        tab.evaluate("(number) => select(number)", number)
        tab.wait_for_timeout(800)  # until it has scrolled there
        tab.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
