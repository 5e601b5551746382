"""Guesses from the question alone whether its context answers it: what typing habits give away."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline, make_union

WORDS_AND_MARKS = r"\w+|[^\w\s]"


class QuestionOnly:
    """A bag of n-grams of words and of characters, and a logistic regression; it never sees a passage."""

    def __init__(self, questions: Sequence[str], answerable: Sequence[bool]) -> None:
        """Fits; needs questions of both kinds."""
        grams = make_union(
            TfidfVectorizer(
                analyzer="word", ngram_range=(1, 2), token_pattern=WORDS_AND_MARKS, lowercase=False
            ),
            TfidfVectorizer(analyzer="char", ngram_range=(1, 4), lowercase=False, min_df=2),
        )
        self._model: Pipeline = make_pipeline(grams, LogisticRegression(max_iter=1000))
        self._model.fit(list(questions), list(answerable))

    def judge(self, questions: Sequence[str]) -> NDArray[np.float64]:
        """Probability, 0 to 1, that each question has an answer, (questions,)."""
        return np.asarray(self._model.predict_proba(list(questions))[:, 1], dtype=np.float64)
