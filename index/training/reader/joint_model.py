"""Reader and reranker in one: a cross-encoder with heads for relevance, answerability and answer spans."""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from transformers import BertModel

TOKEN_LOGITS = 3
"""Start, end, inside."""
PAIR_LOGITS = 2
"""Relevance, answerable."""


class JointLogits(NamedTuple):
    """Float logits; position 0 of `start` and `end` is the option of no answer."""

    relevance: Tensor
    """(n,)"""
    answerable: Tensor
    """(n,)"""
    start: Tensor
    """(n, length)"""
    end: Tensor
    """(n, length)"""
    inside: Tensor
    """(n, length): whether a token belongs to an answer; lists have several runs."""


class LockedDropout(nn.Module):
    """Dropout with one mask for all tokens of a text (Gal and Ghahramani 2016).

    Drawing a number for every element takes as long on a CPU as the rest of the step; one for every channel and
    text takes nothing.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, hidden: Tensor) -> Tensor:
        """`hidden`: (n, length, channels)."""
        if not self.training or self.share == 0:
            return hidden
        kept = torch.rand(hidden.shape[0], 1, hidden.shape[2], device=hidden.device) >= self.share
        return hidden * (kept.to(hidden.dtype) / (1 - self.share))


class JointReader(nn.Module):
    """The encoder over `<s> question </s></s> passage </s>` with three linear heads."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        hidden = encoder.config.hidden_size
        self.encoder = encoder
        self.pair = nn.Sequential(nn.Linear(hidden, hidden), nn.Tanh(), nn.Linear(hidden, PAIR_LOGITS))
        self.tokens = nn.Linear(hidden, TOKEN_LOGITS)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> JointLogits:
        """(n, length) ids and mask in; logits of padding and of the question are not masked here."""
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        pair = self.pair(hidden[:, 0])
        tokens = self.tokens(hidden)
        return JointLogits(pair[:, 0], pair[:, 1], tokens[..., 0], tokens[..., 1], tokens[..., 2])


def prepare_encoder(encoder: BertModel, dropout: float) -> BertModel:
    """Freeze the word embeddings and replace the dropout of hidden states by a locked one."""
    encoder.embeddings.word_embeddings.weight.requires_grad = False
    encoder.embeddings.dropout = LockedDropout(dropout)
    for layer in encoder.encoder.layer:
        layer.attention.self.dropout = nn.Dropout(0.0)
        layer.attention.output.dropout = LockedDropout(dropout)
        layer.output.dropout = LockedDropout(dropout)
    encoder.set_attn_implementation("eager")
    return encoder
