import hashlib
import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedding import (
    BUNDLED,
    PASSAGE_PREFIX,
    QUERY_PREFIX,
    Embedder,
    HashEmbedder,
    OnnxEmbedder,
    load_embedder,
)
from index.errors import ModelError
from index.hash_embedding import split_features
from index.model_folder import MODEL_FILE, SETTINGS_FILE, TOKENIZER_FILE

TEXTS = (
    "Rombongan DPRD tiba di balai kota pukul 09.00 WIB.",
    "Sampah.",
    "Wakil bupati menyambut tamu di pendopo, lalu memaparkan pengelolaan pasar rakyat dan bank sampah. " * 6,
    "",
    "Mal pelayanan publik melayani 24 jenis izin.",
)


@pytest.fixture(scope="module")
def bundled() -> OnnxEmbedder:
    return OnnxEmbedder(threads=2)


@pytest.fixture(params=["bundled", "hash"])
def embedder(request: pytest.FixtureRequest, bundled: OnnxEmbedder) -> Embedder:
    return bundled if request.param == "bundled" else HashEmbedder()


def copy_model(target: Path) -> Path:
    folder = target / "model"
    shutil.copytree(BUNDLED, folder)
    return folder


def test_vectors_are_float32_unit_vectors_in_the_order_of_the_texts(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dimension)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for text, vector in zip(TEXTS, vectors, strict=True):
        np.testing.assert_array_equal(embedder.embed_passages([text])[0], vector)


def test_a_vector_depends_on_its_text_only_bit_for_bit(embedder: Embedder) -> None:
    together = embedder.embed_passages(TEXTS)
    backwards = embedder.embed_passages(TEXTS[::-1])[::-1]
    np.testing.assert_array_equal(together, backwards)


def test_two_embedders_and_any_number_of_threads_give_the_same_bits(bundled: OnnxEmbedder) -> None:
    expected = bundled.embed_queries(TEXTS)
    for threads in (1, 3):
        np.testing.assert_array_equal(OnnxEmbedder(threads=threads).embed_queries(TEXTS), expected)


def test_calls_from_several_threads_do_not_disturb_each_other(embedder: Embedder) -> None:
    expected = embedder.embed_queries(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        for vectors in pool.map(lambda _: embedder.embed_queries(TEXTS), range(12)):
            np.testing.assert_array_equal(vectors, expected)


def test_no_texts_give_an_empty_matrix_of_the_right_width(embedder: Embedder) -> None:
    assert embedder.embed_queries([]).shape == (0, embedder.dimension)
    assert embedder.embed_passages(()).shape == (0, embedder.dimension)


def test_questions_and_passages_get_different_prefixes(bundled: OnnxEmbedder) -> None:
    text = "kunjungan kerja ke Kota Semarang"
    assert float((bundled.embed_queries([text]) @ bundled.embed_passages([text]).T)[0, 0]) < 0.999
    assert QUERY_PREFIX == "query: "
    assert PASSAGE_PREFIX == "passage: "


def test_the_passage_that_answers_is_nearest_to_the_question(bundled: OnnxEmbedder) -> None:
    passages = bundled.embed_passages(
        [
            "Harga cabai rawit di pasar induk naik dua kali lipat menjelang hari raya.",
            "Rombongan dewan diterima sekretaris daerah di ruang rapat lantai tiga.",
            "Klub sepak bola itu pindah kandang karena stadionnya diperbaiki.",
        ]
    )
    scores = bundled.embed_queries(["Siapa yang menyambut anggota DPRD yang datang?"]) @ passages.T
    assert int(scores.argmax()) == 1


def test_what_is_beyond_512_tokens_is_cut_off(bundled: OnnxEmbedder) -> None:
    long = "kata " * 600
    vectors = bundled.embed_passages([long, long + "sampah plastik di sungai " * 400])
    np.testing.assert_array_equal(vectors[0], vectors[1])


@pytest.mark.parametrize(
    "text", ["\udcff rusak \ud800", "\x00\x01", "</s><mask>", "🙂" * 700, "x" * 200_000, "你好"]
)
def test_hostile_text_gets_a_unit_vector(embedder: Embedder, text: str) -> None:
    vector = embedder.embed_queries([text])[0]
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_the_name_changes_with_any_file_of_the_model(tmp_path: Path, bundled: OnnxEmbedder) -> None:
    folder = copy_model(tmp_path)
    assert OnnxEmbedder(folder).name == bundled.name
    values = json.loads((folder / SETTINGS_FILE).read_text())
    tokenizer = (folder / TOKENIZER_FILE).read_text() + " "
    (folder / TOKENIZER_FILE).write_text(tokenizer)
    values["sha256"][TOKENIZER_FILE] = hashlib.sha256(tokenizer.encode()).hexdigest()
    (folder / SETTINGS_FILE).write_text(json.dumps(values))
    assert OnnxEmbedder(folder).name.startswith("rujukan-e5-small-id@")
    assert OnnxEmbedder(folder).name != bundled.name


@pytest.mark.parametrize("name", [MODEL_FILE, TOKENIZER_FILE])
def test_a_changed_file_is_refused_with_both_checksums(tmp_path: Path, name: str) -> None:
    folder = copy_model(tmp_path)
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(data)
    with pytest.raises(ModelError, match=f"{name} rusak atau berubah") as caught:
        OnnxEmbedder(folder)
    assert "expected SHA-256" in caught.value.detail


@pytest.mark.parametrize("name", [MODEL_FILE, TOKENIZER_FILE, SETTINGS_FILE])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = copy_model(tmp_path)
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"{name} tidak ditemukan"):
        OnnxEmbedder(folder)


