"""Makes the pictures of README.md and docs/panduan.md: `python docs/screenshots.py` (needs Chromium, one minute).

The pictures show the shipped archive in a home of its own, which is thrown away.
"""

import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from assistant.page import serving
from assistant.respond import Assistant
from assistant.settings import Settings
from index.cross_encoder import load_reader
from index.library import Library

FOLDER = Path(__file__).parent / "gambar"
PASSWORD = "hanya untuk gambar"  # noqa: S105 (of a home that is thrown away)
DESK = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}
COLOURS = 128
"""Colours of a stored picture; keeps each below 300 kB."""
QUESTION = "Siapa Wali Kota Bengkulu yang berkunjung ke Kediri?"
COUNTED = "Daerah mana saja yang pernah berkunjung ke Kota Singkawang?"
OUTSIDE = "Siapa presiden Prancis saat ini?"


def main() -> None:
    """Makes every picture."""
    FOLDER.mkdir(exist_ok=True)
    with serve_shipped() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for take in (take_asking, take_phone, take_visits, take_briefing, take_archive, take_evaluation):
            take(browser, address)
        browser.close()


@contextmanager
def serve_shipped() -> Iterator[str]:
    """The page over the shipped archive, on a free port; gives its address."""
    with tempfile.TemporaryDirectory() as home, Library.open(Path(home), reader=load_reader()) as library:
        list(library.add_shipped())
        settings = Settings(home=Path(home), admin_password=PASSWORD)
        application = serving.build_application(Assistant(library), settings)
        ready = threading.Event()
        server = serving.build_server(application, ready.set)
        with serving.bind("127.0.0.1", 0) as listener:
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
            thread.start()
            ready.wait()
            try:
                yield f"http://127.0.0.1:{listener.getsockname()[1]}"
            finally:
                server.should_exit = True
                thread.join()


def take_asking(browser: Browser, address: str) -> None:
    """Welcome, answer with its source beside it, feedback, and no answer."""
    page = visit(browser, address, DESK)
    save(page, "awal")
    ask(page, QUESTION)
    page.locator(".rj-cite").first.click()
    page.locator("#rj-panel mark").first.wait_for()
    save(page, "jawaban")
    page.get_by_text("Apakah jawaban ini tepat?").click()
    save(page, "umpan-balik")
    page.get_by_role("button", name="Tutup").click()
    page.get_by_role("button", name="Percakapan baru").click()
    page.locator(".rj-welcome").wait_for()
    ask(page, OUTSIDE)
    save(page, "tanpa-jawaban")


def take_phone(browser: Browser, address: str) -> None:
    """Answer on a phone, in the dark."""
    page = visit(browser, address, PHONE, "dark")
    ask(page, QUESTION)
    save(page, "ponsel")


def take_visits(browser: Browser, address: str) -> None:
    """An answer of the register, the tab of visits, and one visit with its evidence."""
    page = visit(browser, address, DESK)
    ask(page, COUNTED)
    save(page, "register")
    page.get_by_role("tab", name="Kunjungan", exact=True).click()
    page.locator("#rj-visit-table table").wait_for()
    save(page, "kunjungan")
    page.locator("#rj-visit-table tbody tr").nth(1).click()
    page.locator(".rj-visit h2").wait_for()
    page.wait_for_timeout(500)
    save(page, "satu-kunjungan")


def take_briefing(browser: Browser, address: str) -> None:
    """A briefing as it is previewed."""
    page = visit(browser, address, DESK)
    page.get_by_role("tab", name="Bahan Kunjungan").click()
    form = page.get_by_role("form", name="Isian bahan kunjungan")
    form.get_by_label("Tuan rumah").fill("Kota Kediri")
    form.get_by_label("Daerah sendiri").fill("Kabupaten Siak")
    form.get_by_label("Topik", exact=True).select_option("pelayanan publik")
    page.get_by_role("button", name="Susun bahan").click()
    page.locator(".rj-paper h3").first.wait_for()
    page.locator(".rj-paper").scroll_into_view_if_needed()
    save(page, "bahan")


def take_archive(browser: Browser, address: str) -> None:
    """The list of articles, and what an administrator sees."""
    page = visit(browser, address, DESK)
    page.get_by_role("tab", name="Arsip").click()
    page.locator("#rj-table .rj-title").first.click()
    page.locator("#rj-archive-panel h2").wait_for()
    save(page, "arsip")
    page.get_by_role("button", name="Tutup").click()
    sign_in(page)
    page.locator("#rj-admin").scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    page.locator("#rj-admin").screenshot(path=FOLDER / "pengelola.png")
    shrink(FOLDER / "pengelola.png")


def take_evaluation(browser: Browser, address: str) -> None:
    """What evaluators see: the tab after two runs, and the report of the second."""
    page = visit(browser, address, DESK)
    ask(page, QUESTION)
    page.get_by_text("Apakah jawaban ini tepat?").click()
    page.get_by_role("button", name="Benar", exact=True).click()
    page.get_by_text("Terima kasih").first.wait_for()
    page.get_by_role("tab", name="Arsip").click()
    sign_in(page)
    page.get_by_role("tab", name="Evaluasi").click()
    for count in (40, 80):
        page.get_by_label("Paling banyak kasus").fill(str(count))
        page.get_by_role("button", name="Jalankan").click()
        page.get_by_text(f"dari {count} kasus lulus").wait_for(timeout=300_000)
    page.wait_for_timeout(1000)
    save(page, "evaluasi")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Buka laporan").first.click()
    opened.value.get_by_role("heading", name="Laporan evaluasi").wait_for()
    save(opened.value, "laporan")


def sign_in(page: Page) -> None:
    """Signs the administrator in, on the tab of the archive."""
    page.get_by_role("button", name="Pengelola").click()
    page.get_by_label("Kata sandi pengelola").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    page.locator("#rj-changes").wait_for()


def visit(browser: Browser, address: str, size: dict[str, int], scheme: str = "light") -> Page:
    """The page as a new visitor sees it."""
    page = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page.goto(address)
    page.locator(".rj-welcome").wait_for()
    return page


def ask(page: Page, question: str) -> None:
    """Asks and waits for the finished answer."""
    page.get_by_label("Pertanyaan Anda").fill(question)
    page.get_by_label("Pertanyaan Anda").press("Enter")
    page.locator(".rj-after").last.wait_for()


def save(page: Page, name: str) -> None:
    """Stores what is in the window."""
    page.wait_for_timeout(500)
    page.screenshot(path=FOLDER / f"{name}.png")
    shrink(FOLDER / f"{name}.png")


def shrink(path: Path) -> None:
    """Stores a picture with few colours."""
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(COLOURS)
    small.save(path, optimize=True)


if __name__ == "__main__":
    main()
