"""Writes fitted weights as the TOML files in assistant/data."""

from dataclasses import asdict

from assistant.reading.model_reader import ModelWeights
from assistant.reading.weights import Weights


def render_toml(heading: str, weights: Weights | ModelWeights) -> str:
    """The weights as the file that the assistant loads, four digits each; `heading` says what they are."""
    lines = [f"# {heading}"]
    for table, values in (
        ("sentence", weights.sentence),
        ("evidence", weights.evidence),
        ("thresholds", asdict(weights.thresholds)),
    ):
        lines += ["", f"[{table}]", *(f"{name} = {value:.4f}" for name, value in values.items())]
    return "\n".join(lines) + "\n"
