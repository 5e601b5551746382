"""Turns the packed tensors into a standard BERT encoder and a sentence-transformers folder."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer import modules
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from index.training.base.container import Container
from index.training.base.tokenization import MASK

MAX_TOKENS = 512
PROMPTS = {"query": "query: ", "passage": "passage: ", "document": "passage: "}
"""`document` too: sentence-transformers would otherwise add an empty one, and passages lose their prefix."""

SPECIAL = {
    "bos_token": "<s>",
    "eos_token": "</s>",
    "cls_token": "<s>",
    "sep_token": "</s>",
    "pad_token": "<pad>",
    "unk_token": "<unk>",
    "mask_token": MASK,
}

_MATRICES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}


def build_encoder(container: Container, kept: Sequence[int] | None = None) -> BertModel:
    """A float32 BertModel in eval mode with the word embeddings of `kept` ids (None: of all pieces).

    Plain BERT: positions 0..n-1, token type 0, post-norm, exact (erf) GELU; not XLM-R, whose positions start
    at 2. There is no pooler, the file holds no weights for one.
    """
    state = _read_state(container, kept)
    config = build_config(container, rows=len(state["embeddings.word_embeddings.weight"]))
    model = BertModel(config, add_pooling_layer=False)
    tensors = {name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in state.items()}
    model.load_state_dict(tensors, strict=True)
    return model.eval()


def build_config(container: Container, rows: int) -> BertConfig:
    """The configuration that goes with the weights, for a word embedding of `rows` rows."""
    sizes, special = container.dimensions, container.special
    return BertConfig(
        vocab_size=rows,
        hidden_size=sizes.hidden,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        intermediate_size=sizes.feed_forward,
        max_position_embeddings=sizes.positions,
        type_vocab_size=sizes.token_types,
        layer_norm_eps=1e-12,
        hidden_act="gelu",
        bos_token_id=special.bos,
        eos_token_id=special.eos,
        pad_token_id=special.pad,
    )


def save_sentence_transformer(model: BertModel, tokenizer: Tokenizer, folder: Path) -> None:
    """Write a folder that SentenceTransformer loads: mean pooling, L2 normalisation, prompts, 512 tokens."""
    parts = folder / "parts"
    model.save_pretrained(parts)
    _wrap(tokenizer).save_pretrained(parts)
    transformer = modules.Transformer(str(parts), max_seq_length=MAX_TOKENS)
    pooling = modules.Pooling(model.config.hidden_size, pooling_mode="mean")
    whole = SentenceTransformer(
        modules=[transformer, pooling, modules.Normalize()], prompts=dict(PROMPTS), device="cpu"
    )
    # loading added a pooler with random weights; mean pooling does not use it, and each build would differ
    whole[0].auto_model.pooler = None
    whole.save(str(folder), create_model_card=False)
    shutil.rmtree(parts)


def _wrap(tokenizer: Tokenizer) -> PreTrainedTokenizerFast:
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        **SPECIAL,
        model_max_length=MAX_TOKENS,
        model_input_names=["input_ids", "attention_mask"],
        clean_up_tokenization_spaces=False,
    )


def _read_state(container: Container, kept: Sequence[int] | None) -> dict[str, NDArray[np.float32]]:
    state = _read_embeddings(container, kept)
    for layer in range(container.dimensions.layers):
        state.update(_read_layer(container, layer))
    return state


def _read_embeddings(container: Container, kept: Sequence[int] | None) -> dict[str, NDArray[np.float32]]:
    hidden = container.dimensions.hidden
    words = container.read_q4("emb.word", hidden)
    rows = slice(len(container.pieces)) if kept is None else list(kept)
    return {
        "embeddings.word_embeddings.weight": words[rows],
        "embeddings.position_embeddings.weight": container.read_f32("emb.pos").reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": container.read_f32("emb.type").reshape(-1, hidden),
        "embeddings.LayerNorm.weight": container.read_f32("emb.ln.w"),
        "embeddings.LayerNorm.bias": container.read_f32("emb.ln.b"),
    }


def _read_layer(container: Container, layer: int) -> dict[str, NDArray[np.float32]]:
    hidden, wide = container.dimensions.hidden, container.dimensions.feed_forward
    source, target = f"l{layer}", f"encoder.layer.{layer}"
    state: dict[str, NDArray[np.float32]] = {}
    for short, name in _MATRICES.items():
        columns = wide if short == "fo" else hidden
        state[f"{target}.{name}.weight"] = container.read_q4(f"{source}.{short}.w", columns)
        state[f"{target}.{name}.bias"] = container.read_f32(f"{source}.{short}.b")
    for short, name in _NORMS.items():
        state[f"{target}.{name}.weight"] = container.read_f32(f"{source}.{short}.w")
        state[f"{target}.{name}.bias"] = container.read_f32(f"{source}.{short}.b")
    return state
