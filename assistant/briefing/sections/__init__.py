"""The sections of a briefing, one module each: from the material to lines that carry their evidence."""
