"""The recipe of the row that the reader is compared with."""

from pathlib import Path

from index.training.reader.config import STORED, load_reader_config


def test_the_prototype_trains_spans_alone_on_one_set_alone() -> None:
    config = load_reader_config(Path(STORED).with_name("prototype.toml"))
    assert [name for name, weight in config.losses.items() if weight] == ["span"]
    assert [stage.shares for stage in config.stages] == [{"idk_mrc": 0.9}]
