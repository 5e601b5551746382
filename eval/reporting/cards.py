"""A case as a card: a small tree that the page's template and the page's script draw in the same way.

A node is a text, or a list `[tag, class, *nodes]` with a tag of TAGS. Nodes have no other attributes, and texts
are only ever drawn as texts, so that no question, answer or title can become markup.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from eval.reporting import messages
from eval.reporting.measures import describe_measure
from eval.reporting.numbers import NO_VALUE, format_number, format_share
from eval.reporting.safe_text import show_text

Node: TypeAlias = "str | list[Node]"
TAGS = frozenset(
    {"b", "blockquote", "details", "div", "h3", "h4", "li", "ol", "p", "section", "span", "summary", "ul"}
)


@dataclass(frozen=True, slots=True)
class Card:
    """One case, ready to be drawn."""

    head: tuple[Node, ...]
    """What is seen while it is closed."""
    body: tuple[Node, ...]


def build_card(result: Mapping[str, Any]) -> Card:
    """The card of one entry of `results` in the JSON report."""
    columns = (_el("div", "said", *_said(result)), _el("div", "wanted", *_wanted(result)))
    return Card(tuple(_head(result)), (_el("div", "columns", *columns),))


def status_words(status: str | None, reason: str | None) -> str:
    """What kind of answer it was, in Indonesian."""
    known = messages.STATUSES.get(status, status) if status else messages.CRASH
    if not reason or reason == status:
        return known
    return messages.STATUS_REASON.format(status=known, reason=reason_words(reason))


def reason_words(reason: str | None) -> str:
    """Why nothing was answered, in Indonesian."""
    return messages.REASONS.get(reason or "", reason or NO_VALUE)


def _el(tag: str, name: str, *children: Node) -> Node:
    return [tag, name, *(show_text(child) if isinstance(child, str) else child for child in children)]


def _head(result: Mapping[str, Any]) -> Iterator[Node]:
    verdict = messages.PASSED if result["passed"] else messages.FAILED
    yield _el("span", "verdict good" if result["passed"] else "verdict bad", verdict)
    yield _el("h3", "question", result["question"] or NO_VALUE)
    yield _el("span", "id", result["id"])
    yield from (_el("span", "fault", fault) for fault in result["faults"])


def _said(result: Mapping[str, Any]) -> Iterator[Node]:
    yield _el("h4", "", messages.ANSWER)
    if result["history"]:
        yield _el("p", "note", messages.BEFORE)
        yield _el("ol", "history", *(_el("li", "", text) for text in result["history"]))
    if result["resolved"] and result["resolved"] != result["question"]:
        yield _el("p", "note", messages.UNDERSTOOD.format(text=result["resolved"]))
    yield _el("p", "note", " · ".join(_status(result)))
    if result["error"]:
        yield _el("p", "crash", result["error"])
    if result["short"]:
        yield _el("p", "short", result["short"])
    yield _el("p", "answer", result["answer"] or messages.NOTHING_SAID)
    if result.get("foreign"):
        yield _el("p", "remark bad", messages.FOREIGN)
    yield from _section(messages.STATEMENTS, "statements", map(_sentence, result["sentences"]))
    yield from _section(messages.SOURCES, "sources", map(_citation, result["citations"]))
    expected = set(result["expected"]["articles"])
    passages = (_passage(passage, passage["article_id"] in expected) for passage in result["passages"])
    yield from _section(messages.PASSAGES, "passages", passages, "ol")


def _status(result: Mapping[str, Any]) -> Iterator[str]:
    yield messages.STATUS.format(status=status_words(result["status"], result["reason"]))
    if result.get("confidence") is not None:
        yield messages.CONFIDENT.format(share=format_share(result["confidence"]))


def _sentence(sentence: Mapping[str, Any]) -> Node:
    numbers = (_el("span", "cite", str(number)) for number in sentence["citations"])
    why = messages.SUPPORTED if sentence["supported"] else messages.UNSUPPORTED.format(why=sentence["why"])
    notes = [_el("span", "why", why)]
    if sentence["needless"]:
        needless = ", ".join(map(str, sentence["needless"]))
        notes.append(_el("span", "why", messages.NEEDLESS.format(numbers=needless)))
    return _el("li", _mark(sentence["supported"]), _el("span", "text", sentence["text"]), *numbers, *notes)


def _citation(citation: Mapping[str, Any]) -> Node:
    title = citation["title"] or citation["article_id"] or NO_VALUE
    parts = [_el("span", "cite", str(citation["number"])), _el("b", "title", title)]
    if citation["title"] and citation["article_id"]:
        parts.append(_el("span", "key", citation["article_id"]))
    if citation["quote"]:
        parts.append(_el("blockquote", "quote", citation["quote"]))
    if not citation["resolves"]:
        parts.append(_el("span", "why", citation["why"]))
    return _el("li", "" if citation["resolves"] else "bad", *parts)


def _passage(passage: Mapping[str, Any], expected: bool) -> Node:
    parts = [_el("b", "title", passage["title"] or passage["article_id"])]
    if expected:
        parts.append(_el("span", "tag", messages.PASSAGE_EXPECTED))
    parts += [_el("span", "key", passage["article_id"]), _el("blockquote", "quote", passage["text"])]
    return _el("li", "", *parts)


def _wanted(result: Mapping[str, Any]) -> Iterator[Node]:
    yield _el("h4", "", messages.EXPECTED)
    expected = result["expected"]
    if result["answerable"]:
        refused = result["status"] not in {"answered", "listed"}
        yield _el("ul", "checks", _el("li", _mark(not refused), messages.SHOULD_ANSWER))
    else:
        reason = messages.SHOULD_REFUSE.format(reason=reason_words(expected["reason"]))
        refused = result["status"] in {"not_found", "out_of_scope"}
        yield _el("ul", "checks", _el("li", _mark(refused), reason))
    yield from _section(messages.FACTS, "checks", _facts(result))
    yield from _section(messages.ARTICLES, "checks", _articles(result))
    yield from _section(messages.VISITS, "checks", _visits(result))
    values = (_value(name, values) for name, values in result["values"].items())
    listed = _el("ul", "values", *values)
    yield _el("details", "measures", _el("summary", "", messages.MEASURES), listed)
    tags = ", ".join([*map(messages.name_tag, result["tags"].values()), result["split"]])
    yield _el("p", "place note", messages.PLACE.format(file=result["file"], line=result["line"], tags=tags))


def _facts(result: Mapping[str, Any]) -> Iterator[Node]:
    for fact in result["facts"]:
        yield _check(fact["found"], _forms(fact), fact["why"])
    for wrong in result["wrong_facts"]:
        yield _check(False, _forms(wrong), messages.CONTRADICTED.format(said=wrong["said"]))
    for fact in result["forbidden"]:
        words = messages.FORBIDDEN_FOUND if fact["found"] else messages.FORBIDDEN_ABSENT
        why = fact["why"] if fact["found"] else ""
        yield _check(not fact["found"], words.format(forms=_forms(fact)), why)


def _articles(result: Mapping[str, Any]) -> Iterator[Node]:
    cited = {citation["article_id"] for citation in result["citations"]}
    retrieved = result["retrieved"]
    for article in result["expected"]["articles"]:
        if article in cited:
            yield _check(True, article, messages.ARTICLE_CITED)
        elif article in retrieved:
            rank = retrieved.index(article) + 1
            yield _check(False, article, messages.ARTICLE_RETRIEVED.format(rank=rank))
        else:
            yield _check(False, article, messages.ARTICLE_LOST)


def _visits(result: Mapping[str, Any]) -> Iterator[Node]:
    expected = result["expected"]
    if expected["visits"] is not None:
        yield from _told_visits(expected, result["visits"])
    if expected.get("count") is not None:
        yield _count(expected["count"], result["told_count"])


def _told_visits(expected: Mapping[str, Any], told: Iterable[str]) -> Iterator[Node]:
    if not expected["visits"]:
        yield _check(not told, messages.NO_VISIT, "")
    for key in expected["visits"]:
        yield _check(key in told, key, messages.VISIT_TOLD if key in told else messages.VISIT_MISSED)
    for key in told:
        if key not in expected["visits"]:
            optional = key in expected["optional_visits"]
            yield _check(optional, key, messages.VISIT_OPTIONAL if optional else messages.VISIT_EXTRA)


def _count(expected: int, told: int | None) -> Node:
    if told is None:
        return _check(False, messages.COUNT_UNTOLD.format(expected=expected), "")
    words = messages.COUNT_RIGHT if told == expected else messages.COUNT_WRONG
    return _check(told == expected, words.format(expected=expected, told=told), "")


def _value(name: str, values: Iterable[float]) -> Node:
    numbers = "; ".join(_plain(value) for value in values)
    return _el("li", "", _el("span", "text", describe_measure(name).label), _el("span", "number", numbers))


def _plain(value: float) -> str:
    return format_number(value, 0 if value == int(value) else 3)


def _forms(fact: Mapping[str, Any]) -> str:
    return messages.FORMS_OR.join(fact["forms"])


def _check(right: bool, words: str, why: str) -> Node:
    parts = [_el("span", "text", words)]
    if why:
        parts.append(_el("span", "why", why))
    return _el("li", _mark(right), *parts)


def _mark(right: bool) -> str:
    return "good" if right else "bad"


def _section(title: str, name: str, items: Iterable[Node], tag: str = "ul") -> Iterator[Node]:
    """A heading and a list; nothing where there is no item."""
    listed = list(items)
    if listed:
        yield _el("section", "part", _el("h4", "", title), _el(tag, name, *listed))
