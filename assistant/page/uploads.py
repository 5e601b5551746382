"""Files that a browser names must be files that it uploaded."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import gradio as gr
from gradio.block_function import BlockFunction
from gradio.state_holder import SessionState
from gradio.utils import get_upload_folder

from assistant.page import texts


class CheckedBlocks(gr.Blocks):
    """Gradio's blocks, with the check of file names that Gradio leaves out where it is mounted, not launched.

    Without it Gradio copies any file of this machine, and fetches any address, that a visitor's browser names in
    place of an upload, before the handler is asked.
    """

    async def preprocess_data(
        self,
        block_fn: BlockFunction,
        inputs: list[Any],
        state: SessionState | None,
        explicit_call: bool = False,
    ) -> Sequence[Any]:
        """As Gradio does; raises gr.Error where `inputs` name a file that was not uploaded."""
        if not all(map(is_upload, named_files(inputs))):
            raise gr.Error(texts.NOT_UPLOADED, title=texts.FILES, print_exception=False)
        checked: Sequence[Any] = await super().preprocess_data(block_fn, inputs, state, explicit_call)
        return checked


def named_files(value: Any) -> Iterator[Any]:
    """Every `path` in nested lists and objects from the browser."""
    if isinstance(value, dict):
        if "path" in value:
            yield value["path"]
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from named_files(part)


def is_upload(path: object) -> bool:
    """Does `path` name a regular file in the folder of uploads?"""
    if not isinstance(path, str) or "\0" in path:
        return False
    real = Path(os.path.realpath(path))
    return real.is_relative_to(os.path.realpath(get_upload_folder())) and real.is_file()
