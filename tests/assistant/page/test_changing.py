import pytest

from assistant.page.changing import Changing


@pytest.fixture
def changing(library):
    return Changing(library)


def last(drawn):
    *_, final = drawn
    return final


def test_uploads_are_added_one_by_one_and_deleted(changing, library, write, tmp_path):
    library.remove("alfa")
    folders = [tmp_path / "u1", tmp_path / "u2"]
    for folder in folders:
        folder.mkdir()
    good = write(folders[0], "alfa")
    bad = folders[1] / "<img src=x onerror=alert(1)>.txt"
    bad.write_text("hai", encoding="utf-8")
    html = last(changing.add_files([str(good), str(bad)]))
    assert "1 ditambahkan, 0 diperbarui, 0 tidak berubah, 1 ditolak." in html
    assert "<img" not in html
    assert library.archive.has("alfa")
    assert not any(folder.exists() for folder in folders)


def test_no_file_is_said(changing):
    assert "Pilih dahulu berkas" in last(changing.add_files([]))


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "/etc/passwd", "file:///etc/passwd", "..", "berita.md"]
)
def test_only_web_addresses_are_taken_never_paths_of_the_server(changing, library, typed):
    html = last(changing.add_addresses(typed))
    assert "Bukan alamat web" in html
    assert "1 ditolak" in html
    assert library.archive.count().articles == 3


@pytest.mark.parametrize("typed", ["", "  \n", None, 3])
def test_no_address_is_said(changing, typed):
    assert "Isi dahulu alamat web" in last(changing.add_addresses(typed))


def test_too_many_addresses_are_refused_together(changing):
    assert "Paling banyak 50 alamat" in last(changing.add_addresses("https://contoh.test/a\n" * 51))


def test_removing_names_the_article_and_leaves_an_audit_line(changing, library):
    assert changing.remove("beta") == ("“Bupati Beta Tinjau Pasar Gama” sudah dihapus dari arsip.", False)
    assert not library.archive.has("beta")
    assert library.archive.audit_lines()[-1].actor == "halaman"


@pytest.mark.parametrize("article_id", ["", "tidak-ada", None, ["alfa"]])
def test_removing_nothing_is_said(changing, library, article_id):
    assert changing.remove(article_id) == ("Buka dahulu artikel yang akan dihapus.", True)
    assert library.archive.count().articles == 3
