import re

import pytest

from assistant.answer import Citation
from assistant.page.article_view import view_article, view_citation
from corpus.spans import Span


@pytest.fixture
def citation(library):
    article = library.archive.article("alfa")
    return Citation(1, article, Span(0, article.text.index(".") + 1))


def edit(library, write, tmp_path):
    changed = write(tmp_path, "alfa", "Teks baru: Wali Kota Alfa, Dewi, melihat pengolahan sampah")
    assert [result.outcome for result in library.add([str(changed)])] == ["updated"]


def test_the_quotation_is_marked(library, citation):
    html = view_citation(library.archive, citation, "1")
    assert re.findall("<mark>(.*?)</mark>", html) == [citation.quote]


def test_a_changed_text_is_shown_with_a_remark_and_no_mark(library, citation, write, tmp_path):
    edit(library, write, tmp_path)
    html = view_citation(library.archive, citation, "1")
    assert "<mark>" not in html
    assert "Teks artikel ini sudah berubah" in html
    assert "Dewi" in html


def test_a_removed_article_is_said_to_be_gone(library, citation):
    library.remove("alfa")
    assert "sudah tidak ada di arsip" in view_citation(library.archive, citation, "1")


def test_old_versions_can_be_read_and_say_so(library, write, tmp_path):
    edit(library, write, tmp_path)
    assert 'data-version="1"' in view_article(library.archive, "alfa", "1")
    old = view_article(library.archive, "alfa", "1", version=1)
    assert "Budi" in old
    assert "Ini versi lama" in old


@pytest.mark.parametrize("article_id", ["", "tidak-ada", "../../etc/passwd", "' OR 1=1 --"])
def test_an_unknown_article_is_a_sentence(library, article_id):
    assert "sudah tidak ada di arsip" in view_article(library.archive, article_id, "1")


@pytest.mark.parametrize("version", [99, -1, 2**70])
def test_an_unknown_version_is_a_sentence(library, version):
    assert "sudah tidak ada di arsip" in view_article(library.archive, "alfa", "1", version=version)
