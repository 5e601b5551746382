"""Gives every token a range of its own in the products of the feed-forward layers.

int8 activations have one range for a whole tensor, and the opening sign and a few other tokens run ten times as high
as the rest (massive activations: Sun et al. 2024, arXiv:2402.17762). `x @ W == max|x| * ((x / max|x|) @ W)` for each
row x: the quantised product then sees rows that all reach 1, which is as good as a range for every row.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import helper, numpy_helper

from index.training.exporting.smoothing import find_products, is_part

FLOOR = 1e-6
"""Least maximum of a row, so that a row of zeros divides nothing by zero."""


def scale_tokens(source: Path, target: Path, exact: Sequence[str] = ()) -> None:
    """Write the float32 graph with scaled rows; its output stays the same up to rounding.

    Attention is left as it is: its product is inside a fused node. `exact`: submodules that will not be quantised.
    """
    model = onnx.load(source)
    model.graph.initializer.append(numpy_helper.from_array(np.array([FLOOR], dtype=np.float32), "rows/floor"))
    for node in find_products(model, unsmoothed=True):
        if node.op_type == "MatMul" and not is_part(node, exact):
            _scale_rows(model.graph, node)
    onnx.save(model, target)


def _scale_rows(graph: onnx.GraphProto, node: onnx.NodeProto) -> None:
    rows, product, output = node.input[0], f"{node.output[0]}/unit", node.output[0]
    part = f"{output}/rows"
    before = [
        helper.make_node("Abs", [rows], [f"{part}/size"], f"{part}/size"),
        helper.make_node(
            "ReduceMax", [f"{part}/size"], [f"{part}/max"], f"{part}/max", axes=[-1], keepdims=1
        ),
        helper.make_node("Max", [f"{part}/max", "rows/floor"], [f"{part}/height"], f"{part}/height"),
        helper.make_node("Div", [rows, f"{part}/height"], [f"{part}/scaled"], f"{part}/scaled"),
    ]
    place = list(graph.node).index(node)
    for number, added in enumerate(before):
        graph.node.insert(place + number, added)
    scaled = graph.node[place + len(before)]
    scaled.input[0], scaled.output[0] = f"{part}/scaled", product
    back = helper.make_node("Mul", [product, f"{part}/height"], [output], f"{part}/back")
    graph.node.insert(place + len(before) + 1, back)
