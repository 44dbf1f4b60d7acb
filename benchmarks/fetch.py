"""Fetching a local site of 2,000 pages, politeness off, everything stored: Kaimen and Scrapy in turn.

    python -m benchmarks.fetch --pages 2000 --rounds 3

Both follow the paged list and every installment and store each body gzipped as it comes; Kaimen writes its whole
archive (request, response, verdict) and its state besides. Scrapy comes with the extra `bench`. Each run is a process
of its own, the server another; pages a second are counted from the first request to the last stored page.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from .server import START, serving

__all__ = ["main"]

_CONCURRENCY = 16


def _kaimen(base: str, folder: Path) -> int:
    from kaimen.harvesting import Follower
    from kaimen.schemas.urls import normalize
    from kaimen.scraper.exchange import FetchOptions
    from kaimen.scraper.harvest import Harvest, HarvestOptions
    from kaimen.scraper.state import Lead

    fetch = FetchOptions(delay=0, allow_private=True, concurrency=_CONCURRENCY, per_host=_CONCURRENCY)

    async def run() -> int:
        harvest = Harvest(folder, Follower(), HarvestOptions(fetch=fetch))
        report = await harvest.run([Lead(url=normalize(base + START), kind="list")])
        harvest.close()
        return report.fetched

    return asyncio.run(run())


def _scrapy(base: str, folder: Path) -> int:
    import zlib

    import scrapy
    from scrapy.crawler import CrawlerProcess
    from scrapy.linkextractors import LinkExtractor

    links = LinkExtractor(allow=r"/kmysj/")
    store = (folder / "bodies.gz").open("wb")
    count = 0

    class Spider(scrapy.Spider):
        name = "kmysj"
        start_urls = (base + START,)

        def parse(self, response: Any) -> Any:
            nonlocal count
            count += 1
            packer = zlib.compressobj(6, zlib.DEFLATED, 31)
            store.write(packer.compress(response.body) + packer.flush())
            for link in links.extract_links(response):
                yield scrapy.Request(link.url)

    settings = {
        "LOG_ENABLED": False,
        "ROBOTSTXT_OBEY": True,
        "CONCURRENT_REQUESTS": _CONCURRENCY,
        "CONCURRENT_REQUESTS_PER_DOMAIN": _CONCURRENCY,
        "DOWNLOAD_DELAY": 0,
        "TELNETCONSOLE_ENABLED": False,
    }
    process = CrawlerProcess(settings)
    process.crawl(Spider)
    process.start()
    store.close()
    return count


def _child(tool: str, base: str) -> None:
    """One run; its figures as JSON on standard output."""
    with tempfile.TemporaryDirectory(prefix="kaimen-fetch-") as folder:
        started = time.perf_counter()
        pages = {"kaimen": _kaimen, "scrapy": _scrapy}[tool](base, Path(folder))
        seconds = time.perf_counter() - started
    usage = resource.getrusage(resource.RUSAGE_SELF)
    figures = {"seconds": seconds, "peak_mib": usage.ru_maxrss / 1024, "cpu": usage.ru_utime + usage.ru_stime}
    print(json.dumps({"pages": pages, **figures}))


def _measure(tool: str, base: str) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.fetch", "--child", tool, "--base", base]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        raise SystemExit(f"{tool}: {result.stderr.strip().splitlines()[-1]}")
    return dict(json.loads(result.stdout.splitlines()[-1]))


def main() -> int:
    """Run and print pages a second of each tool and their ratio; 0 unless Kaimen is the slower."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fetch", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tools", nargs="+", default=["kaimen", "scrapy"], choices=["kaimen", "scrapy"])
    parser.add_argument("--child", help=argparse.SUPPRESS)
    parser.add_argument("--base", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        _child(options.child, options.base)
        return 0
    rates: dict[str, list[float]] = {tool: [] for tool in options.tools}
    with serving(options.pages) as base:
        for _ in range(options.rounds):
            for tool in options.tools:
                run = _measure(tool, base)
                rates[tool].append(run["pages"] / run["seconds"])
                cost = 1000 * run["cpu"] / run["pages"]
                print(
                    f"{tool:8s} {run['pages']} pages, {rates[tool][-1]:.0f} pages/s, "
                    f"{cost:.2f} ms of processor a page, peak {run['peak_mib']:.1f} MiB"
                )
    medians = {tool: statistics.median(found) for tool, found in rates.items()}
    if len(medians) < 2:
        return 0
    ratio = medians["kaimen"] / medians["scrapy"]
    print(f"median: kaimen {medians['kaimen']:.0f}, scrapy {medians['scrapy']:.0f} pages/s: {ratio:.2f} times")
    return 0 if ratio >= 1 else 1


if __name__ == "__main__":
    sys.exit(main())
