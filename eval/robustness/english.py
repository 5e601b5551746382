"""Questions in English, by rule: words out of a table, put into the English order by the form of the question.

Only questions that the tables and forms cover whole are translated; the others have no English form.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.casework.case import EvalCase
from eval.casework.checking import ArticleSource
from eval.robustness.english_words import Part, Unit, read_units, tables
from eval.robustness.wording import bare, upper_first

_AGENTS = frozenset({Part.OFFICE, Part.NAME, Part.NOUN})
_BEFORE_NOUN = frozenset({Part.NUMBER, Part.ADJECTIVE})


class _NoRule(Exception):
    """The question has a form that no rule covers."""


def translate(case: EvalCase, _: ArticleSource | None = None) -> str | None:
    """The question in English; None where a word or its form is not covered."""
    units = read_units(bare(case.question))
    if not units:
        return None
    try:
        told = _Sentence(list(units)).question()
    except _NoRule:
        return None
    return f"{upper_first(told)}?"


@dataclass(slots=True)
class _Sentence:
    """Reads units from the left; each method takes what it names off the front, or raises _NoRule."""

    units: list[Unit]
    taken: int = 0
    learns: bool = False
    """Whether a verb of learning was read."""

    # looking and taking

    def at(self, *texts: str) -> bool:
        """Whether these words of grammar (or prepositions) come next."""
        following = self.units[self.taken : self.taken + len(texts)]
        return [unit.text for unit in following] == list(texts)

    def part(self) -> Part | None:
        return self.units[self.taken].part if self.taken < len(self.units) else None

    def take(self) -> Unit:
        if self.part() is None:
            raise _NoRule
        self.taken += 1
        return self.units[self.taken - 1]

    def skip(self, *texts: str) -> bool:
        """Takes these words where they come next."""
        found = self.at(*texts)
        self.taken += len(texts) if found else 0
        return found

    def done(self, text: str) -> str:
        """`text`, where nothing is left."""
        if self.part() is not None:
            raise _NoRule
        return text

    # forms of questions

    def question(self) -> str:
        for words, rule in (
            (("siapa",), self._who),
            (("kapan",), lambda: self._adverb("when")),
            (("di", "mana"), lambda: self._adverb("where")),
            (("ke", "mana"), lambda: self._adverb("where")),
            (("mengapa",), lambda: self._adverb("why")),
            (("kenapa",), lambda: self._adverb("why")),
            (("bagaimana",), lambda: self._adverb("how")),
            (("apakah",), lambda: self._adverb("")),
            (("berapa", "kali"), lambda: self._adverb("how many times")),
            (("ada", "berapa"), self._how_many),
            (("berapa",), self._how_many),
            (("apa",), self._what),
        ):
            if self.skip(*words):
                self.skip("saja")
                return self.done(rule())
        return self.done(self._which())

    def _who(self) -> str:
        if self.skip("yang"):
            return f"who {self.predicate()}"
        return f"who was {self.noun_phrase()}{self.places()}{self.relative('who')}"

    def _what(self) -> str:
        if not self.skip("yang"):
            be = "were" if self.part() is Part.NUMBER else "was"
            return f"what {be} {self.noun_phrase()}{self.places()}{self.relative('that')}"
        return self._asked_of_object("what")

    def _which(self) -> str:
        """ "Aplikasi apa yang …", "Daerah mana saja yang …"."""
        if self.part() is not Part.NOUN:
            raise _NoRule
        noun = self.take().forms[-1]
        if not (self.skip("apa") or self.skip("mana")):
            raise _NoRule
        self.skip("saja")
        if not self.skip("yang") and self.part() is Part.PREPOSITION:
            return f"which {noun} were there{self.places()}"
        return self._asked_of_object(f"which {noun}")

    def _how_many(self) -> str:
        if self.part() is Part.NAME:
            return f"how much was {self.noun_phrase()}{self.places()}"
        if self.part() is not Part.NOUN:
            raise _NoRule
        forms = self.units[self.taken].forms
        amount = self.units[self.taken].text in tables()["grammar"]["amounts"].split() or len(forms) == 1
        if amount:
            return f"what was {self.noun_phrase()}{self.places()}{self.relative('that')}"
        tail = self.tail(self.take())
        counted = f"how many {forms[-1]}{tail}"
        if self.skip("yang"):
            return self._asked_of_object(counted)
        places = self.places()
        if self.skip("yang"):
            return self._asked_of_object(f"{counted}{places}")
        if self.part() in (Part.VERB, Part.PASSIVE):
            return self._asked_of_object(f"{counted}{places}")
        return f"{counted} were there{places}"

    def _asked_of_object(self, asked: str) -> str:
        """What stands behind "apa yang": a verb with its doer makes it the object, else it is the subject."""
        self.skip("pernah")
        wish = self.skip("ingin")
        later = not wish and self.skip("akan")
        if self.part() is not Part.PASSIVE:
            self.taken -= int(wish or later)
            return f"{asked} {self.predicate()}"
        verb = self.take()
        self.skip("oleh")
        if self.part() not in _AGENTS:
            return f"{asked} {'were' if ' ' in asked else 'was'} {verb.forms[1]}{self.places()}"
        doer = self.noun_phrase()
        done = f"want to {verb.forms[0]}" if wish else verb.forms[0]
        return f"{asked} {'will' if later else 'did'} {doer} {done}{self.places()}{self.relative('that')}"

    def _adverb(self, asked: str) -> str:
        subject = f"{self.noun_phrase()}{self.places()}"
        ever = "ever " if self.skip("pernah") else ""
        asked = f"{asked} " if asked else ""
        if self.part() is Part.PASSIVE:
            return f"{asked}was {subject} {ever}{self.take().forms[1]}{self._by()}{self.places()}"
        if self.part() is None and asked:
            return f"{asked}was {subject}"
        wish = "want to " if self.skip("ingin") else ""
        if self.part() is not Part.VERB:
            raise _NoRule
        return f"{asked}did {subject} {ever}{wish}{self._verb(0)}{self.object()}{self.places()}"

    # parts of sentences

    def predicate(self) -> str:
        """A verb in the past with its object, or a passive."""
        self.skip("pernah")
        if self.part() is Part.PASSIVE:
            return f"was {self.take().forms[1]}{self._by()}{self.places()}"
        if self.skip("ingin"):
            return f"wanted to {self._verb(0)}{self.object()}{self.places()}"
        return f"{self._verb(1)}{self.object()}{self.places()}"

    def _verb(self, form: int) -> str:
        if self.part() is not Part.VERB:
            raise _NoRule
        unit = self.take()
        verb = unit.forms[form]
        if self.part() is Part.VERB and not self.noun_forms():  # "datang belajar", "ikut berkunjung"
            unit = self.take()
            verb += f" to {unit.forms[0]}"
        # English visits a place, and learns in it; Indonesian does both to it.
        if unit.forms[0] == "visit":
            self.skip("ke")
        self.learns = self.learns or unit.forms[0].split()[0] in ("study", "learn")
        return verb

    def _by(self) -> str:
        self.skip("oleh")
        return f" by {self.noun_phrase()}" if self.part() in _AGENTS else ""

    def object(self) -> str:
        return f" {self.noun_phrase()}" if self.part() in _AGENTS | _BEFORE_NOUN or self.noun_forms() else ""

    def places(self) -> str:
        """All that prepositions lead in, each with its noun or time."""
        told = ""
        while self.part() is Part.PREPOSITION:
            word = self.take()
            if self.part() is Part.PREPOSITION and word.text == "pada":  # "pada tahun 2020"
                word = self.take()
            if self.part() is Part.VERB and word.text == "untuk" and not self.noun_forms():
                told += f" to {self._verb(0)}{self.object()}"
                continue
            told += f" {self._leading(word)} {self.noun_phrase()}"
        return told

    def _leading(self, word: Unit) -> str:
        if word.text in ("pada", "tahun", "tanggal") and self.part() is Part.NUMBER:
            return "on" if len(self.units[self.taken].forms[0].split()) == 3 else "in"
        return "in" if word.text == "ke" and self.learns else word.forms[0]

    def relative(self, pronoun: str) -> str:
        """A clause with "yang"; nothing where none follows."""
        if not self.skip("yang"):
            return ""
        if self.part() is Part.PREPOSITION:
            return f" {pronoun} went{self.places()}"
        passive = self.units[self.taken : self.taken + 1]
        if passive and passive[0].part is Part.PASSIVE:
            verb = self.take()
            self.skip("oleh")
            if self.part() in _AGENTS:
                return f" that {self.noun_phrase()} {_past(verb)}{self.places()}"
            return f" {pronoun} was {verb.forms[1]}{self.places()}"
        return f" {pronoun} {self.predicate()}"

    def noun_phrase(self) -> str:
        """A name, or a noun with what belongs to it; with an article where English has one."""
        if self.part() is Part.NUMBER:
            number = self.take().forms[0]
            if self.part() is not Part.NOUN:
                return number
            counted = self.take()
            return f"{number} {counted.forms[-1]}{self.tail(counted)}"
        if self.part() is Part.NAME:
            name = self.take().forms[0]
            of = f" of {self.take().forms[0]}" if self.part() is Part.NAME else ""
            return f"{name}{of}{self._and()}"
        forms = self.noun_forms()
        if not forms:
            raise _NoRule
        head = self.take()
        before = "".join(f"{unit.forms[0]} " for unit in self._adjectives())
        article = "the " if head.part is Part.OFFICE or len(forms) > 1 else ""
        return f"{article}{before}{forms[0]}{self.tail(head)}{self._and()}"

    def noun_forms(self) -> tuple[str, ...]:
        """The forms of what comes next as a noun; empty where it is none."""
        return self.units[self.taken].noun_forms if self.part() is not None else ()

    def tail(self, head: Unit) -> str:
        """What a noun belongs to; an office has no visits."""
        if self.part() in _AGENTS or (head.part is not Part.OFFICE and self.noun_forms()):
            return f" of {self.noun_phrase()}"
        return ""

    def _and(self) -> str:
        if self.at("dan") or self.at("atau"):
            word = self.take().forms[0]
            return f" {word} {self.noun_phrase()}"
        return ""

    def _adjectives(self) -> Sequence[Unit]:
        found = []
        while self.part() is Part.ADJECTIVE:
            found.append(self.take())
        return found


def _past(verb: Unit) -> str:
    """The past of the English verb; of most it is the participle."""
    return {"seen": "saw", "chosen": "chose", "known": "knew", "gotten": "got"}.get(
        verb.forms[1], verb.forms[1]
    )
