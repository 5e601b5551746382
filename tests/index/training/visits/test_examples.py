"""Examples from labelled visits: true spans, twins that differ in one detail, folds kept apart."""

import itertools
import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from corpus.passages import split_passages
from corpus.regions import load_gazetteer
from index.training.held_out import visit_fold
from index.training.reader.examples import ReadingExample
from index.training.visits.entity_swaps import swap_record
from index.training.visits.examples import build_visit_examples
from index.training.visits.facts import FIELD_FACTS
from index.training.visits.records import load_visits, read_visit
from index.training.visits.twins import build_pool, change_frame, flip_kind
from index.training.visits.wording import Frame, Wording, word_question

BODY = (
    "Pemerintah Kabupaten Siak melakukan studi tiru ke Kota Kediri pada Selasa, 14 Maret 2023, untuk mempelajari "
    "layanan kependudukan. Rombongan berjumlah 35 orang itu dipimpin Wakil Bupati Siak, Burhan Lestari, dan diterima "
    "Sekretaris Daerah Kota Kediri, Rina Kusnadi, di Ruang Joyoboyo.\n\n"
    "Rina menjelaskan bahwa aplikasi Sapa Warga dipakai di 46 kelurahan sejak 2019. Kediri dipilih karena antrean "
    "layanannya paling pendek di Jawa Timur.\n\n"
    "Burhan berharap cara itu dapat diterapkan di Siak sebelum akhir tahun."
)


def make_record(identity: str, **changes: Any) -> dict[str, Any]:
    """A labelled visit of Siak to Kediri."""
    record = {
        "id": identity,
        "outlet": "Kabar Daerah",
        "published": "2023-03-15",
        "visit_date": "2023-03-14",
        "visitor": {"region": "Kabupaten Siak", "province": "Riau", "body": "Pemkab Siak"},
        "host": {"region": "Kota Kediri", "province": "Jawa Timur", "body": "Pemkot Kediri"},
        "form": "studi tiru",
        "topics": ["layanan kependudukan"],
        "venue": "Ruang Joyoboyo",
        "people": [
            {"name": "Burhan Lestari", "role": "Wakil Bupati Siak", "side": "visitor"},
            {"name": "Rina Kusnadi", "role": "Sekretaris Daerah Kota Kediri", "side": "host"},
        ],
        "programs": ["Sapa Warga"],
        "figures": [
            {"what": "anggota rombongan", "value": "35 orang"},
            {"what": "kelurahan yang memakai Sapa Warga", "value": "46 kelurahan"},
        ],
        "title": "Siak Tiru Layanan Kependudukan Kediri",
        "body": BODY,
    }
    return record | changes


def identities(fold: str, count: int) -> list[str]:
    """Names of visits that fall into `fold`."""
    names = (f"kunjungan-{number}" for number in itertools.count())
    return list(itertools.islice((name for name in names if visit_fold(name) == fold), count))


def other_record(identity: str) -> dict[str, Any]:
    """Another visit, told in the words of the first one."""
    body = BODY
    for old, new in (
        ("Siak", "Tabalong"),
        ("Kediri", "Madiun"),
        ("Burhan", "Hendra"),
        ("Rina", "Maya"),
        ("35", "12"),
    ):
        body = body.replace(old, new)
    return make_record(
        identity,
        visitor={"region": "Kabupaten Tabalong", "province": "Kalimantan Selatan", "body": "Pemkab Tabalong"},
        host={"region": "Kota Madiun", "province": "Jawa Timur", "body": "Pemkot Madiun"},
        people=[
            {"name": "Hendra Lestari", "role": "Wakil Bupati Tabalong", "side": "visitor"},
            {"name": "Maya Kusnadi", "role": "Sekretaris Daerah Kota Madiun", "side": "host"},
        ],
        figures=[{"what": "anggota rombongan", "value": "12 orang"}],
        title="Tabalong Tiru Layanan Kependudukan Madiun",
        body=body,
    )


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    """Two visits of each fold."""
    return [
        make(identity)
        for fold in ("train", "tune", "check")
        for make, identity in zip((make_record, other_record), identities(fold, 2), strict=True)
    ]


@pytest.fixture(scope="module")
def examples(records: list[dict[str, Any]]) -> tuple[ReadingExample, ...]:
    """What is trained on."""
    return build_visit_examples(records, {"train"}, seed=3, swaps=3)


def test_the_same_seed_makes_the_same_examples(
    records: list[dict[str, Any]], examples: tuple[ReadingExample, ...]
) -> None:
    assert build_visit_examples(records, {"train"}, seed=3, swaps=3) == examples
    assert build_visit_examples(records, {"train"}, seed=4, swaps=3) != examples


def test_only_visits_of_the_asked_folds_are_used(records: list[dict[str, Any]]) -> None:
    for fold in ("train", "tune"):
        made = build_visit_examples(records, {fold}, seed=3, swaps=1)
        assert {visit_fold(example.id.split(":")[1].split("~")[0]) for example in made} == {fold}


