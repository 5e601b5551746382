"""What the cross-encoder is trained to get right."""

import torch
from torch.nn.functional import binary_cross_entropy_with_logits, log_softmax

from index.training.reader.features import UNKNOWN, Batch
from index.training.reader.joint_model import JointLogits

FAR_BELOW = -1e4
"""Logit of a token that can't be an answer; finite, since 0 times infinity is no number."""


def mask_positions(logits: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
    """`start` or `end` with only the passage's own tokens and position 0 left, (n, length)."""
    allowed = own.clone()
    allowed[:, 0] = True
    return logits.float().masked_fill(~allowed, FAR_BELOW)


def joint_loss(logits: JointLogits, batch: Batch, weights: dict[str, float]) -> torch.Tensor:
    """Weighted sum of the losses of all heads, each a mean over the pairs with a label for it."""
    known = (batch.answerable != UNKNOWN).float()
    position = 0.5 * (
        _position_loss(mask_positions(logits.start, batch.own), batch.start)
        + _position_loss(mask_positions(logits.end, batch.own), batch.end)
    )
    own = batch.own.float()
    inside = binary_cross_entropy_with_logits(logits.inside.float(), batch.inside, reduction="none")
    per_pair = (inside * own).sum(1) / own.sum(1).clamp(min=1)
    return (
        weights["span"] * _mean(position, known)
        + weights["inside"] * _mean(per_pair, known)
        + weights["answerable"] * _mean(_binary(logits.answerable, batch.answerable), known)
        + weights["relevance"]
        * _mean(_binary(logits.relevance, batch.relevant), (batch.relevant != UNKNOWN).float())
    )


def _position_loss(logits: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    return -(log_softmax(logits, dim=-1) * target).sum(-1)


def _binary(logits: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    return binary_cross_entropy_with_logits(logits.float(), target.clamp(min=0), reduction="none")


def _mean(values: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
    return (values * known).sum() / known.sum().clamp(min=1)
