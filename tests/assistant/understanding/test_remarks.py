import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.normalizing import is_small_talk
from assistant.understanding.question import understand
from assistant.understanding.remarks import drop_remarks
from corpus.regions import load_gazetteer
from corpus.words import split_words

ASKED = "Siapa Bupati Siak?"


@pytest.mark.parametrize(
    "text",
    [
        f"Saya sedang menyusun laporan. {ASKED}",
        f"{ASKED} Kami perlu secepatnya.",
        f"Atasan saya bertanya tadi pagi. {ASKED} Kami tunggu.",
    ],
)
def test_sentences_about_the_one_who_asks_are_left_out(text: str) -> None:
    assert drop_remarks(text, load_gazetteer()) == ASKED


@pytest.mark.parametrize(
    "text",
    [
        ASKED,
        f"Kami dari Kabupaten Kampar. {ASKED}",
        f"kami mau ke kota kediri. {ASKED}",
        f"Kami membahas SPBE. {ASKED}",
        f"Kami ke sana tahun 2019. {ASKED}",
        f"Ada kunjungan soal sampah. {ASKED}",
        "Saya ingin tahu bupati itu. Kami perlu namanya.",
        "Siapa yang menyambut kami? Siapa bupatinya?",
    ],
)
def test_what_may_belong_to_the_question_stays(text: str) -> None:
    assert drop_remarks(text, load_gazetteer()) == text


def test_a_question_is_read_without_remarks_and_courtesies() -> None:
    text = f"Selamat pagi, Pak. Saya sedang menyusun laporan. {ASKED} Terima kasih."
    assert understand(text, load_gazetteer()).text == ASKED


@pytest.mark.parametrize(
    "text",
    [
        f"Yth. Bapak/Ibu pengelola, {ASKED}",
        f"Yth. Kepala Dinas Kominfo, {ASKED}",
        f"Permisi, numpang tanya. {ASKED}",
        f"Maaf mengganggu waktunya, Bu Rina, {ASKED}",
        f"Semoga Bapak dan Ibu selalu sehat. {ASKED}",
        f"Boleh minta tolong? {ASKED}",
        f"Halo admin, apa kabar? {ASKED}",
        f"Selamat pagi Pak Kadis, izin bertanya: {ASKED}",
        f"Saya Rina dari bagian umum. {ASKED}",
        f"{ASKED} Salam, Budi.",
        f"Pimpinan sedang menunggu laporan. {ASKED}",
        f"{ASKED} Mohon pencerahannya.",
        f"{ASKED} Ditunggu jawabannya, terima kasih Pak Budi.",
        f"{ASKED} Ini untuk bahan laporan.",
        "Siapa Bupati Siak, mohon dibantu ya Bu?",
        "Siapa Bupati Siak terima kasih banyak sebelumnya?",
    ],
)
def test_greetings_wishes_thanks_and_forms_of_address_are_left_out(text: str) -> None:
    assert understand(text, load_gazetteer()).text == ASKED


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("permisi mau tanya kapan DPRD ke Sleman", "kapan DPRD ke Sleman"),
        ("maaf ganggu di mana rombongan diterima", "di mana rombongan diterima"),
        ("kapan DPRD ke Sleman mohon pencerahannya", "kapan DPRD ke Sleman"),
        ("Tampilkan kunjungan ke Batu. Terima kasih.", "Tampilkan kunjungan ke Batu."),
    ],
)
def test_chatter_goes_without_marks_too(text: str, asked: str) -> None:
    assert drop_remarks(text, load_gazetteer()) == asked


@pytest.mark.parametrize(
    "text",
    [
        "Tahun 2022 Sleman dikunjungi. Siapa tamu mereka?",
        "Rombongan itu belajar kopi liberika. Siapa namanya?",
        "Mereka naik bus. Berapa jumlahnya?",
        "Bupati Siak menerima tamu. Siapa namanya?",
        "Setelah itu, ke mana rombongan pergi?",
        "Selain itu, siapa yang ikut?",
        "Siapa Ibu Rina?",
        "Siapa Bupati Siak? Yang dulu.",
        "Bapak Bupati, siapa namanya?",
        "Apa kabar baik yang disampaikan bupati?",
        "Apa bimbingan yang diberikan?",
        "Berapa lama waktu tunggu layanan izin?",
        "Apa program pendidikan, kesehatan, dan bantuan?",
        "Izin apa saja yang dilayani di sana?",
        "Siapa yang menyampaikan permohonan maaf?",
        "Untuk apa mereka datang?",
    ],
)
def test_what_the_question_needs_stays(text: str) -> None:
    assert drop_remarks(text, load_gazetteer()) == text


@pytest.mark.parametrize(
    "text",
    [
        "Selamat pagi Bapak/Ibu, semoga sehat selalu.",
        "Maaf mengganggu.",
        "Permisi, numpang tanya.",
        "Mohon pencerahannya.",
        "Ditunggu jawabannya.",
        "Wah mantap, terima kasih infonya",
    ],
)
def test_a_message_of_chatter_alone_is_small_talk(text: str) -> None:
    assert is_small_talk(understand(text, load_gazetteer()).text)


@pytest.mark.parametrize(
    "text", ["siapa itu?", "dari mana mereka?", "yang sebelumnya", "tolong jelaskan lagi", "stafnya?"]
)
def test_a_short_question_is_no_small_talk(text: str) -> None:
    assert not is_small_talk(understand(text, load_gazetteer()).text)


def test_a_question_typed_twice_is_read_once() -> None:
    assert drop_remarks("Kalau ke Surabaya kapan? Kalau ke Surabaya kapan?", load_gazetteer()) == (
        "Kalau ke Surabaya kapan?"
    )


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    assert bool(split_words(drop_remarks(text, load_gazetteer()))) == bool(split_words(text))


def test_a_greeting_with_a_slip_is_left_out_too() -> None:
    known = {"selamat", "pagi", "pak", "siapa", "memimpin", "rombongan", "sleman", "yang"}
    asked = understand(
        "Slamat pagi pak, siapa yang memimpin rombongan Sleman?", load_gazetteer(), known=known.__contains__
    )

    assert asked.text.casefold() == "siapa yang memimpin rombongan sleman?"
