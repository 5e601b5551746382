from assistant.page.examples import load_examples, read_examples
from index.shipped import SHIPPED


def test_every_example_names_a_shipped_article():
    named = [example.article for example in read_examples() if example.article]
    assert len(named) >= 6
    for article_id in named:
        assert (SHIPPED / f"{article_id}.md").is_file(), article_id


def test_examples_are_those_of_articles_in_the_archive():
    first = read_examples()[0]
    assert load_examples({first.article, "lain"}) == (first.question,)


def test_another_archive_gets_questions_that_suit_any():
    assert load_examples({"lain"}) == tuple(e.question for e in read_examples() if not e.article)


def test_an_empty_archive_gets_none():
    assert load_examples(set()) == ()
