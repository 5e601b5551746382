"""The run of the cross-encoder with hand-made weights; the bundled ones are in test_reader_parity.py."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from tokenizers import Tokenizer

from index import cross_encoder
from index.cross_encoder import Calibration, CrossEncoder, load_reader
from index.embedding import BUNDLED
from index.errors import ModelError
from index.model_folder import MODEL_FILE, SETTINGS_FILE, TOKENIZER_FILE, OpenModel
from index.pair_text import pair_passage, tidy_question
from index.passage_reading import NOTHING_READ, ReadText

MAX_TOKENS = 320
QUESTION = "siapa yang menerima  rombongan ?"
PASSAGE = ReadText("Studi tiru\nHarian Kota", "Rombongan diterima Sekda Budi Bandung di pendopo.")
SETTINGS = {
    "name": "pembaca-uji",
    "max_tokens": MAX_TOKENS,
    "sha256": {},
    "calibration": Calibration().to_json(),
}


class WordLogits:
    """In place of a session: high where a piece is one of the chosen words, else low; relevance is the length."""

    def __init__(self, **heights: str) -> None:
        tokenizer = Tokenizer.from_file(str(BUNDLED / TOKENIZER_FILE))
        self.pieces = {
            part: {
                piece
                for word in words.split()
                for piece in tokenizer.encode(word, add_special_tokens=False).ids
            }
            for part, words in heights.items()
        }
        self.seen: list[list[int]] = []

    def run(self, _: None, inputs: Mapping[str, np.ndarray]) -> list[np.ndarray]:
        ids = inputs["input_ids"]
        assert ids.shape[0] == 1 and inputs["attention_mask"].all()
        self.seen.append(ids[0].tolist())
        rows = [
            np.where(np.isin(ids, list(self.pieces[part])), 6.0, -6.0) for part in ("start", "end", "inside")
        ]
        pair = np.array([ids.shape[1] / 100], dtype=np.float32)
        return [pair, -pair, *(row.astype(np.float32) for row in rows)]


@pytest.fixture
def session() -> WordLogits:
    return WordLogits(start="Budi", end="Bandung", inside="Sekda pendopo")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / SETTINGS_FILE).write_text(json.dumps(SETTINGS))
    return tmp_path


@pytest.fixture
def reader(folder: Path, session: WordLogits, monkeypatch: pytest.MonkeyPatch) -> CrossEncoder:
    def open_fake(*_: object) -> OpenModel:
        return OpenModel(Tokenizer.from_file(str(BUNDLED / TOKENIZER_FILE)), session)  # type: ignore[arg-type]

    monkeypatch.setattr(cross_encoder, "open_model", open_fake)
    return CrossEncoder(folder, threads=2)


def test_a_pair_is_written_as_in_training(reader: CrossEncoder) -> None:
    tokenizer = Tokenizer.from_file(str(BUNDLED / TOKENIZER_FILE))
    tokenizer.enable_truncation(MAX_TOKENS, strategy="only_second")
    for passage in (
        PASSAGE,
        ReadText("", "Kata. " * 200),
        ReadText("Judul", "satu\ndua  tiga “empat” 1.500,5%"),
    ):
        (pair,) = reader.encode(QUESTION, [passage])
        text, offset = pair_passage(passage.heading, passage.text)
        expected = tokenizer.encode(tidy_question(QUESTION), text)
        assert pair.ids.tolist() == expected.ids
        own = [
            (max(start - offset, 0), end - offset)
            for sequence, (start, end) in zip(expected.sequence_ids, expected.offsets, strict=True)
            if sequence == 1 and end > offset
        ]
        assert list(zip(pair.own.starts.tolist(), pair.own.ends.tolist(), strict=True)) == own
        assert pair.first + len(own) + 1 == len(pair.ids)


def test_spans_are_of_the_passage_never_of_the_heading(reader: CrossEncoder) -> None:
    heading = ReadText("Budi Bandung Sekda pendopo", PASSAGE.text)
    for passage in (PASSAGE, heading):
        (reading,) = reader.read(QUESTION, [passage])
        assert reading.spans[0].span.of(passage.text) == "Budi Bandung"


def test_probabilities_are_calibrated_by_the_settings(folder: Path, reader: CrossEncoder) -> None:
    (pair,) = reader.encode(QUESTION, [PASSAGE])
    logits = reader.logits(pair)
    assert logits.relevance == -logits.answerable == pytest.approx(len(pair.ids) / 100)
    assert logits.margin == pytest.approx(24)
    calibration = Calibration(2.0, -0.5, 3.0, 0.1, 0.5, 0.25)
    (folder / SETTINGS_FILE).write_text(json.dumps(SETTINGS | {"calibration": calibration.to_json()}))
    (reading,) = CrossEncoder(folder).read(QUESTION, [PASSAGE])
    relevance = 1 / (1 + np.exp(-(2 * logits.relevance - 0.5)))
    answerable = 1 / (1 + np.exp(-(3 * logits.answerable + 0.1 * 24 + 0.5 * logits.relevance + 0.25)))
    assert (reading.relevance, reading.answerable) == pytest.approx((relevance, answerable))


def test_extreme_logits_stay_probabilities() -> None:
    calibration = Calibration(1e6, 0.0, 1e6, 0.0, 0.0)
    with np.errstate(all="raise"):
        assert 0 < calibration.relevance(-1e6) < 1e-9 < calibration.answerable(1e6, 0.0, 0.0) <= 1


def test_a_passage_is_cut_and_a_question_never_takes_its_place(
    reader: CrossEncoder, session: WordLogits
) -> None:
    odd = "﷽" * 300  # each sign becomes 18 letters
    for question in (odd, "kata " * 100, "?", ""):
        (reading,) = reader.read(question, [ReadText("", "Budi Bandung " * 400)])
        assert 0 <= reading.relevance <= 1
        assert len(session.seen[-1]) == MAX_TOKENS and reading.spans
        assert session.seen[-1][0] == 0 and session.seen[-1][-1] == 2


def test_passages_without_words_are_not_run(reader: CrossEncoder, session: WordLogits) -> None:
    readings = reader.read(QUESTION, [ReadText("Judul", ""), PASSAGE, ReadText("", "\x00\x01")])
    assert readings[0] is NOTHING_READ and readings[2].spans == ()
    assert readings[1].spans
    assert reader.read(QUESTION, []) == ()


@pytest.mark.parametrize(
    "text",
    [
        "\udcff rusak \ud800",
        "</s><s><mask>",
        "🙂" * 700,
        "x" * 2_000_000,
        "你好",
        "﷽ ﷽",
        "a\u0301" * 50,
        " . ",
    ],
)
def test_hostile_text_is_read_and_its_spans_lie_in_it(reader: CrossEncoder, text: str) -> None:
    for passage in (ReadText(text, text), ReadText(text, f"Budi Bandung {text}")):
        (reading,) = reader.read(text, [passage])
        for one in reading.spans:
            assert one.span.end <= len(passage.text) and one.span.of(passage.text)
    assert not passage.text.startswith("Budi") or reading.spans


def test_what_is_read_depends_on_the_pair_alone(reader: CrossEncoder) -> None:
    passages = [ReadText("", f"Budi Bandung {'bicara ' * number}") for number in range(12)]
    together = reader.read(QUESTION, passages)
    assert together == tuple(reader.read(QUESTION, [passage])[0] for passage in passages)
    assert together == reader.read(QUESTION, passages[::-1])[::-1]
    with ThreadPoolExecutor(4) as pool:
        assert all(
            found == together for found in pool.map(lambda _: reader.read(QUESTION, passages), range(8))
        )


def test_the_longest_pair_begins_first(folder: Path, reader: CrossEncoder, session: WordLogits) -> None:
    single = CrossEncoder(folder, threads=1)
    session.seen.clear()
    single.read(QUESTION, [ReadText("", "kata " * number) for number in (3, 20, 1, 9)])
    lengths = [len(ids) for ids in session.seen]
    assert lengths == sorted(lengths, reverse=True) and len(lengths) == 4


def write_model(folder: Path, model: bytes, **more: object) -> None:
    """A folder whose checksums are right."""
    (folder / MODEL_FILE).write_bytes(model)
    shutil.copyfile(BUNDLED / TOKENIZER_FILE, folder / TOKENIZER_FILE)
    sha256 = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in (MODEL_FILE, TOKENIZER_FILE)
    }
    (folder / SETTINGS_FILE).write_text(json.dumps(SETTINGS | {"sha256": sha256} | more))


@pytest.mark.parametrize("name", [MODEL_FILE, TOKENIZER_FILE])
def test_a_changed_file_is_refused_with_both_checksums(tmp_path: Path, name: str) -> None:
    write_model(tmp_path, b"model")
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes() + b" ")
    with pytest.raises(ModelError, match=f"Berkas model pembaca {name} rusak atau berubah.*--fast") as caught:
        CrossEncoder(tmp_path)
    assert "expected SHA-256" in caught.value.detail


@pytest.mark.parametrize("name", [MODEL_FILE, TOKENIZER_FILE, SETTINGS_FILE])
def test_a_missing_file_of_a_folder_is_named(tmp_path: Path, name: str) -> None:
    write_model(tmp_path, b"model")
    (tmp_path / name).unlink()
    with pytest.raises(ModelError, match=f"Berkas model pembaca {name} tidak ditemukan"):
        load_reader(tmp_path)


def test_a_file_that_is_no_model_is_refused_even_with_the_right_checksum(tmp_path: Path) -> None:
    write_model(tmp_path, b"")
    with pytest.raises(ModelError, match="rusak"):
        CrossEncoder(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        '{"name": "x"}',
        json.dumps(SETTINGS | {"calibration": {"relevance": {"scale": 1}}}),
        json.dumps(SETTINGS | {"calibration": []}),
        json.dumps(SETTINGS | {"max_tokens": "banyak"}),
    ],
)
def test_broken_settings_are_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / SETTINGS_FILE).write_text(content)
    with pytest.raises(ModelError, match="rusak") as caught:
        CrossEncoder(tmp_path)
    assert "expected name, max_tokens, sha256 and calibration" in caught.value.detail


def test_no_folder_means_no_reader(tmp_path: Path) -> None:
    assert load_reader(tmp_path / "tidak-ada") is None


def test_a_tokenizer_without_its_signs_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = SimpleNamespace(token_to_id=lambda _: None, no_truncation=lambda: None)
    opened = SimpleNamespace(tokenizer=bare)
    monkeypatch.setattr(cross_encoder, "open_model", lambda *_: opened)
    with pytest.raises(ModelError, match=f"{TOKENIZER_FILE} rusak") as caught:
        CrossEncoder(folder)
    assert "expected a piece '<s>'" in caught.value.detail


def test_the_name_tells_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, session: WordLogits
) -> None:
    opened = OpenModel(Tokenizer.from_file(str(BUNDLED / TOKENIZER_FILE)), session)  # type: ignore[arg-type]
    monkeypatch.setattr(cross_encoder, "open_model", lambda *_: opened)
    names = set()
    for digest in ("1", "2"):
        (tmp_path / SETTINGS_FILE).write_text(json.dumps(SETTINGS | {"sha256": {MODEL_FILE: digest}}))
        names.add(CrossEncoder(tmp_path).name)
    assert len(names) == 2 and all(name.startswith("pembaca-uji@") for name in names)


def test_reading_imports_no_torch() -> None:
    program = (
        "import sys; import index.cross_encoder, index.reranking; "
        "sys.exit(bool({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", program], cwd=root, check=False).returncode == 0
