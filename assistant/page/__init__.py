"""The page's parts: the only package that knows gradio."""
