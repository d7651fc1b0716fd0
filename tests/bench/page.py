"""How long the HTML page takes: to write, to draw in headless Chromium, to filter; medians of several rounds.

    python tests/bench/page.py [ROUNDS]

The sizes are taken in turn, and what doubling the facts costs is a ratio, so that machines and days compare.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from page_library import many, view

from nato_timeline.render.html_page import render_page

SIZES = (0, 2500, 5000)
DRAWN = "performance.getEntriesByType('navigation')[0].duration"
FIRST = """new Promise(done => new PerformanceObserver(list => done(list.getEntries()[0].startTime))
  .observe({type: 'paint', buffered: true}))"""
FILTER = """([name, value]) => {
  const form = document.querySelector('form'), start = performance.now();
  form.elements[name].value = value;
  form.dispatchEvent(new Event('input'));
  document.body.getBoundingClientRect();
  return performance.now() - start;
}"""


def measured(browser: Any, path: Path) -> dict[str, float]:
    """Milliseconds in a fresh window: until something is seen, until all is drawn, until a filter has answered.

    « work » is the processor's time, which other work on the machine does not lengthen."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri())
    work = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    out = {
        "something is seen": page.evaluate(FIRST),
        "all is drawn": page.evaluate(DRAWN),
        "all is drawn, work": work["TaskDuration"] * 1000,
    }
    if page.locator("[name=who]").count():
        out["a person chosen"] = page.evaluate(FILTER, ["who", "p1"])
        out["a word searched, the first time"] = page.evaluate(FILTER, ["text", "promesses"])
        out["a word searched again"] = page.evaluate(FILTER, ["text", "rencontre"])
    page.close()
    return out


def main() -> None:
    from playwright.sync_api import sync_playwright

    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    libraries = {size: view(many(size)) for size in SIZES}
    taken: dict[tuple[str, int], list[float]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"))
        for _ in range(rounds):
            for size, of in libraries.items():
                start = time.perf_counter()
                html = render_page(of)
                taken.setdefault(("it is written", size), []).append((time.perf_counter() - start) * 1000)
                path = Path(folder) / f"{size}.html"
                path.write_text(html, "utf-8")
                for name, value in measured(browser, path).items():
                    taken.setdefault((name, size), []).append(value)
        browser.close()
    median = {key: statistics.median(values) for key, values in taken.items()}
    small, half, full = SIZES
    print(f"{'until':34} {full} facts   twice the facts   no facts   (medians of {rounds})")
    for name in dict.fromkeys(name for name, _ in median):
        empty = f"{median[name, small]:6.0f} ms" if (name, small) in median else ""
        ratio = median[name, full] / median[name, half]
        print(f"{name:34} {median[name, full]:7.0f} ms   x{ratio:5.2f}           {empty}")


if __name__ == "__main__":
    main()
