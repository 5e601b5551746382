import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import split_sentences


def split(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


# Each text is written with "|" where a sentence ends.
@pytest.mark.parametrize(
    "marked",
    [
        "Ia datang. |Mereka pulang. |Selesai",
        "Dr. H. Ahmad Syaikhu, S.E., M.M. menyambut tamu. |Ia senang.",
        "Rombongan dipimpin Drs. H. Ahmad, S.E., M.M. |Ia datang kemarin.",
        "Sekretaris Daerah, Ir. Budi, M.Si., hadir bersama drg. Rina dan Hj. Siti.",
        "Kantor di Jl. Merdeka No. 5 Kec. Coblong, Kab. Bandung. |Tamu tiba.",
        "Acara mulai pukul 09.30. |Acara selesai pukul 11.00 WIB.",
        "Biayanya Rp. 5 miliar dari Rp 1.200.000. |Sisanya kecil.",
        "Skor 3,71 dan 2.5 juta orang. |Kota maju.",
        "Camat, lurah, dkk. hadir. |Hadir pula Camat dkk. |Kemudian pulang.",
        "Bupati I Gst. Ngurah bertemu A. Brilyana dan M. Nur. |Ia senang.",
        "Pj. Bupati dan Plt. Kepala Dinas hadir.",
        "Turut hadir Ketua Komisi A. |Mereka berdialog.",
        "Rapat di Jalan M.H. Thamrin bersama B.J. Habibie.",
        "Ahmad, S.H. M.H. hadir.",
        "“Kami meningkatkan pelayanan.” kata Yana. |Ia pamit.",
        "“Kota kami maju. |Kami senang,” ujarnya.",
        "“Pelayanan di sini baik.” |Ia pun pamit.",
        '"Pelayanan di sini baik." |Ia pun pamit.',
        '"Pelayanan di sini baik." ujarnya, Selasa.',
        "Pelayanan baik. ” |Ia pamit.",
        "Apa kiatnya?! |Ia bertanya. |“Benarkah?” tanya Yana.",
        "Kalau begitu... kata dia. |Lalu… |Ia diam.",
        "Lihat www.bandung.go.id/Berita.Html, Detik.Com, bdgtoday.com dan a.b@bandung.go.id untuk berita.",
        "Rapat selesai.|Kemudian tamu pulang.|“Kami senang”, ujarnya.",
        "Ahmad, S.Sos.M.Si. dan Prof.Dr.Budi hadir.",
        "Rumahnya di Kab.Bandung dan Jl.Merdeka.",
        "(Kota ini maju. |Sekali.) |Ya [dst.].",
        "1. Meningkatkan mutu.\n|2. Menambah loket",
        "a. Meningkatkan mutu\n|b. Menambah loket\n|IV. Penutup",
        "Judul Berita\n\n|Isi berita tanpa titik\n|Paragraf kedua",
        "Dosis keempat 13 persen. |***",
        "Telkom Tbk. dan PT. Maju bekerja sama s.d. 2025.",
        "Luasnya 70 hektare. |30 kecamatan ikut.",
        "Sesuai Perda No. 5. |Selain itu, ada aturan lain.",
        "semua selesai. |kemudian pulang",
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(marked: str) -> None:
    parts = marked.split("|")
    assert split("".join(parts)) == [part.strip() for part in parts]


_PIECES = st.sampled_from(
    [
        "Ia",
        "kota",
        ".",
        "..",
        "?!",
        "…",
        "“",
        "”",
        '"',
        "'",
        ")",
        "(",
        " ",
        "  ",
        "\n",
        "\u2028",
        "\u00a0",
        "S.E.",
        "H.",
        "No.",
        "5",
        "A",
        "www.a.id",
        "a@b.c",
        "Kami",
        ",",
        "*",
        "selesai.Kemudian",
        "M",
        "Prof.",
        "é",
        "\u0301",
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=60).map("".join)))
def test_only_white_space_falls_between_sentences(text: str) -> None:
    end = 0
    for span in split_sentences(text):
        assert not text[end : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        end = span.end
    assert not text[end:].strip()


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_a_sentence_is_found_alike_without_its_surroundings(text: str) -> None:
    spans = split_sentences(text)
    for first, last in zip(spans, spans[1:] or spans, strict=False):
        part = text[first.start : last.end]
        assert [span.shift(first.start) for span in split_sentences(part)] == list(
            dict.fromkeys((first, last))
        )


@pytest.mark.parametrize(
    "piece", [".", ". ", ".”", "a.", "A.", "A. ", "1.", "x", "Aa.Aa", "(", "\n", "aaa.Bb", "S.E. "]
)
def test_hostile_text_of_a_hundred_kilobytes_is_split(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert "".join(split(text)).replace(" ", "") == text.replace(" ", "").replace("\n", "")
