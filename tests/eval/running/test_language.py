"""Whether an output is Indonesian, down to a few words."""

import pytest

from assistant.answer import Answer, AnswerSentence, Status
from corpus.language import load_common_words
from eval.running.language import is_foreign, is_foreign_text, is_indonesian_word

INDONESIAN = [
    "Sebanyak 85 orang kepala desa mengunjungi Sleman.",
    "Tidak ada di arsip.",
    "kepala desa",
    "dua hari",
    "Mereka mempelajari smart city dan command center di Kota Surabaya.",
    "Kegiatan itu diisi workshop, coffee break, dan sharing session.",
    "Rombongan ngangsu kawruh babagan sampah ing Banyumas.",
    "Wargana guyub rukun, silih asah silih asih, silih asuh.",
    "“Welcome to Bandung,” kata wali kota saat menyambut rombongan di pendopo.",
    "Program itu bernama “Smart People in the Village” dan dimulai tahun 2019.",
    "TIDAK DITEMUKAN DI ARSIP",
    "Ya.",
    "nihil",
]
NOT_JUDGED = [
    "",
    "85 orang",
    "Rp147,07 miliar",
    "7 Juni 2022",
    "H. Tatang Sutisna, S.E., M.Si.",
    "John Smith",
    "Kota Kediri",
    "PT Bank BPD DIY",
    "Sleman, Bantul, Kulon Progo",
    "SMAN 3 Yogyakarta",
    "Smart City",
    "The Sunan Hotel Solo",
    "…",
    "12,5 km2",
]
FOREIGN = [
    "The delegation visited the city of Bandung to study waste management.",
    "the mayor of Padang",
    "No answer was found in the archive.",
    "NO ANSWER WAS FOUND IN THE ARCHIVE",
    "85 people from the regency",
    "I'm sorry, but I cannot answer that.",
    "De burgemeester bezocht gisteren het stadhuis.",
    "市长访问了万隆",
    "Мэр посетил город",
    "زار رئيس البلدية المدينة",
    "Tidak ada di arsip. However, the mayor visited the city in 2019.",
]


@pytest.mark.parametrize("text", INDONESIAN + NOT_JUDGED)
def test_indonesian_and_what_belongs_to_no_language_is_not_foreign(text: str) -> None:
    assert not is_foreign_text(text)


@pytest.mark.parametrize("text", FOREIGN)
def test_another_language_is_foreign_even_in_a_few_words(text: str) -> None:
    assert is_foreign_text(text)


@pytest.mark.parametrize("part", ["short", "message", "sentences", "notes"])
def test_every_part_of_an_answer_is_looked_at(part: str) -> None:
    english = "The mayor visited the city."
    indonesian = Answer(
        "", "", Status.ANSWERED, short="dua hari", message="Ada.", notes=("Satu tidak dihitung.",)
    )
    parts: dict[str, object] = {
        "short": english,
        "message": english,
        "sentences": (AnswerSentence("Mereka tiba di sana.", (1,)), AnswerSentence(english, (1,))),
        "notes": ("Satu tidak dihitung.", english),
    }
    foreign = Answer("", "", Status.ANSWERED, **{part: parts[part]})  # type: ignore[arg-type]

    assert not is_foreign(indonesian)
    assert is_foreign(foreign)


def test_common_words_and_derived_ones_are_indonesian() -> None:
    assert all(map(is_indonesian_word, load_common_words()))
    assert is_indonesian_word("mempelajari")
    assert is_indonesian_word("anak-anak")
    assert not is_indonesian_word("delegation")
