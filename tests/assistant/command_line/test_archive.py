import json

import pytest

from index.shipped import SHIPPED

KEDIRI = "2023-06-22-kota-bengkulu-kota-kediri-pelayanan-publik"
SLEMAN = "2010-07-21-lombok-barat-sleman-pemerintahan-desa"
LIST_KEYS = {"id", "title", "outlet", "url", "published", "version", "sha256"}
TEXT = (SHIPPED / f"{SLEMAN}.md").read_text("utf-8").rpartition("---\n")[2].strip()


def listed(run, home) -> list[dict]:
    shown = run("list", "--json", "--home", home)
    assert (shown.code, shown.err) == (0, "")
    return json.loads(shown.out)


def outcomes(shown) -> list[str]:
    return [row["outcome"] for row in json.loads(shown.out)]


# --- adding ---------------------------------------------------------------------------------------------------


def test_files_are_added_once_and_updated_when_edited(run, tmp_path) -> None:
    home, file = tmp_path / "rumah", tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert outcomes(run("add", file, "--json", "--home", home)) == ["added"]
    assert outcomes(run("add", file, "--json", "--home", home)) == ["unchanged"]
    file.write_text(f"{TEXT} Demikian berita ini disunting.", encoding="utf-8")
    assert outcomes(run("add", file, "--json", "--home", home)) == ["updated"]
    assert [row["version"] for row in listed(run, home)] == [2]


def test_a_folder_gives_all_its_files(run, tmp_path) -> None:
    folder = tmp_path / "naskah" / "dalam"
    folder.mkdir(parents=True)
    for name in (KEDIRI, SLEMAN):
        (folder / f"{name}.md").write_bytes((SHIPPED / f"{name}.md").read_bytes())
    assert outcomes(run("add", tmp_path / "naskah", "--json", "--home", tmp_path / "rumah")) == [
        "added",
        "added",
    ]


def test_good_lines_of_a_collection_are_kept(run, tmp_path) -> None:
    file = tmp_path / "kumpulan.jsonl"
    good = {"id": "satu", "title": "Judul Satu", "text": TEXT}
    file.write_text(f"{json.dumps(good)}\nbukan json\n{{}}\n", encoding="utf-8")
    shown = run("add", file, "--json", "--home", tmp_path / "rumah")
    assert shown.code == 0
    assert outcomes(shown) == ["added", "refused", "refused"]
    rows = json.loads(shown.out)
    assert rows[0].keys() == {"source", "outcome", "article_id", "title", "reason", "warnings"}
    assert "baris 2" in rows[1]["source"] and rows[1]["reason"].endswith(".")


def test_the_summary_counts_and_gives_reasons(run, tmp_path) -> None:
    shown = run("add", SHIPPED / f"{KEDIRI}.md", tmp_path / "tiada.txt", "--home", tmp_path / "rumah")
    assert (shown.code, shown.err) == (0, "")
    assert "tidak ditemukan" in shown.out and KEDIRI in shown.out
    assert shown.out.endswith("1 ditambahkan, 0 diperbarui, 0 tidak berubah, 1 ditolak.\n")


def test_all_refused_is_exit_code_2(run, tmp_path) -> None:
    empty = tmp_path / "kosong.txt"
    empty.write_bytes(b"")
    shown = run("add", tmp_path / "tiada", empty, "--home", tmp_path / "rumah")
    assert shown.code == 2
    assert shown.out.endswith("0 ditambahkan, 0 diperbarui, 0 tidak berubah, 2 ditolak.\n")


def test_an_empty_folder_is_told(run, tmp_path) -> None:
    folder = tmp_path / "kosong"
    folder.mkdir()
    shown = run("add", folder, "--home", tmp_path / "rumah")
    assert shown.code == 2 and "ditolak" in shown.out


# --- looking and removing -------------------------------------------------------------------------------------


def test_the_list_has_exactly_the_keys_that_programs_rely_on(run, home) -> None:
    rows = listed(run, home)
    assert [row["id"] for row in rows] == [SLEMAN, KEDIRI]
    assert all(row.keys() == LIST_KEYS for row in rows)
    assert (rows[0]["published"], rows[1]["published"], rows[0]["version"]) == ("2010-07-23", None, 1)


def test_the_list_for_people_has_whole_ids(run, home) -> None:
    shown = run("list", "--home", home)
    assert KEDIRI in shown.out and SLEMAN in shown.out and "2 artikel" in shown.out
    assert "tanpa tanggal" in shown.out and "23 Juli 2010" in shown.out


def test_an_article_is_shown_with_its_source(run, home) -> None:
    shown = run("show", KEDIRI, "--home", home)
    assert "Wali Kota Bengkulu Datang ke Kediri" in shown.out and "https://kediritangguh.co/" in shown.out
    article = json.loads(run("show", KEDIRI, "--json", "--home", home).out)
    assert article.keys() == LIST_KEYS | {"digest", "text"}
    assert article["text"] in shown.out and article["digest"] is True


def test_an_article_is_removed_and_not_found_again(run, home) -> None:
    assert run("remove", SLEMAN, "--home", home).out == f"Artikel {SLEMAN} dihapus dari arsip.\n"
    assert [row["id"] for row in listed(run, home)] == [KEDIRI]
    assert run("remove", SLEMAN, "--home", home).code == 2
    assert SLEMAN not in run("search", "kepala desa", "--json", "--home", home).out


@pytest.mark.parametrize("command", ["show", "remove"])
def test_an_unknown_id_names_the_nearest(run, home, command) -> None:
    refused = run(command, SLEMAN[:-3], "--home", home)
    assert refused.code == 2
    assert SLEMAN in refused.complaint
    assert len(listed(run, home)) == 2


# --- the shipped articles -------------------------------------------------------------------------------------


def test_preparing_twice_does_nothing_the_second_time(run, tmp_path, monkeypatch) -> None:
    folder = tmp_path / "bawaan-kecil"
    folder.mkdir()
    for name in (KEDIRI, SLEMAN):
        (folder / f"{name}.md").write_bytes((SHIPPED / f"{name}.md").read_bytes())
    add_shipped = "index.library.Library.add_shipped"
    from index.library import Library  # noqa: PLC0415 (the original, before it is replaced)

    original = Library.add_shipped
    monkeypatch.setattr(add_shipped, lambda self, advance=None: original(self, advance, folder))
    first = run("prepare", "--home", tmp_path / "rumah")
    assert (first.code, first.out, first.err) == (0, "", "2 artikel bawaan siap dipakai.\n")
    again = run("prepare", "--home", tmp_path / "rumah")
    assert (again.code, again.out, again.err) == (0, "", "")
    assert len(listed(run, tmp_path / "rumah")) == 2
