import pytest

from assistant.page.visits.mapping import ARCS_DRAWN, NAMES_SHOWN, draw_map
from assistant.page.visits.places import HEIGHT, WIDTH, load_map
from corpus.regions import load_gazetteer

GAZETTEER = load_gazetteer()
DATA = load_map()
WHOLE = DATA.windows[0]


def draw(visits, window="indonesia"):
    return draw_map(visits, DATA, DATA.window(window), GAZETTEER)


def test_every_kabupaten_and_kota_is_a_dot_and_every_province_has_a_place():
    assert len(DATA.dots) == 514
    assert len(DATA.places) == 552
    assert WHOLE.dots.count("M") == 514


def test_one_degree_is_as_wide_as_high_and_north_is_up():
    (x0, y0), (x1, y1) = WHOLE.project((0, 100)), WHOLE.project((1, 101))
    assert x1 - x0 == pytest.approx(y0 - y1)
    assert y1 < y0


@pytest.mark.parametrize("key", [window.key for window in DATA.windows])
def test_every_window_holds_dots(key):
    assert DATA.window(key).dots.count("M") >= 30
    assert DATA.window(key).label


def test_an_unknown_window_is_the_whole_country():
    assert DATA.window("<script>") is WHOLE


def test_pairs_are_arcs_and_hosts_are_circles(visits):
    drawn = draw(visits)
    assert {(route.visitor, route.host, route.visit) for route in drawn.routes} == {
        ("Kota Bengkulu", "Kota Kediri", "k1"),
        ("Kabupaten Siak", "Kota Kediri", "k2"),
        ("Kota Bandung", "Kota Surabaya", "k5"),
    }
    assert {(spot.name, spot.count) for spot in drawn.spots} == {("Kota Kediri", 2), ("Kota Surabaya", 2)}
    assert (drawn.visits, drawn.left_out) == (3, 2)


def test_visits_of_one_pair_are_one_wider_arc_that_filters(make):
    visits = [make(f"k{n}", "Kota Bengkulu", "Kota Kediri") for n in range(5)]
    visits.append(make("k9", "Kabupaten Siak", "Kota Kediri"))
    many, one = sorted(draw(visits).routes, key=lambda route: -route.count)
    assert (many.count, many.visit, one.visit) == (5, "", "k9")
    assert many.width > one.width


def test_a_region_that_visits_itself_is_no_arc(make):
    drawn = draw([make("k1", "Kota Kediri", "Kota Kediri")])
    assert drawn.routes == () and drawn.spots[0].count == 1


def test_what_is_drawn_stays_small_however_many_visits_there_are(make):
    names = [region.full_name for region in GAZETTEER.regions if region.kind == "kabupaten"]
    visits = [make(f"k{n}", name, "Kota Kediri") for n, name in enumerate(names)]
    drawn = draw(visits)
    assert len(drawn.routes) == ARCS_DRAWN < drawn.routes_total == len(names)
    assert drawn.spots[0].count == len(names)


def test_names_lie_inside_and_not_over_each_other(make):
    hosts = (
        "Kota Sabang",
        "Kota Jayapura",
        "Kabupaten Merauke",
        "Kota Surabaya",
        "Kabupaten Sidoarjo",
        "Kota Kupang",
    )
    names = draw([make(f"k{n}", "Kota Kediri", host) for n, host in enumerate(hosts)]).names
    assert 3 <= len(names) <= NAMES_SHOWN
    assert all(0 <= name.x <= WIDTH and 0 <= name.y <= HEIGHT for name in names)
    assert len({name.text for name in names}) == len(names)


def test_a_window_shows_what_touches_it(make):
    visits = [
        make("k1", "Kota Jayapura", "Kabupaten Merauke"),
        make("k2", "Kota Kediri", "Kota Jayapura"),
        make("k3", "Kota Bandung", "Kota Kediri"),
    ]
    drawn = draw(visits, "papua")
    assert {route.visit for route in drawn.routes} == {"k1", "k2"}
    assert {spot.name for spot in drawn.spots} == {"Kota Jayapura", "Kabupaten Merauke"}
