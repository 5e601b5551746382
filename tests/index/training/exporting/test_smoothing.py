from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

onnx = pytest.importorskip("onnx", reason="only there with the extra `train`")

import onnxruntime  # noqa: E402
from onnx import TensorProto, helper, numpy_helper  # noqa: E402

from index.training.exporting.smoothing import choose_factors, find_products, smooth_graph  # noqa: E402
from index.training.exporting.token_scaling import scale_tokens  # noqa: E402


def build_graph(path: Path, weights: np.ndarray) -> None:
    """Embeds ids into four channels, one of them high, and multiplies them by `weights`."""
    table = np.random.default_rng(0).normal(size=(20, 4)).astype(np.float32)
    table[:, 1] *= 50
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["hidden"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["column"]),
        helper.make_node("Mul", ["hidden", "column"], ["masked"]),
        helper.make_node("MatMul", ["masked", "weights"], ["output"]),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["n", "l"])
            for name in ("input_ids", "attention_mask")
        ],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, None)],
        [
            numpy_helper.from_array(table, "table"),
            numpy_helper.from_array(weights, "weights"),
            numpy_helper.from_array(np.array([2], dtype=np.int64), "last"),
        ],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10), path)


def run_graph(path: Path, output: str = "output", mask: int = 1) -> np.ndarray:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    ids = np.arange(20, dtype=np.int64).reshape(1, 20)
    inputs = {"input_ids": ids, "attention_mask": np.full_like(ids, mask)}
    return np.asarray(session.run([output], inputs)[0])


def test_smoothing_leaves_the_result_and_moves_the_high_channel_into_the_weights(tmp_path: Path) -> None:
    weights = np.random.default_rng(1).normal(size=(4, 3)).astype(np.float32)
    build_graph(tmp_path / "a.onnx", weights)
    smooth_graph(tmp_path / "a.onnx", tmp_path / "b.onnx", [range(20)])
    np.testing.assert_allclose(
        run_graph(tmp_path / "b.onnx"), run_graph(tmp_path / "a.onnx"), rtol=1e-4, atol=1e-4
    )
    smoothed = onnx.load(tmp_path / "b.onnx")
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in smoothed.graph.initializer}
    growth = np.abs(stored["weights"]).max(axis=1) / np.abs(weights).max(axis=1)
    assert int(growth.argmax()) == 1
    assert growth[1] > 4 * np.delete(growth, 1).max()


def test_scaled_rows_leave_the_result_and_all_reach_one(tmp_path: Path) -> None:
    weights = np.random.default_rng(1).normal(size=(4, 3)).astype(np.float32)
    build_graph(tmp_path / "a.onnx", weights)
    scale_tokens(tmp_path / "a.onnx", tmp_path / "b.onnx")
    np.testing.assert_allclose(run_graph(tmp_path / "b.onnx"), run_graph(tmp_path / "a.onnx"), rtol=1e-4)
    scaled = onnx.load(tmp_path / "b.onnx")
    (product,) = find_products(scaled)
    scaled.graph.output.append(helper.make_tensor_value_info(product.input[0], TensorProto.FLOAT, None))
    onnx.save(scaled, tmp_path / "c.onnx")
    rows = run_graph(tmp_path / "c.onnx", product.input[0])
    np.testing.assert_allclose(np.abs(rows).max(axis=-1), 1, rtol=1e-6)


def test_a_row_of_zeros_stays_one(tmp_path: Path) -> None:
    build_graph(tmp_path / "a.onnx", np.ones((4, 3), dtype=np.float32))
    scale_tokens(tmp_path / "a.onnx", tmp_path / "b.onnx")
    assert not run_graph(tmp_path / "b.onnx", mask=0).any()


def test_only_products_with_stored_weights_are_found(tmp_path: Path) -> None:
    build_graph(tmp_path / "a.onnx", np.ones((4, 3), dtype=np.float32))
    assert [node.op_type for node in find_products(onnx.load(tmp_path / "a.onnx"))] == ["MatMul"]


@given(
    st.lists(st.floats(0, 1000, width=32), min_size=3, max_size=3),
    st.lists(st.floats(0, 1000, width=32), min_size=3, max_size=3),
)
def test_factors_are_positive_with_mean_one(activations: list[float], weights: list[float]) -> None:
    factors = choose_factors(np.array(activations, np.float32), np.array(weights, np.float32), 0.7)
    assert (factors > 0).all()
    assert factors.mean() == pytest.approx(1, rel=1e-4)
