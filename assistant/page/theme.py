"""Gradio's look: this machine's own fonts and the page's colours; nothing is loaded from elsewhere."""

from gradio.themes import Base
from gradio.themes.utils import colors, sizes

SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Ubuntu", "sans-serif")
MONO = ("ui-monospace", "Cascadia Mono", "Menlo", "Consolas", "monospace")


def build_theme() -> Base:
    """A plain theme; the rest is in static/page.css."""
    return Base(
        primary_hue=colors.teal,
        neutral_hue=colors.stone,
        radius_size=sizes.radius_md,
        text_size=sizes.text_md,
        font=SANS,
        font_mono=MONO,
    ).set(
        body_background_fill="var(--rj-paper)",
        body_background_fill_dark="var(--rj-paper)",
        body_text_color="var(--rj-ink)",
        body_text_color_dark="var(--rj-ink)",
        block_background_fill="var(--rj-card)",
        block_background_fill_dark="var(--rj-card)",
        block_label_text_color="var(--rj-soft)",
        block_label_text_color_dark="var(--rj-soft)",
        color_accent="var(--rj-accent)",
        border_color_accent="var(--rj-accent)",
        border_color_accent_dark="var(--rj-accent)",
        border_color_primary="var(--rj-line)",
        border_color_primary_dark="var(--rj-line)",
        input_background_fill="var(--rj-field)",
        input_background_fill_dark="var(--rj-field)",
        input_border_width="1px",
        input_border_color="var(--rj-soft)",
        input_border_color_dark="var(--rj-soft)",
        input_placeholder_color="var(--rj-soft)",
        input_placeholder_color_dark="var(--rj-soft)",
        button_primary_background_fill="var(--rj-accent)",
        button_primary_background_fill_dark="var(--rj-accent)",
        button_primary_background_fill_hover="var(--rj-accent-deep)",
        button_primary_background_fill_hover_dark="var(--rj-accent-deep)",
        button_primary_border_color="var(--rj-accent)",
        button_primary_border_color_dark="var(--rj-accent)",
        button_primary_text_color="var(--rj-on-accent)",
        button_primary_text_color_dark="var(--rj-on-accent)",
        button_secondary_background_fill="var(--rj-card)",
        button_secondary_background_fill_dark="var(--rj-card)",
        button_secondary_text_color="var(--rj-ink)",
        button_secondary_text_color_dark="var(--rj-ink)",
    )