@pytest.mark.parametrize(
    "content", ["", "[]", '{"name": "x"}', '{"name":"x","dimension":"?","max_tokens":1,"sha256":{}}']
)
def test_broken_settings_are_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / SETTINGS_FILE).write_text(content)
    with pytest.raises(ModelError, match="rusak") as caught:
        OnnxEmbedder(tmp_path)
    assert "expected name, dimension, max_tokens and sha256" in caught.value.detail


def test_a_file_that_is_no_model_is_refused_even_with_the_right_checksum(tmp_path: Path) -> None:
    folder = copy_model(tmp_path)
    values = json.loads((folder / SETTINGS_FILE).read_text())
    (folder / MODEL_FILE).write_bytes(b"")
    values["sha256"][MODEL_FILE] = hashlib.sha256(b"").hexdigest()
    (folder / SETTINGS_FILE).write_text(json.dumps(values))
    with pytest.raises(ModelError, match="rusak"):
        OnnxEmbedder(folder)


@pytest.mark.parametrize("setting", [None, ""])
def test_no_setting_means_the_bundled_model(setting: str | None, bundled: OnnxEmbedder) -> None:
    assert load_embedder(setting).name == bundled.name


def test_the_setting_hash_means_no_model() -> None:
    assert load_embedder("hash").name == "hash-256@1"


def test_a_folder_of_ours_is_run_without_torch(bundled: OnnxEmbedder) -> None:
    assert isinstance(load_embedder(str(BUNDLED)), OnnxEmbedder)


@pytest.mark.parametrize("setting", ["tidak/ada-model-ini", "/tidak/ada", "?*"])
def test_a_model_that_is_not_on_this_machine_is_an_indonesian_sentence(setting: str) -> None:
    with pytest.raises(ModelError, match="pada RUJUKAN_EMBEDDER tidak dapat dimuat") as caught:
        load_embedder(setting)
    assert setting in caught.value.user_message


def test_the_way_of_a_question_imports_no_torch() -> None:
    program = (
        "import sys; from index.embedding import load_embedder; load_embedder().embed_queries(['halo']); "
        "sys.exit(bool({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", program], cwd=root, check=False).returncode == 0


def test_hash_vectors_bring_words_of_one_stem_near() -> None:
    vectors = HashEmbedder().embed_passages(
        ["kunjungan kerja bupati", "bupati berkunjung", "harga cabai di pasar"]
    )
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


def test_hash_features_are_the_marked_word_and_its_ngrams() -> None:
    assert list(split_features("Aksi")) == [
        "<aksi>",
        "<ak",
        "aks",
        "ksi",
        "si>",
        "<aks",
        "aksi",
        "ksi>",
        "<aksi",
        "aksi>",
    ]


def test_a_hash_dimension_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="expected a dimension of 1 or more, got 0"):
        HashEmbedder(0)


@settings(max_examples=60)
@given(st.lists(st.text(max_size=60), max_size=5))
def test_hash_vectors_are_unit_vectors_whatever_the_text(texts: list[str]) -> None:
    vectors = HashEmbedder(dimension=16).embed_queries(texts)
    assert vectors.shape == (len(texts), 16)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
