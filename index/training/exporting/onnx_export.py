"""Writes an encoder with what stands on it as one ONNX file: fused, smoothed, then quantised to int8."""

import tempfile
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from transformers import BertConfig, BertModel

from index.training.exporting.smoothing import DEFAULT_STRENGTHS, Strengths, is_part, smooth_graph
from index.training.exporting.token_scaling import scale_tokens

OPSET = 17
INPUTS = ("input_ids", "attention_mask")
OUTPUT = "embedding"
PAIR_AXES = ("texts",)
TOKEN_AXES = ("texts", "tokens")


@dataclass(frozen=True, slots=True)
class ExportedModule:
    """A module over an encoder, with what its graph needs to know."""

    module: torch.nn.Module
    """Takes (n, length) int64 ids and mask, in eval mode."""
    config: BertConfig
    """Of the encoder in it."""
    outputs: Mapping[str, tuple[str, ...]]
    """Name of each output, in order, with the names of its axes of any length, first axis first."""
    exact: tuple[str, ...] = ()
    """Names of submodules whose weights stay float32."""
    strengths: Strengths = DEFAULT_STRENGTHS
    """Of smoothing."""
    scaled: bool = False
    """Every token with a range of its own: closer to float32, 6 % slower."""


def export_int8(model: BertModel, target: Path, calibration: Sequence[Sequence[int]]) -> None:
    """Write an encoder of texts: (n, length) int64 ids and mask in, (n, hidden) float32 unit vectors out.

    `calibration`: token ids of texts that show which channels run high.
    """
    model.set_attn_implementation("eager")
    export_module(
        ExportedModule(_with_pooling(model), model.config, {OUTPUT: PAIR_AXES}), target, calibration
    )


def export_module(exported: ExportedModule, target: Path, calibration: Sequence[Sequence[int]]) -> None:
    """Write a module to `target`.

    Fusion comes before quantisation, since the fusion patterns do not know quantised nodes. Weights: int8 per output
    channel; activations: uint8 per tensor, with a range taken anew at each run.
    """
    with tempfile.TemporaryDirectory() as work:
        plain, fused, smooth, scaled = (Path(work) / f"{number}.onnx" for number in range(4))
        export_fp32(exported, plain)
        config = exported.config
        fuse_graph(plain, fused, heads=config.num_attention_heads, hidden=config.hidden_size)
        smooth_graph(fused, smooth, calibration, exported.strengths, exported.exact)
        if exported.scaled:
            scale_tokens(smooth, scaled, exported.exact)
        quantise_graph(scaled if exported.scaled else smooth, target, exported.exact)


def export_fp32(exported: ExportedModule, target: Path) -> None:
    """Write the float32 graph as it is."""
    ids = torch.arange(5, 37).reshape(2, 16) % exported.config.vocab_size
    mask = torch.ones_like(ids)
    mask[1, 10:] = 0
    axes = {name: dict(enumerate(TOKEN_AXES)) for name in INPUTS}
    axes |= {name: dict(enumerate(names)) for name, names in exported.outputs.items()}
    with warnings.catch_warnings():
        # the fusion patterns know the graphs of the older exporter, which says at length that it is old
        warnings.simplefilter("ignore")
        torch.onnx.export(
            exported.module,
            (ids, mask),
            str(target),
            input_names=list(INPUTS),
            output_names=list(exported.outputs),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


def fuse_graph(source: Path, target: Path, *, heads: int, hidden: int) -> None:
    """Join nodes into attention, GELU, layer normalisation and embedding.

    The residual sum stays apart from the layer normalisation (and the bias apart from GELU): ONNX Runtime's
    joint CPU kernels take 6.6 ms of a 128-token passage where Add and LayerNormalization take 1.3.
    """
    options = FusionOptions("bert")
    options.enable_skip_layer_norm = False
    options.enable_bias_skip_layer_norm = False
    options.enable_bias_gelu = False
    fused = optimize_model(
        str(source), "bert", num_heads=heads, hidden_size=hidden, opt_level=0, optimization_options=options
    )
    fused.save_model_to_file(str(target))


def quantise_graph(source: Path, target: Path, exact: Sequence[str] = ()) -> None:
    """Replace weights by int8, one scale for each output channel; those of the submodules `exact` stay."""
    kept = [node.name for node in onnx.load(source).graph.node if is_part(node, exact)]
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        # a Gemm becomes a product of this name before it is looked for
        nodes_to_exclude=[*kept, *(f"{name}_MatMul" for name in kept)],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def _with_pooling(model: BertModel) -> torch.nn.Module:
    class Pooled(torch.nn.Module):
        def __init__(self, encoder: BertModel) -> None:
            super().__init__()
            self.encoder = encoder

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            weights = attention_mask.unsqueeze(-1).to(hidden.dtype)
            mean = (hidden * weights).sum(1) / weights.sum(1)
            return torch.nn.functional.normalize(mean, dim=-1)

    # the wrapper itself must be in eval mode: the exporter takes the mode of what it is given
    return Pooled(model).eval()
