"""Which numbers a device multiplies quickest."""

import torch


def has_bfloat16(device: torch.device) -> bool:
    """True where products in bfloat16 are quicker than in float32: AMX units of a CPU, newer GPUs."""
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported())
    return bool(torch.cpu._is_amx_tile_supported())
