from dataclasses import replace

import pytest

from assistant.briefing.building import build_briefing
from assistant.briefing.document import GAZETTEER, Items, Paragraph, Table, lines_of
from assistant.briefing.messages import NO_FIGURE, TITLES
from corpus.regions import load_gazetteer
from corpus.visits.registry import VisitRegistry

ARCHIVE_WORDS = (
    *("Bengkulu", "Kampar", "Madiun", "Pariaman", "JOSS", "Kampung Hijau", "Apip", "Kilisuci", "120 kamera"),
    *("magang", "Maret 2019", "22 Juni", "Diskominfo Kabupaten"),
)
"""Words that only the articles know."""


def rows(briefing, key):
    return [row for block in briefing.section(key).blocks if isinstance(block, Table) for row in block.rows]


def texts(row):
    return [cell.text for cell in row]


def test_the_sections_stand_in_their_order(kediri):
    assert [section.title for section in kediri.sections] == list(TITLES.values())


def test_every_line_that_tells_from_the_archive_is_cited(kediri, world):
    for briefing in (kediri, world.brief("Kota Madiun"), world.brief(topic="pengelolaan sampah")):
        for section in briefing.sections:
            for block in section.blocks:
                groups = block.rows if isinstance(block, Table) else [(line,) for line in block.lines]
                for group in groups:
                    said = " ".join(line.text for line in group)
                    own_words = said.replace(briefing.host.full_name, "")
                    if any(word in own_words for word in ARCHIVE_WORDS):
                        assert any(line.cites for line in group), said


def test_every_row_of_visits_people_and_figures_is_cited(kediri):
    keys = ("host", "visits", "shown", "officials", "comparable", "own")
    found = [row for key in keys for row in rows(kediri, key)]
    assert len(found) > 12
    assert all(row[-1].cites for row in found)


def test_sources_are_numbered_in_reading_order_and_all_are_cited(kediri):
    seen = dict.fromkeys(cite.article_id for line in lines_of(kediri.sections) for cite in line.cites)
    assert [source.article.id if source.article else "" for source in kediri.sources] == list(seen)
    assert [source.number for source in kediri.sources] == list(range(1, len(seen) + 1))
    assert kediri.sources[0].article is None
    assert "Tahun 2025" in kediri.sources[0].text


def test_what_is_cited_stands_in_the_article(kediri, world):
    places = {cite for line in lines_of(kediri.sections) for cite in line.cites if cite.end}
    quotes = {world.archive.article(cite.article_id).text[cite.start : cite.end] for cite in places}
    assert {"22 Juni 2023", "120 kamera", "JOSS", "Apip Permana"} <= quotes
    assert "" not in quotes


def test_the_same_register_gives_the_same_briefing(world):
    assert world.brief() == world.brief()


def test_the_host_is_told_in_figures(kediri, text_of):
    told = text_of(kediri, "host")
    for figure in (
        "Jawa Timur",
        "301.424 jiwa",
        "67,2 km²",
        "4.483 jiwa/km²",
        "1.480 km dari Kabupaten Siak",
    ):
        assert figure in told
    assert all(row[-1].cites == (GAZETTEER,) for row in rows(kediri, "host"))


def test_a_figure_that_the_gazetteer_lacks_is_said_to_be_missing(world, text_of):
    told = text_of(world.brief("Kabupaten Kepulauan Meranti", own="Kota Dumai"), "host")
    assert NO_FIGURE in told


def test_visits_stand_newest_first_and_plans_are_left_out(kediri):
    assert [texts(row)[:2] for row in rows(kediri, "visits")] == [
        ["22 Juni 2023", "Kota Bengkulu"],
        ["Maret 2019", "Kabupaten Siak"],
        ["tidak disebut", "Kota Pariaman"],
    ]


def test_the_count_is_of_visits_and_says_how_many_are_on_the_topic(kediri, text_of):
    counted = "Arsip mencatat 3 kunjungan ke Kota Kediri (2019–2023; 1 tanpa tanggal), 2 di antaranya"
    assert counted in text_of(kediri, "visits")
    assert counted in text_of(kediri, "summary")


