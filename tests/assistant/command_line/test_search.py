import json

import pytest

KEYS = {"article_id", "title", "url", "start", "end", "text", "fused", "lexical", "dense", "rerank"}
KEDIRI = "2023-06-22-kota-bengkulu-kota-kediri-pelayanan-publik"
SLEMAN = "2010-07-21-lombok-barat-sleman-pemerintahan-desa"


def search(run, home, *arguments: str) -> list[dict]:
    shown = run("search", *arguments, "--json", "--home", home)
    assert (shown.code, shown.err) == (0, "")
    (line,) = shown.out.splitlines()
    result = json.loads(line)
    assert result.keys() == {"id", "q", "hits", "seconds"}
    assert all(hit.keys() == KEYS for hit in result["hits"])
    return result["hits"]


def ids(hits: list[dict]) -> set[str]:
    return {hit["article_id"] for hit in hits}


def test_hits_come_best_first_with_all_scores(run, home) -> None:
    hits = search(run, home, "kepala desa Lombok Barat")
    assert hits[0]["article_id"] == SLEMAN
    assert [hit["fused"] for hit in hits] == sorted((hit["fused"] for hit in hits), reverse=True)
    assert all(hit["rerank"] is None and (hit["lexical"] or hit["dense"]) is not None for hit in hits)


def test_k_limits_the_hits(run, home) -> None:
    assert len(search(run, home, "kunjungan", "-k", "2")) == 2


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (("--region", "Kota Kediri"), {KEDIRI}),
        (("--region", "Sleman"), {SLEMAN}),
        (("--region", "Sleman", "--region", "Kota Kediri"), {KEDIRI, SLEMAN}),
        (("--region", "Kota Jayapura"), set()),
        (("--outlet", "KEDIRI TANGGUH"), {KEDIRI}),
        (("--from", "2010-07-23", "--to", "23 Juli 2010"), {SLEMAN}),
        (("--from", "2010-07-24"), set()),
        (("--to", "2010-07-22"), set()),
    ],
)
def test_filters_hold(run, home, filters, found) -> None:
    assert ids(search(run, home, "kunjungan rombongan", *filters)) == found


def test_hits_for_people_are_a_table(run, home) -> None:
    shown = run("search", "kepala desa", "-k", "1", "--home", home)
    assert shown.code == 0
    for word in ("gabungan", "leksikal", "makna", "Kepala Desa se-Lombok Barat", "Sebanyak 85 orang"):
        assert word in shown.out


def test_no_hit_is_said(run, home) -> None:
    shown = run("search", "kunjungan", "--region", "Kota Jayapura", "--home", home)
    assert (shown.code, shown.out) == (
        0,
        "Tidak ada bagian artikel yang cocok; coba kata lain atau longgarkan saringannya.\n",
    )


def test_a_batch_of_searches_keeps_order_and_takes_k_a_line(run, home) -> None:
    lines = b'{"id": "a", "q": "kepala desa", "k": 1}\nrusak\n{"id": "b", "q": "cendera mata"}\n'
    shown = run("search", "--batch", "-", "-k", "2", "--home", home, stdin=lines)
    first, bad, second = (json.loads(line) for line in shown.out.splitlines())
    assert (first["id"], len(first["hits"]), second["id"], len(second["hits"])) == ("a", 1, "b", 2)
    assert bad["line"] == 2


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--from", "besok"), "Tanggal 'besok' pada --from tidak dapat dibaca; tulis seperti 2022-06-07."),
        (
            ("--to", "2022-13-40"),
            "Tanggal '2022-13-40' pada --to tidak dapat dibaca; tulis seperti 2022-06-07.",
        ),
        (("-k", "0"), "Nilai yang diberikan tidak sesuai: -k; lihat `rujukan --help`."),
        (("-k", "banyak"), "Nilai yang diberikan tidak sesuai: -k; lihat `rujukan --help`."),
    ],
)
def test_a_filter_that_cannot_be_read_is_one_sentence(run, home, arguments, complaint) -> None:
    refused = run("search", "x", *arguments, "--home", home)
    assert (refused.code, refused.complaint) == (2, complaint)


def test_an_unknown_region_names_the_nearest(run, home) -> None:
    refused = run("search", "x", "--region", "Kedri", "--home", home)
    assert refused.code == 2
    assert refused.complaint.startswith("Daerah 'Kedri' tidak dikenal; mungkin maksudnya ")
    assert "Kota Kediri" in refused.complaint
