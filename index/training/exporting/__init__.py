"""From a torch module to a small int8 ONNX graph that loses next to nothing."""
