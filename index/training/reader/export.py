"""From a trained torch reader to the folder that is bundled: one int8 graph with five outputs, described."""

import json
import shutil
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from index.cross_encoder import OUTPUTS, Calibration
from index.embedding import BUNDLED
from index.model_folder import MODEL_FILE, SETTINGS_FILE, TOKENIZER_FILE, hash_file
from index.training.convert import TOOLS
from index.training.exporting.onnx_export import PAIR_AXES, TOKEN_AXES, ExportedModule, export_module
from index.training.exporting.smoothing import Strengths
from index.training.reader.examples import ReadingExample
from index.training.reader.features import MAX_TOKENS, Feature, build_features
from index.training.reader.joint_model import JointReader

STRENGTHS = Strengths(attention=0.65, products=0.5)
"""Mean distance of a start logit to float32 on 50 held-out pairs, by (attention, products) and with scaled rows: (0.65,
0.4) 0.041, (0.65, 0.5) 0.036, (0.65, 0.6) 0.044, (0.75, 0.5) 0.035, (0.5, 0.5) 0.039, (0.5, 0.3) 0.046, (0.7, 0.7)
0.067; without scaled rows (0.7, 0.7) 0.080. The logits of the pair are nearest with (0.65, 0.5)."""
EXACT = ("pair", "tokens")
"""The heads: small, and a probability hangs on each of their outputs."""
TOKENIZER = BUNDLED / TOKENIZER_FILE
"""The retriever's, to the byte: both were pruned to one vocabulary."""
CALIBRATION_PAIRS = 128
PER_PAIR = frozenset({"relevance", "answerable"})


def export_reader(
    model: JointReader,
    folder: Path,
    examples: Sequence[ReadingExample],
    name: str,
    provenance: Mapping[str, Any],
) -> None:
    """Write model, tokenizer and settings into `folder`, with a calibration that changes nothing yet.

    `examples`: training pairs; CALIBRATION_PAIRS, spread over all of them, show which channels run high. `provenance`:
    what the settings file tells of the training, beside the versions of the tools.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(TOKENIZER, folder / TOKENIZER_FILE)
    step = max(1, len(examples) // CALIBRATION_PAIRS)
    pairs = encode_calibration(examples[::step][:CALIBRATION_PAIRS])
    export_module(describe_graph(model), folder / MODEL_FILE, pairs)
    made = {
        **provenance,
        "calibration_pairs": len(pairs),
        "made_with": {tool: version(tool) for tool in TOOLS},
    }
    settings = {
        "name": name,
        "max_tokens": MAX_TOKENS,
        "sha256": {file: hash_file(folder / file) for file in (MODEL_FILE, TOKENIZER_FILE)},
        "calibration": Calibration().to_json(),
        "provenance": made,
    }
    text = json.dumps(settings, indent=2, ensure_ascii=False) + "\n"
    (folder / SETTINGS_FILE).write_text(text, encoding="utf-8")


def describe_graph(model: JointReader) -> ExportedModule:
    """The model as it is exported: outputs in the order of index.cross_encoder.OUTPUTS, heads exact."""
    model.encoder.set_attn_implementation("eager")
    outputs = {name: PAIR_AXES if name in PER_PAIR else TOKEN_AXES for name in OUTPUTS}
    return ExportedModule(model.eval(), model.encoder.config, outputs, EXACT, STRENGTHS, scaled=True)


def encode_calibration(examples: Sequence[ReadingExample]) -> tuple[tuple[int, ...], ...]:
    """Token ids of each pair."""
    return tuple(tuple(int(piece) for piece in feature.ids) for feature in build_pairs(examples))


def build_pairs(examples: Sequence[ReadingExample]) -> list[Feature]:
    """The first window of each pair, in their order, as training writes it."""
    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    return [build_features([example], tokenizer)[0] for example in examples]
