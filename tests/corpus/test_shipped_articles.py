"""The shipped articles themselves: clean, well formed, in our own words."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "corpus" / "articles"
SEEDS = ROOT.parent / "shared" / "seeds"
KEYS = ["id", "title", "url", "outlet", "published", "digest"]
LABEL_KEYS = ("visit_date", "date_in_text", "visitor", "venue", "topics", "questions", "facts")
MOJIBAKE = re.compile("Ã|Â|â€|\ufffd|&[a-z]+;|<[a-z/]")
SHARED_WORDS = 8


@dataclass(frozen=True, slots=True)
class Shipped:
    name: str
    raw: str
    front: dict[str, object]
    body: str


def read_shipped(path: Path) -> Shipped:
    raw = path.read_bytes().decode("utf-8")
    start, front, body = raw.split("---\n", 2)
    assert start == "", f"{path.name}: front matter must come first"
    return Shipped(path.stem, raw, yaml.safe_load(front), body)


ARTICLES = tuple(read_shipped(path) for path in sorted(FOLDER.glob("*.md")))
each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)


def runs_of_words(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + SHARED_WORDS]) for i in range(len(words) - SHARED_WORDS + 1)}


def test_the_archive_ships_153_articles_and_nothing_else() -> None:
    assert len(ARTICLES) == 153
    assert {path.suffix for path in FOLDER.iterdir()} == {".md"}


@each_article
def test_front_matter_has_exactly_the_agreed_keys_and_types(article: Shipped) -> None:
    front = article.front
    assert list(front) == KEYS
    assert isinstance(front["title"], str) and front["title"].strip() == front["title"] != ""
    assert front["url"] is None or re.fullmatch(r"https?://\S+", str(front["url"]))
    assert front["outlet"] is None or (isinstance(front["outlet"], str) and front["outlet"].strip())
    assert front["published"] is None or type(front["published"]) is date
    assert front["digest"] is True


@each_article
def test_the_id_is_the_file_name_in_lower_case_letters_digits_and_hyphens(article: Shipped) -> None:
    assert article.front["id"] == article.name
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", article.name)


@each_article
def test_text_is_clean_nfc_with_one_empty_line_between_paragraphs(article: Shipped) -> None:
    assert unicodedata.is_normalized("NFC", article.raw)
    assert article.body.startswith("\n") and article.body.endswith("\n")
    assert not article.body.endswith("\n\n")
    paragraphs = article.body.strip("\n").split("\n\n")
    assert 2 <= len(paragraphs) <= 6
    for paragraph in paragraphs:
        assert paragraph == " ".join(paragraph.split()), "no line breaks, double or outer spaces"
        assert paragraph[-1] in '.!?"”', f"unfinished paragraph: {paragraph[-40:]!r}"


@each_article
def test_no_mojibake_markup_or_label_is_left_in_an_article(article: Shipped) -> None:
    assert not MOJIBAKE.search(article.raw)
    assert not [key for key in LABEL_KEYS if re.search(rf"\b{key}\b", article.raw)]


def test_no_two_articles_share_an_address_a_title_or_a_text() -> None:
    for values in (
        [str(article.front["url"]) for article in ARTICLES if article.front["url"]],
        [str(article.front["title"]) for article in ARTICLES],
        [article.body for article in ARTICLES],
    ):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_no_article_is_a_near_copy_of_another() -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for article in ARTICLES:
        for run in runs_of_words(article.body):
            owners.setdefault(run, set()).add(article.name)
    shared = Counter(tuple(sorted(names)) for names in owners.values() if len(names) > 1)
    assert [(names, count) for names, count in shared.items() if count > 20] == []


def test_no_article_repeats_eight_words_of_a_founding_text() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the founding texts are not beside the repository (../shared/seeds)")
    seeds = set().union(*(runs_of_words(path.read_text(encoding="utf-8")) for path in SEEDS.glob("*.txt")))
    assert seeds
    copied = [(article.name, run) for article in ARTICLES for run in runs_of_words(article.body) & seeds]
    assert copied == []


def test_the_five_founding_articles_are_there_with_their_sources() -> None:
    outlets = {article.name: article.front["outlet"] for article in ARTICLES if not article.front["url"]}
    assert outlets == {
        "2022-06-07-kabupaten-semarang-kota-bandung-smart-city": "bdgtoday.com",
        "2022-09-01-prabumulih-ogan-ilir-kota-bandung-spbe": "JB",
        "2022-09-20-kota-padang-kota-bekasi-inovasi-pelayanan": "Reaksi Bekasi",
        "2023-12-11-aceh-cianjur-indramayu-kota-bandung-kerja-sama": "Berita KBB",
        "tanpa-tanggal-kota-padang-kota-bandung-pelayanan-publik": None,
    }
