from pathlib import Path

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer import modules
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from index.embedding import SentenceTransformerEmbedder, load_embedder
from index.transformer_embedding import choose_prompts, fingerprint_folder

WORDS = ("[PAD]", "[UNK]", "tanya", "isi", ":", "kota", "sampah", "query", "passage")


def build_folder(folder: Path, prompts: dict[str, str] | None = None) -> Path:
    """A tiny sentence-transformers model of random weights."""
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=8, num_hidden_layers=1, num_attention_heads=1, intermediate_size=8
    )
    tokenizer = Tokenizer(models.WordLevel({word: row for row, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    parts = folder.parent / "parts"
    BertModel(config).save_pretrained(parts)
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        unk_token="[UNK]",
        model_input_names=["input_ids", "attention_mask"],
    ).save_pretrained(parts)
    transformer = modules.Transformer(str(parts), max_seq_length=32)
    SentenceTransformer(modules=[transformer, modules.Pooling(8)], prompts=prompts, device="cpu").save(
        str(folder)
    )
    return folder


def test_a_folder_is_loaded_by_its_path_and_gives_unit_vectors(tmp_path: Path) -> None:
    embedder = load_embedder(str(build_folder(tmp_path / "mini")))
    assert isinstance(embedder, SentenceTransformerEmbedder)
    assert embedder.dimension == 8
    assert embedder.name.startswith("mini@")
    vectors = embedder.embed_passages(["kota sampah", "kota", "\udcff"])
    assert vectors.shape == (3, 8)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert embedder.embed_queries([]).shape == (0, 8)


def test_the_prompts_of_a_model_are_used_and_are_part_of_its_name(tmp_path: Path) -> None:
    plain = SentenceTransformerEmbedder(build_folder(tmp_path / "a" / "mini"))
    prompted = SentenceTransformerEmbedder(
        build_folder(tmp_path / "b" / "mini", {"query": "tanya: ", "document": "isi: "})
    )
    np.testing.assert_allclose(
        prompted.embed_queries(["kota"]), plain.embed_queries(["tanya: kota"]), atol=1e-5
    )
    np.testing.assert_allclose(
        prompted.embed_passages(["kota"]), plain.embed_passages(["isi: kota"]), atol=1e-5
    )
    assert prompted.name != plain.name


@pytest.mark.parametrize(
    ("prompts", "name", "expected"),
    [
        ({}, "paraphrase-multilingual", ("", "")),
        ({"query": "", "document": ""}, "bge-m3", ("", "")),
        ({"query": "q: ", "passage": "p: ", "document": "d: "}, "x", ("q: ", "p: ")),
        ({"query": "q: ", "document": "d: "}, "x", ("q: ", "d: ")),
        ({"query": "q: ", "document": None}, "multilingual-e5-base", ("q: ", "")),
        ({}, "intfloat/multilingual-e5-base", ("query: ", "passage: ")),
        ({"query": "", "document": ""}, "models/e5", ("query: ", "passage: ")),
        ({}, "intfloat/multilingual-e5-large-instruct", ("", "")),
        ({}, "ape55-model", ("", "")),
    ],
)
def test_prompts_are_the_models_own_or_those_that_e5_was_trained_with(
    prompts: dict[str, str | None], name: str, expected: tuple[str, str]
) -> None:
    assert choose_prompts(prompts, name) == expected


def test_the_fingerprint_changes_with_names_sizes_contents_and_prompts_but_not_with_the_card(
    tmp_path: Path,
) -> None:
    (tmp_path / "weights.bin").write_bytes(b"\0" * 3_000_000)
    first = fingerprint_folder(tmp_path, ("", ""))
    assert fingerprint_folder(tmp_path, ("", "")) == first
    (tmp_path / "README.md").write_text("kartu")
    assert fingerprint_folder(tmp_path, ("", "")) == first
    seen = {first, fingerprint_folder(tmp_path, ("query: ", ""))}
    (tmp_path / "weights.bin").write_bytes(b"\0" * 2_999_999 + b"\1")
    seen.add(fingerprint_folder(tmp_path, ("", "")))
    (tmp_path / "weights.bin").rename(tmp_path / "other.bin")
    seen.add(fingerprint_folder(tmp_path, ("", "")))
    assert len(seen) == 4
