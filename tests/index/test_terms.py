"""Terms of the lexical index."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import terms
from index.data_files import read_toml
from index.stemming import stem_word
from index.synonyms import Synonyms, load_synonyms
from index.terms import MAX_QUERY_TERMS, Term, TermReader, index_terms, query_terms, terms_version
from index.tokens import MAX_TERM


def texts(question: str) -> list[str]:
    return [term.text for term in query_terms(question)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("berkunjung dikunjungi kunjungannya", "kunjung kunjung kunjung"),
        ("Kota Kediri, Kabupaten Berau", "kota kediri kabupaten berau"),
        ("SPBE", "spbe"),
        ("1.250 hektare", "1250 hektare"),
        ("1.250.000,75", "1250000p75"),
        ("3,4 juta", "3p4 juta"),
        ("3.4 juta", "3p4 juta"),
        ("pukul 09.30", "pukul 9p30"),
        ("09:30", "9p30"),
        ("44/2021", "44x2021 44 2021"),
        ("5/4/2018", "5x4x2018 5 4 2018"),
        ("05-04-2018", "5x4x2018 5 4 2018"),
        ("Covid-19", "covid19 covid 19"),
        ("e-kinerja", "ekinerja kerja"),
        ("ke-77", "ke77 ke 77"),
        ("anak-anak", "anak"),
        ("APBD-nya", "apbd"),
        ("Jum'at Jumat", "jumat jumat"),
        ("S.E.", "se"),
        ("non-tunai", "non nontunai tunai"),
        ("Café İstanbul", "cafe istanbul"),
        ("½ ² Ⅳ", "1 2 2 iv"),
        ("", ""),
        ("!!! \x00 …", ""),
    ],
)
def test_each_form_gives_its_terms(text: str, expected: str) -> None:
    reader = TermReader(concepts=False, stop=False)
    assert reader.index_terms(text) == expected


def test_acronym_that_looks_like_an_affixed_word_is_kept_whole_too() -> None:
    assert TermReader(concepts=False).index_terms("PERINGATAN") == "peringatan ingat"


@pytest.mark.parametrize("name", ["kediri", "pemalang", "pekalongan", "berau", "perwali", "perkim"])
def test_names_are_not_stemmed_into_other_words(name: str) -> None:
    assert stem_word(name) == name


@pytest.mark.parametrize("form", ["studi tiru", "Kaji Banding", "kunker", "kunjungan kerja", "lawatan"])
def test_synonyms_share_a_term(form: str) -> None:
    assert "konsep0studibanding" in texts(f"rombongan {form} ke Siak")
    assert "konsep0studibanding" in index_terms(f"Rombongan {form} ke Siak.").split()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SPBE", "sistem pemerintahan berbasis elektronik"),
        ("e-government", "pemerintahan berbasis elektronik"),
        ("Pemko Padang", "pemerintah kota Padang"),
        ("MPP", "mal pelayanan publik"),
        ("disdukcapil", "Dinas Kependudukan dan Pencatatan Sipil"),
        ("DPMPTSP", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"),
        ("wabup", "wakil bupati"),
        ("KTP-el", "e-KTP"),
        ("BUMDes", "badan usaha milik desa"),
        ("Ranperda", "Rancangan Peraturan Daerah"),
    ],
)
def test_short_and_long_names_share_a_concept(one: str, other: str) -> None:
    concepts = [{term for term in query_terms(text) if term.kind == "concept"} for text in (one, other)]
    assert concepts[0] & concepts[1]


def test_longest_form_wins() -> None:
    assert [t.text for t in query_terms("wakil wali kota") if t.kind == "concept"] == ["konsep0wakilwalikota"]


def test_stop_words_are_dropped_unless_nothing_else_is_asked() -> None:
    assert texts("Siapa yang berkunjung ke Siak?") == ["kunjung", "siak"]
    assert texts("apa itu") == ["apa", "itu"]


def test_kinds_of_terms() -> None:
    assert query_terms("SPBE 2021") == (
        Term("spbe", "word"),
        Term("2021", "number"),
        Term("konsep0spbe", "concept"),
    )


def test_question_and_passage_agree_on_terms() -> None:
    question = "Berapa ASN e-kinerja di Pemkab Siak pada 5/4/2018 menurut Perda 44/2021?"
    assert set(texts(question)) <= set(index_terms(question).split())


def test_long_question_is_cut_to_the_first_terms() -> None:
    found = texts(" ".join(f"kata{number}" for number in range(5_000)))
    assert found == [f"kata{number}" for number in range(MAX_QUERY_TERMS)]


@given(st.text(max_size=200))
def test_terms_are_letters_and_digits_whatever_the_text(text: str) -> None:
    for term in [*index_terms(text).split(" "), *texts(text)]:
        assert term == "" or re.fullmatch(r"[^\W_]+", term)
        assert len(term) <= MAX_TERM * 2
        assert '"' not in term
        assert "\0" not in term


@given(st.text(max_size=100))
def test_spelling_of_unicode_plays_no_part(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert index_terms(text) == index_terms(unicodedata.normalize("NFC", decomposed))


@given(st.text(alphabet="abcdefghij klmnoprstuy", max_size=80))
def test_case_plays_no_part_in_what_a_question_finds(text: str) -> None:
    assert set(texts(text)) <= set(texts(text.upper()))


def test_version_changes_with_the_data() -> None:
    assert re.fullmatch(r"\d+-[0-9a-f]{12}-sastrawi[\d.]+", terms_version())


def test_synonym_file_has_no_form_in_two_groups_and_enough_groups() -> None:
    synonyms = TermReader().synonyms
    assert len(set(synonyms.groups.values())) >= 120
    for group, forms in read_toml("synonyms.toml").items():
        assert len(forms) == len(set(forms)), group


def test_form_in_two_groups_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.synonyms.read_toml", lambda _: {"a": ["sama", "x"], "b": ["sama", "y"]})
    with pytest.raises(ValueError, match=r"'sama' of 'b' is a form of 'konsep0a' too"):
        load_synonyms(str.split)


@pytest.mark.parametrize("forms", [[], "x", [1], [" "]])
def test_unusable_forms_are_an_error(monkeypatch: pytest.MonkeyPatch, forms: object) -> None:
    monkeypatch.setattr("index.synonyms.read_toml", lambda _: {"kelompok": forms})
    with pytest.raises(ValueError, match="'kelompok': expected a list of words or phrases"):
        load_synonyms(str.split)


def test_matches_do_not_overlap() -> None:
    synonyms = Synonyms({("a", "b"): "x", ("b", "c"): "y", ("c",): "z"}, longest=2)
    assert synonyms.find(["a", "b", "c", "b"]) == ("x", "z")


STEMS = {word: root for root, words in read_toml("stems.toml")["stems"].items() for word in words.split()}


@pytest.mark.parametrize(("word", "root"), STEMS.items())
def test_a_listed_word_has_its_listed_root_with_and_without_a_clitic(word: str, root: str) -> None:
    assert stem_word(word) == stem_word(f"{word}nya") == root


def test_each_listed_root_is_its_own_stem_so_that_word_and_root_meet() -> None:
    assert [root for root in STEMS.values() if stem_word(root) != root] == []


def test_a_word_is_listed_under_one_root_only() -> None:
    words = [word for words in read_toml("stems.toml")["stems"].values() for word in words.split()]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    "words",
    [
        ("menemani", "ditemani", "teman"),
        ("mengunjungi", "berkunjung", "kunjungan"),
        ("penarikan", "menarik", "ditarik"),
        ("pemasukan", "masuk"),
        ("memilah", "pemilahan", "terpilah"),
    ],
)
def test_forms_of_one_root_meet(words: tuple[str, ...]) -> None:
    assert len({stem_word(word) for word in words}) == 1


@pytest.mark.parametrize(
    ("word", "root"), [("bertani", "tani"), ("petani", "tani"), ("mengukur", "ukur"), ("berikan", "beri")]
)
def test_words_that_look_alike_keep_their_own_roots(word: str, root: str) -> None:
    assert stem_word(word) == root


def test_the_version_of_the_terms_changes_with_the_listed_stems(monkeypatch: pytest.MonkeyPatch) -> None:
    before = terms_version()
    monkeypatch.setattr(terms, "fingerprint_files", lambda *names: str("stems.toml" in names))
    assert "-True-" in terms_version() != before
