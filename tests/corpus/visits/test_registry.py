from dataclasses import replace
from datetime import date

import pytest

from corpus.errors import VisitError
from corpus.visits.filtering import VisitFilter
from corpus.visits.registry import VisitRegistry
from eval.bench_support.visit_filler import build_visit

BENGKULU, KEDIRI, JATIM, DIY = "17.71", "35.71", "35", "34"

VISITS = (
    build_visit(visit_id="k1", topics=["smart city"], form="studi tiru"),
    build_visit("DPRD: Kota Bandung + Jawa Barat", "Kabupaten Badung", "2022", visit_id="k2"),
    build_visit("Kabupaten Siak", "?Serang", "2021-12", visit_id="k3", venue="Aula Café"),
    build_visit(
        "Kabupaten Siak", "Jawa Timur", None, visit_id="k4", people=[("Ir. Wasiati", "Kadis", "host")]
    ),
    build_visit("Kabupaten Sleman", "Kota Kediri", "2024-01-02", visit_id="k5", planned=True),
)
REGISTRY = VisitRegistry(VISITS)


def found(**conditions: object) -> str:
    visits = REGISTRY.find(VisitFilter(**conditions))  # type: ignore[arg-type]
    return " ".join(visit.id for visit in visits)


def test_visits_come_newest_first_and_undated_last() -> None:
    assert [visit.id for visit in REGISTRY.visits] == ["k5", "k1", "k2", "k3", "k4"]
    assert [visit.id for visit in VisitRegistry(reversed(VISITS)).visits] == ["k5", "k1", "k2", "k3", "k4"]


def test_plans_are_left_out_unless_asked_for() -> None:
    assert found() == "k1 k2 k3 k4"
    assert found(planned=True) == "k5 k1 k2 k3 k4"


@pytest.mark.parametrize(
    ("conditions", "ids"),
    [
        ({"host": KEDIRI}, "k1"),
        ({"host": KEDIRI, "planned": True}, "k5 k1"),
        ({"host": JATIM}, "k4"),
        ({"province": JATIM}, "k1 k4"),
        ({"province": DIY}, ""),
        ({"visitor_province": "32"}, "k2"),
        ({"visitor": "32.73", "visitor_unit": "dprd"}, "k2"),
        ({"visitor": "32", "visitor_unit": "dprd"}, ""),
        ({"form": "studi tiru"}, "k1"),
        ({"topic": "smart city"}, "k1"),
        ({"topic": "tidak ada"}, ""),
        ({"since": date(2022, 1, 1)}, "k1 k2"),
        ({"until": date(2022, 12, 31)}, "k2 k3"),
        ({"until": date(2022, 6, 1)}, "k3"),
        ({"text": "cafe aula"}, "k3"),
        ({"text": "aula wasiati"}, ""),
        ({"text": "WASIATI"}, "k4"),
        ({"text": "jawa timur kediri"}, "k1"),
        ({"host": "99.99"}, ""),
    ],
)
def test_all_conditions_hold(conditions: dict[str, object], ids: str) -> None:
    assert found(**conditions) == ids


def test_a_topic_holds_beside_a_region_with_fewer_visits() -> None:
    busy = [build_visit(host="Kota Medan", visit_id=f"k{n}", topics=["smart city"]) for n in range(10, 13)]
    other = build_visit(visit_id="k20", topics=["parkir"])
    visits = VisitRegistry([*busy, other]).find(VisitFilter(host=KEDIRI, topic="smart city"))
    assert visits == ()


def test_undecided_region_counts_for_none_but_lies_in_its_province() -> None:
    assert found(host="36.73") == found(host="36.04") == ""
    assert found(province="36") == "k3"


def test_wider_topic_holds_for_its_narrower_ones() -> None:
    registry = VisitRegistry([build_visit(topics=["Mal Pelayanan Publik"])])
    assert len(registry.find(VisitFilter(topic="pelayanan publik"))) == 1
    narrow = VisitRegistry([build_visit(topics=["pelayanan publik"])])
    assert narrow.find(VisitFilter(topic="Mal Pelayanan Publik")) == ()


def test_visit_is_found_under_the_id_of_a_report_that_is_part_of_it() -> None:
    registry = VisitRegistry(VISITS, aliases={"kx": "k1", "ky": "k9"})
    assert registry.get("kx") is registry.get("k1")
    with pytest.raises(VisitError, match="“ky”"):
        registry.get("ky")


def test_unknown_id_is_answered_with_the_nearest() -> None:
    registry = VisitRegistry([build_visit(visit_id="kabcdef1234")])
    with pytest.raises(VisitError, match="mungkin maksud Anda: kabcdef1234"):
        registry.get("kabcdef1243")


def test_rankings_count_visits_and_not_offices() -> None:
    twice = build_visit("Kota Bengkulu", "Diskominfo: Kota Kediri + DPRD: Kota Kediri", visit_id="k6")
    registry = VisitRegistry([*VISITS, twice])
    ranked = [(one.region, one.code, one.visits) for one in registry.hosts()]
    assert ranked[0] == ("Kota Kediri", KEDIRI, 2)
    assert ("Serang", None, 1) in ranked and len(ranked) == 4
    assert [(one.region, one.visits) for one in registry.visitors()][:2] == [
        ("Kabupaten Siak", 2),
        ("Kota Bengkulu", 2),
    ]


def test_empty_register_answers_everything() -> None:
    registry = VisitRegistry()
    assert registry.find() == registry.hosts() == () and len(registry) == 0


def test_registry_does_not_share_what_it_was_given() -> None:
    visits = [VISITS[0]]
    registry = VisitRegistry(visits)
    visits.append(replace(VISITS[0], id="k9"))
    assert len(registry) == 1
