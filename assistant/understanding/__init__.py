"""What a question asks: written Indonesian, its kind, regions, days and people, completed from the conversation."""

from assistant.understanding.question import Kind, Question

__all__ = ["Kind", "Question"]