def test_two_articles_of_one_visit_are_both_cited(kediri):
    cited = {cite.article_id for cite in rows(kediri, "visits")[0][-1].cites}
    assert cited == {"bengkulu", "koran"}


def test_a_visit_whose_article_is_gone_is_not_told(kediri):
    assert "Solok" not in " ".join(line.text for line in lines_of(kediri.sections))


def test_what_was_shown_on_the_topic_comes_first_with_its_sentence(kediri):
    shown = rows(kediri, "shown")
    assert texts(shown[0]) == [
        "JOSS",
        "“Kepala Diskominfo Kota Kediri Apip Permana memperlihatkan aplikasi JOSS.”",
        "Kota Bengkulu (22 Juni 2023)",
        "",
    ]
    assert [row[0].text for row in shown].index("Kampung Hijau") == 2
    assert texts(shown[3])[:2] == ["120 kamera", "“Sebanyak 120 kamera dipantau dari Ruang Kilisuci.”"]


def test_officials_have_post_time_and_a_warning(kediri, text_of):
    assert texts(rows(kediri, "officials")[0]) == [
        "Kepala Diskominfo Kota Kediri",
        "Apip Permana",
        "22 Juni 2023",
        "Kota Bengkulu",
        "",
    ]
    assert "Pejabat dapat berganti" in text_of(kediri, "officials")
    assert "Tempat yang disebut: Ruang Kilisuci." in text_of(kediri, "officials")


def test_outcomes_are_quoted_from_the_article(kediri, text_of):
    quote = "Kota Bengkulu (22 Juni 2023): “Kota Bengkulu akan mengirim dua petugas untuk magang.”"
    assert text_of(kediri, "outcomes") == quote


def test_what_sources_disagree_about_is_shown_with_both(kediri):
    (items,) = [block for block in kediri.section("visits").blocks if isinstance(block, Items)]
    assert items.lines[0].text == (
        "Sumber berbeda mengenai waktu kunjungan Kota Bengkulu (22 Juni 2023): “22 Juni 2023” dan “23 Juni 2023”."
    )
    assert {cite.article_id for cite in items.lines[0].cites} == {"bengkulu", "koran"}


def test_comparable_hosts_are_ranked_under_the_host_with_the_formula(kediri, text_of):
    names = [row[0].text for row in rows(kediri, "comparable")]
    assert names == ["Kota Kediri (tuan rumah)", "Kota Madiun", "Kota Semarang"]
    madiun = rows(kediri, "comparable")[1]
    assert texts(madiun)[3] == "2"
    assert {cite.article_id for cite in madiun[-1].cites} == {"", "madiun", "siak-madiun"}
    assert "500 / (500 + jarak dari Kabupaten Siak dalam km)" in text_of(kediri, "comparable")


def test_own_visits_to_the_host_and_on_the_topic_are_told(kediri, text_of):
    told = text_of(kediri, "own")
    assert "Kabupaten Siak sudah 1 kali tercatat berkunjung ke Kota Kediri." in told
    assert "Kabupaten Siak tercatat 1 kali berkunjung ke daerah lain untuk smart city." in told
    assert [texts(row)[1:3] for row in rows(kediri, "own")] == [
        ["Kabupaten Siak", "Kota Kediri"],
        ["Diskominfo Kabupaten Siak", "Kota Madiun"],
    ]


def test_that_nothing_is_recorded_is_said_with_a_caution(world, text_of):
    told = text_of(world.brief(own="Kota Dumai"), "own")
    assert "Belum ada catatan di arsip tentang kunjungan Kota Dumai ke Kota Kediri." in told
    assert "Belum ada catatan di arsip tentang kunjungan Kota Dumai ke daerah lain untuk smart city." in told
    assert "tidak berarti kunjungan itu tidak pernah ada" in told


