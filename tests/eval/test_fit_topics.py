import tomllib

import pytest

pytest.importorskip("sklearn", reason="extra bench is not installed")

from corpus.visits.extraction.subjects.topic_features import TopicFeatures
from eval.fit_topics import NAMES, Labelled, chances, f1, fit, render

NOTHING = TopicFeatures(*[0.0] * len(NAMES))
IN_TITLE = TopicFeatures(*[1.0 if name == "title" else 0.0 for name in NAMES])
ARTICLES = [
    Labelled(
        {"pariwisata": IN_TITLE, "stunting": NOTHING},
        (frozenset({"pariwisata", "desa wisata"}),),
        frozenset(),
    )
    for _ in range(20)
]


def test_what_tells_the_subjects_from_others_gets_weight() -> None:
    found = chances(fit(ARTICLES), ARTICLES[0])
    assert found["pariwisata"] > 0.5 > found["stunting"]


def test_one_of_several_wordings_of_a_label_is_enough() -> None:
    assert f1(ARTICLES, [{"pariwisata": 0.9, "stunting": 0.1}] * 20, 0.5) == 1.0
    assert f1(ARTICLES, [{"pariwisata": 0.1, "stunting": 0.9}] * 20, 0.5) == 0.0


def test_an_article_without_topics_has_no_chances() -> None:
    assert chances(fit(ARTICLES), Labelled({}, (), frozenset())) == {}


def test_the_file_of_weights_names_every_feature() -> None:
    data = tomllib.loads(render(fit(ARTICLES)))
    assert tuple(data["weights"]) == NAMES
    assert isinstance(data["bias"], float)
