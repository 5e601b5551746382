"""Rebuilds the XLM-R Unigram tokenizer from the pieces and scores in the packed file."""

import io
from collections.abc import Sequence
from functools import cache

import sentencepiece
from sentencepiece import sentencepiece_model_pb2
from tokenizers import (
    AddedToken,
    Regex,
    Tokenizer,
    decoders,
    models,
    normalizers,
    pre_tokenizers,
    processors,
)

from index.training.base.container import Container

SPACE = "▁"
"""What the Unigram pieces have in place of a space."""
MASK = "<mask>"


@cache
def recover_charsmap() -> bytes:
    """XLM-R's compiled normalisation rules, 240,007 bytes with sentencepiece 0.2.3.

    They are sentencepiece's own `nmt_nfkc` rules, so any model trained with those carries them; ours is
    trained on four sentences and thrown away.
    """
    sentences = ["saya makan nasi", "kami pergi ke pasar", "buku itu merah", "air laut biru dan dalam"]
    written = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences * 20),
        model_writer=written,
        vocab_size=40,
        model_type="unigram",
        normalization_rule_name="nmt_nfkc",
        hard_vocab_limit=False,
        minloglevel=2,
    )
    model = sentencepiece_model_pb2.ModelProto()
    model.ParseFromString(written.getvalue())
    return bytes(model.normalizer_spec.precompiled_charsmap)


def build_tokenizer(container: Container, kept: Sequence[int] | None = None) -> Tokenizer:
    """The tokenizer over all pieces, or over the `kept` ids in ascending order, which become ids 0, 1, 2, …

    Pieces that are left out fall back to shorter ones; `kept` must hold the special pieces.
    """
    ids = range(len(container.pieces)) if kept is None else kept
    vocabulary = [(container.pieces[i], container.scores[i]) for i in ids]
    place = {piece: row for row, (piece, _) in enumerate(vocabulary)}
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=place["<unk>"], byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Precompiled(recover_charsmap()), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement=SPACE, prepend_scheme="always")
    tokenizer.post_processor = _build_template(place)
    tokenizer.add_special_tokens(_special_tokens())
    return tokenizer


def _build_template(place: dict[str, int]) -> processors.TemplateProcessing:
    return processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", place["<s>"]), ("</s>", place["</s>"])],
    )


def _special_tokens() -> list[AddedToken]:
    plain = [AddedToken(piece, special=True, normalized=False) for piece in ("<s>", "<pad>", "</s>", "<unk>")]
    return [*plain, AddedToken(MASK, lstrip=True, special=True, normalized=False)]