def test_a_host_without_visits_still_gets_figures_comparisons_and_questions(world, text_of):
    briefing = world.brief("Kabupaten Sleman")
    assert "Arsip belum memuat berita kunjungan ke Kabupaten Sleman." in text_of(briefing, "visits")
    assert "jiwa" in text_of(briefing, "host")
    names = {row[0].text for row in rows(briefing, "comparable")}
    assert names == {"Kabupaten Sleman (tuan rumah)", "Kota Kediri", "Kota Madiun", "Kota Semarang"}
    assert len(rows(briefing, "questions")) >= 10
    for key in ("shown", "officials", "outcomes"):
        assert all(isinstance(block, Paragraph) for block in briefing.section(key).blocks)


def test_a_topic_that_no_visit_has_is_said_to_be_missing(world, text_of):
    briefing = world.brief(topic="perpustakaan")
    assert "belum ada yang membahas perpustakaan" in text_of(briefing, "visits")
    assert "Arsip belum memuat daerah lain yang dikunjungi untuk perpustakaan." in text_of(
        briefing, "comparable"
    )


def test_an_empty_register_gives_a_briefing(world):
    request = world.request("Jawa Barat", "SPBE", "Aceh")
    briefing = build_briefing(VisitRegistry(()), load_gazetteer(), world.archive, request)
    assert [source.article for source in briefing.sources] == [None]
    assert briefing.letterhead.government == "PEMERINTAH ACEH"


def test_what_a_person_entered_is_cited_by_the_articles_of_the_visit(world, kediri):
    visit = world.registry.get("k2")
    corrected = replace(visit, programs=(replace(visit.programs[0], value="Bank Sampah", evidence=()),))
    registry = VisitRegistry((corrected,))
    briefing = build_briefing(
        registry, load_gazetteer(), world.archive, world.request("Kota Kediri", "sampah", "Riau")
    )
    (row,) = rows(briefing, "shown")
    assert texts(row)[:2] == ["Bank Sampah", "tidak disebut"]
    assert {cite.article_id for cite in row[-1].cites} == {"siak"}


def test_what_was_not_given_is_left_blank(kediri):
    fields = {field.label: field.value for field in kediri.memo}
    assert fields["Perihal"] == "Bahan kunjungan ke Kota Kediri tentang smart city"
    assert [label for label, value in fields.items() if not value] == [
        *("Kepada Yth.", "Dari", "Tanggal", "Nomor", "Sifat", "Lampiran"),
    ]


def test_what_was_given_stands_in_the_note(world):
    briefing = world.brief(number="094/12", subject="Studi tiru", office="Sekretariat Daerah")
    fields = {field.label: field.value for field in briefing.memo}
    assert (fields["Nomor"], fields["Perihal"]) == ("094/12", "Studi tiru")
    assert briefing.letterhead.office == "SEKRETARIAT DAERAH"


@pytest.mark.parametrize(
    ("own", "office", "lines"),
    [
        ("Kabupaten Siak", "", ("PEMERINTAH KABUPATEN SIAK", "")),
        ("Riau", "Bappeda", ("PEMERINTAH PROVINSI RIAU", "BAPPEDA")),
        ("DKI Jakarta", "", ("PEMERINTAH PROVINSI DAERAH KHUSUS IBUKOTA JAKARTA", "")),
        ("Kota Dumai", "DPRD", ("DEWAN PERWAKILAN RAKYAT DAERAH", "KOTA DUMAI")),
        ("Riau", "dprd provinsi riau", ("DEWAN PERWAKILAN RAKYAT DAERAH", "PROVINSI RIAU")),
        ("Riau", "Sekretariat DPRD", ("PEMERINTAH PROVINSI RIAU", "SEKRETARIAT DPRD")),
    ],
)
def test_the_letterhead_names_the_government_and_its_office(world, own, office, lines):
    briefing = world.brief(own=own, office=office)
    head = briefing.letterhead
    assert ("rencana kunjungan DPRD " in briefing.opening.text) == (
        lines[0] == "DEWAN PERWAKILAN RAKYAT DAERAH"
    )
    assert (head.government, head.office) == lines


def test_the_days_of_the_trip_stand_in_the_opening(kediri):
    assert (
        "kunjungan Pemerintah Kabupaten Siak ke Kota Kediri pada 7–9 Desember 2026 dengan pokok bahasan smart city"
        in kediri.opening.text
    )
