import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.follow_up import MAX_EARLIER, ArchiveKnowledge, resolve
from assistant.understanding.question import Kind, Question
from corpus.regions import load_gazetteer

GAZETTEER = load_gazetteer()
FIRST = "Siapa Wali Kota Bengkulu yang berkunjung ke Kediri?"


def ask(text: str, *history: str, year: int | None = 2022) -> Question:
    return resolve(text, history, GAZETTEER, ArchiveKnowledge(lambda _: year))


@pytest.mark.parametrize(
    "text",
    [
        "Siapa yang menyambutnya?",
        "kapan?",
        "Di mana acaranya?",
        "dan tujuannya apa",
        "terus yg nyambut sapa",
        "Kapan itu?",
    ],
)
def test_a_question_that_leans_back_gets_the_subject_of_the_one_before(text: str) -> None:
    question = ask(text, FIRST)
    assert question.is_follow_up
    assert question.focus == "Wali Kota Bengkulu yang berkunjung ke Kediri"
    assert question.text.endswith(f" (tentang {question.focus})?")
    assert [mention.span.of(question.text) for mention in question.regions] == ["Bengkulu", "Kediri"]


def test_the_kind_is_that_of_the_follow_up_itself() -> None:
    assert ask("Kapan itu?", FIRST).kind is Kind.WHEN
    assert ask("Siapa saja yang ikut?", "Kapan Siak ke Bogor?").wants_list
    assert not ask("Siapa yang ikut?", "Apa saja yang dibahas Siak di Bogor?").wants_list


def test_own_text_leaves_out_what_the_conversation_gave() -> None:
    assert ask("Siapa yang menyambutnya?", FIRST).own_text == "Siapa yang menyambutnya"


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("Lalu tahun berikutnya?", "Siapa Wali Kota Bengkulu yang berkunjung ke Kediri pada tahun 2023?"),
        ("tahun sebelumnya?", "Siapa Wali Kota Bengkulu yang berkunjung ke Kediri pada tahun 2021?"),
    ],
)
def test_the_next_year_counts_from_the_visit_before(text: str, resolved: str) -> None:
    assert ask(text, FIRST).text == resolved


def test_the_next_year_counts_from_the_year_that_was_asked_for() -> None:
    earlier = "Apa hasil kunjungan Kota Siak tahun 2018 ke Bogor?"
    assert ask("Lalu tahun berikutnya?", earlier).text == "Apa hasil kunjungan Kota Siak tahun 2019 ke Bogor?"


def test_the_next_year_stands_in_place_of_a_whole_date() -> None:
    earlier = "Siapa yang ke Bogor pada tanggal 5 April 2018?"
    assert ask("tahun berikutnya?", earlier).text == "Siapa yang ke Bogor pada tahun 2019?"


def test_an_unknown_year_is_not_invented() -> None:
    assert "20" not in ask("Lalu tahun berikutnya?", FIRST, year=None).text


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("kalau ke Surabaya?", "Siapa Wali Kota Bengkulu yang berkunjung ke Surabaya?"),
        ("Kalau yang dari Banjarmasin?", "Siapa Wali Kota Banjarmasin yang berkunjung ke Kediri?"),
        ("Bagaimana dengan Sleman?", "Siapa Wali Kota Bengkulu yang berkunjung ke Sleman?"),
        ("Kalau tahun 2021?", "Siapa Wali Kota Bengkulu yang berkunjung ke Kediri pada 2021?"),
    ],
)
def test_another_place_or_time_takes_the_place_of_the_old_one(text: str, resolved: str) -> None:
    assert ask(text, FIRST).text == resolved


@pytest.mark.parametrize(
    ("text", "earlier", "resolved"),
    [
        ("kalau dari Pringsewu ke Banyumas?", FIRST, "Siapa Bupati Pringsewu yang berkunjung ke Banyumas?"),
        (
            "kalau dari Surabaya?",
            "Siapa Bupati Siak yang ke Kediri?",
            "Siapa Wali Kota Surabaya yang ke Kediri?",
        ),
        ("kalau dari Bogor?", FIRST, "Siapa Wali Kota Bogor yang berkunjung ke Kediri?"),
    ],
)
def test_the_office_goes_with_the_kind_of_the_new_region(text: str, earlier: str, resolved: str) -> None:
    assert ask(text, earlier).text == resolved


def test_kalau_kediri_asks_the_same_of_kediri() -> None:
    assert ask("kalau Kediri?", "Kapan Pemkot Bengkulu ke Bogor?").text == "Kapan Pemkot Bengkulu ke Kediri?"


def test_another_place_with_a_question_of_its_own_turns_to_that_visit() -> None:
    question = ask("kalau ke Surabaya kapan?", FIRST)
    assert question.kind is Kind.WHEN
    assert question.focus == "Wali Kota Bengkulu yang berkunjung ke Surabaya"


@pytest.mark.parametrize(
    "text",
    [
        "Kapan DPRD Siak berkunjung ke Bogor?",
        "Apa itu SPBE?",
        "Siapa Bupati Sleman?",
        "Berapa luas Kota Bogor?",
    ],
)
def test_a_new_question_stays_alone(text: str) -> None:
    question = ask(text, FIRST)
    assert question.text == text
    assert not question.is_follow_up


@pytest.mark.parametrize(
    "text",
    [
        "namanya apa?",
        "aplikasi apa yang dipakai?",
        "berapa daerah yang sudah pakai?",
        "siapa Sekda yang hadir?",
    ],
)
def test_a_short_question_without_a_place_of_its_own_leans_back(text: str) -> None:
    assert ask(text, FIRST).focus == "Wali Kota Bengkulu yang berkunjung ke Kediri"