def test_ids_are_unique_and_wrong_passages_share_the_group(examples: tuple[ReadingExample, ...]) -> None:
    assert len({example.id for example in examples}) == len(examples)
    questions = {example.id: example.question for example in examples if example.id == example.group}
    for example in examples:
        if example.id.endswith((":else", ":wrong")):
            assert example.question == questions[example.group]


def test_spans_lie_in_the_passage_and_only_answerable_questions_have_some(
    examples: tuple[ReadingExample, ...],
) -> None:
    for example in examples:
        assert bool(example.spans) is example.answerable
        for span in example.spans:
            answer = span.of(example.passage)
            assert answer
            assert answer == answer.strip()


def test_twins_keep_the_passage_and_change_the_question(examples: tuple[ReadingExample, ...]) -> None:
    asked = {example.id: example for example in examples}
    twins = [example for example in examples if example.id.endswith(":twin")]
    assert len(twins) > len(examples) / 5
    for twin in twins:
        original = asked[twin.group]
        assert (twin.passage, twin.heading) == (original.passage, original.heading)
        assert twin.question != original.question


def test_both_classes_are_frequent(examples: tuple[ReadingExample, ...]) -> None:
    assert 0.35 < sum(bool(example.answerable) for example in examples) / len(examples) < 0.6


def test_unswapped_passages_are_those_of_the_archive(records: list[dict[str, Any]]) -> None:
    made = build_visit_examples(records, {"tune"}, seed=3, swaps=0)
    passages = {p.text for record in records for p in split_passages(read_visit(record).article)}
    assert made
    assert {example.passage for example in made} <= passages
    assert any(example.heading.startswith("Siak Tiru Layanan Kependudukan Kediri\n") for example in made)


def test_fields_are_found_again_in_the_text() -> None:
    visit = read_visit(make_record("a"))
    found = {
        (fact.kind, span.of(passage.text))
        for passage in visit.passages
        for find in FIELD_FACTS
        for fact in find(visit, passage.text)
        for span in fact.spans
    }
    assert {
        ("pemimpin", "Burhan Lestari"),
        ("penerima", "Rina Kusnadi"),
        ("kapan", "Selasa, 14 Maret 2023"),
        ("tempat", "Ruang Joyoboyo"),
        ("peserta", "35 orang"),
        ("angka", "46 kelurahan"),
        ("program", "Sapa Warga"),
        ("siapa_tamu", "Kabupaten Siak"),
        ("ke_mana", "Kota Kediri"),
        ("nama_pejabat", "Burhan Lestari"),
    } <= found


def test_a_retelling_agrees_with_its_labels() -> None:
    record = make_record("a")
    for number in range(10):
        told = swap_record(record, random.Random(number))
        assert "Siak" not in told["body"]
        assert "Kediri" not in told["body"]
        assert told["visitor"]["region"].startswith("Kabupaten ")
        assert told["host"]["region"].startswith("Kota ")
        for region in (told["visitor"]["region"], told["host"]["region"]):
            assert load_gazetteer().lookup(region), region
        for person in told["people"]:
            assert person["name"] in told["body"]
        for figure in told["figures"]:
            assert figure["value"] in told["body"]
        assert str(told["visit_date"][:4]) in told["body"]


def test_a_retelling_keeps_its_days_valid() -> None:
    for number in range(20):
        read_visit(swap_record(make_record("a", published="2023-03-31"), random.Random(number)))


def test_the_draw_fixes_all_but_the_changed_detail() -> None:
    visit = read_visit(make_record("a"))
    frame = Frame("kapan", visit.visitor, visit.host, visit.form)
    flipped = flip_kind(visit.host, visit)
    assert flipped is not None
    for seed in range(40):
        wording = Wording("Kapan {acara}?", seed)
        question = word_question(wording, frame)
        twin = word_question(wording, Frame("kapan", visit.visitor, flipped, visit.form))
        assert len(question.split()) == len(twin.split())
        assert sum(a != b for a, b in zip(question.split(), twin.split(), strict=True)) <= 1


def test_wrong_regions_are_not_of_the_article() -> None:
    visits = [read_visit(make_record("a")), read_visit(other_record("b"))]
    visit = visits[0]
    frame = Frame("kapan", visit.visitor, visit.host, visit.form, year="2023")
    changes = list(change_frame(frame, visit, build_pool(visits), random.Random(1)))
    assert changes
    for change in changes:
        assert change.frame != frame
        names = {place.name for place in (change.frame.visitor, change.frame.host) if place}
        assert names <= {"Siak", "Kediri"} or not names & {"Madiun", "Riau"}


def test_evaluation_questions_are_left_out_when_loading(tmp_path: Path) -> None:
    path = tmp_path / "visits.jsonl"
    row: Mapping[str, Any] = make_record("a") | {
        "questions": [{"q": "Berapa?", "facts": [], "kind": "berapa"}]
    }
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (record,) = load_visits(path)
    assert "questions" not in record
    assert record["title"] == row["title"]
