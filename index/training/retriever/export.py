"""From the tuned float32 model to the folder that is bundled: blended, exported to int8, described."""

import json
import shutil
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import BertModel

from index.model_folder import MODEL_FILE, SETTINGS_FILE, TOKENIZER_FILE, hash_file
from index.training.base.encoder import save_sentence_transformer
from index.training.convert import read_calibration
from index.training.exporting.onnx_export import export_int8
from index.training.retriever.config import RetrieverConfig


def export_retriever(
    start: Path, tuned: Path, start_int8: Path, target: Path, config: RetrieverConfig
) -> None:
    """Write model, tokenizer and settings into `target`, the float32 model into the folder `<target>-fp32`.

    `start` and `tuned` are float32 folders, before and after training; tokenizer and provenance are those of the
    folder `start_int8`, which was made from `start`.
    """
    target.mkdir(parents=True, exist_ok=True)
    model = blend_models(start, tuned, config.blend)
    fp32 = target.with_name(f"{target.name}-fp32")
    save_sentence_transformer(model, Tokenizer.from_file(str(start_int8 / TOKENIZER_FILE)), fp32)
    shutil.copyfile(start_int8 / TOKENIZER_FILE, target / TOKENIZER_FILE)
    tokenizer = Tokenizer.from_file(str(target / TOKENIZER_FILE))
    export_int8(model, target / MODEL_FILE, read_calibration(tokenizer))
    settings = json.loads((start_int8 / SETTINGS_FILE).read_bytes())
    settings["sha256"] = {name: hash_file(target / name) for name in (MODEL_FILE, TOKENIZER_FILE)}
    settings["provenance"]["fine_tuned"] = {
        "seed": config.seed,
        "blend": config.blend,
        "scale": config.scale,
        "rate": config.rate,
        "shares": dict(config.shares),
    }
    text = json.dumps(settings, indent=2, ensure_ascii=False) + "\n"
    (target / SETTINGS_FILE).write_text(text, encoding="utf-8")


def blend_models(start: Path, tuned: Path, share: float) -> BertModel:
    """The model whose every weight is `share` of the tuned one and the rest of the one it was tuned from.

    Blended weights lose less of what the start was good at and gain most of what the tuning taught: Wortsman et
    al. 2022, "Robust fine-tuning of zero-shot models" (arXiv:2109.01903).
    """
    model = BertModel.from_pretrained(start, add_pooling_layer=False)
    other = BertModel.from_pretrained(tuned, add_pooling_layer=False).state_dict()
    with torch.no_grad():
        for name, value in model.state_dict().items():
            if value.is_floating_point():
                value.lerp_(other[name].to(value.dtype), share)
    return model.eval()