@pytest.mark.parametrize(
    "text",
    [
        "Siapa presiden Indonesia?",
        "Siapa Zulkarnaen?",
        "Apa kepanjangan MPP?",
        "bagaimana cara membuat aplikasi?",
        "Apa saja yang harus disiapkan sebuah daerah untuk belajar tentang sampah?",
        "makasih ya",
        "Siapa yang datang pada 5 Mei 2020?",
    ],
)
def test_a_question_about_something_else_stays_alone(text: str) -> None:
    assert not ask(text, FIRST).is_follow_up


def test_a_question_with_a_word_that_the_archive_lacks_stays_alone() -> None:
    archive = ArchiveKnowledge(lambda _: None, known=lambda word: word != "rendang")
    assert not resolve("apa resep rendang?", [FIRST], GAZETTEER, archive).is_follow_up
    assert resolve("apa resep sukses?", [FIRST], GAZETTEER, archive).is_follow_up


@pytest.mark.parametrize("text", ["Siapa namanya?", "namanya siapa?", "siapa dia?", "siapa nama beliau?"])
def test_a_question_for_a_name_asks_who_holds_the_office_before(text: str) -> None:
    assert ask(text, "Kapan Bupati Siak ke Kediri?").text == "Siapa Bupati Siak ke Kediri?"
    assert ask(text, "Kapan Siak ke Kediri?").focus == "Siak ke Kediri"


def test_thanks_between_two_questions_change_nothing() -> None:
    assert ask("Kapan itu?", FIRST, "makasih ya").focus == "Wali Kota Bengkulu yang berkunjung ke Kediri"


def test_a_suffix_on_a_region_points_back() -> None:
    question = ask("siapa sekda bengkulunya?", FIRST)
    assert question.own_text == "siapa sekda bengkulu"
    assert question.is_follow_up


def test_the_archive_chooses_between_guest_and_host() -> None:
    def reading(*answered: str) -> str:
        archive = ArchiveKnowledge(lambda _: None, answers=lambda question: question.text in answered)
        return resolve("kalau Siak?", ["Apa yang dipelajari Bogor di Kediri?"], GAZETTEER, archive).text

    as_host, as_guest = "Apa yang dipelajari Bogor di Siak?", "Apa yang dipelajari Siak di Kediri?"
    assert reading(as_guest) == as_guest
    assert reading(as_guest, as_host) == as_host
    assert reading() == as_host


def test_the_archive_is_not_asked_where_a_preposition_decides() -> None:
    archive = ArchiveKnowledge(
        lambda _: None, answers=lambda question: question.text.startswith("Siapa Wali Kota Siak")
    )
    assert (
        resolve("kalau ke Siak?", [FIRST], GAZETTEER, archive).text
        == "Siapa Wali Kota Bengkulu yang berkunjung ke Siak?"
    )


def test_a_turn_to_another_place_never_forgets_the_visit() -> None:
    archive = ArchiveKnowledge(lambda _: None, answers=lambda question: not question.is_follow_up)
    assert resolve("kalau ke Surabaya kapan?", [FIRST], GAZETTEER, archive).is_follow_up


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("kalau Surabaya, siapa wali kotanya?", "Siapa wali kota Surabaya?"),
        ("Kalau Kota Magelang, siapa wakil wali kotanya?", "Siapa wakil wali kota Magelang?"),
        ("kalau Kota Magelang, siapa sekdanya?", "Siapa sekda Kota Magelang?"),
    ],
)
def test_the_office_of_a_place_just_named_is_asked_alone(text: str, resolved: str) -> None:
    assert ask(text, FIRST).text == resolved


def test_the_office_of_a_visit_to_another_place_is_asked_of_the_visit() -> None:
    assert ask("kalau yang ke Surabaya, siapa bupatinya?", FIRST).is_follow_up


def test_a_chain_of_follow_ups_keeps_the_subject() -> None:
    assert (
        ask("Siapa yang menyambutnya?", FIRST, "Kapan itu?").focus
        == "Wali Kota Bengkulu yang berkunjung ke Kediri"
    )


def test_the_newest_subject_counts() -> None:
    question = ask("Siapa yang menyambutnya?", FIRST, "Kapan DPRD Siak berkunjung ke Bogor?")
    assert question.focus == "DPRD Siak berkunjung ke Bogor"


def test_a_long_history_keeps_the_newest() -> None:
    others = [f"Kapan DPRD Siak berkunjung ke Bogor tahun {2000 + number}?" for number in range(MAX_EARLIER)]
    assert ask("Siapa yang menyambutnya?", FIRST, *others).focus == others[-1][6:-1]
    forgotten = ask("Siapa yang menyambutnya?", FIRST, *["Kapan itu?"] * MAX_EARLIER)
    assert "Bengkulu" not in forgotten.text


@pytest.mark.parametrize("history", [(), ("",), ("", "  \u200b ")])
def test_without_a_conversation_a_question_stays_alone(history: tuple[str, ...]) -> None:
    assert ask("Siapa yang menyambutnya?", *history).text == "Siapa yang menyambutnya?"


def test_an_empty_question_stays_empty() -> None:
    assert ask("  ", FIRST).text == ""


@given(st.text(max_size=80), st.lists(st.text(max_size=60), max_size=6))
def test_any_conversation_can_be_resolved(text: str, history: list[str]) -> None:
    assert ask(text, *history).asked == text


@given(
    st.lists(
        st.sampled_from(
            ["kalau", "ke", "dari", "Kediri", "Bogor", "2021", "tahun", "berikutnya", "kapan", "itu", "?"]
        ),
        max_size=6,
    )
)
def test_any_mixture_of_cues_can_be_resolved(words: list[str]) -> None:
    question = ask(" ".join(words), FIRST, "kalau ke Bogor?")
    assert "\n" not in question.text
