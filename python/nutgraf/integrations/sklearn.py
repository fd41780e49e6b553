"""scikit-learn: the keywords of texts as features.

    from nutgraf.integrations.sklearn import KeywordVectorizer

    make_pipeline(KeywordVectorizer(min_df=2), LogisticRegression()).fit(texts, labels)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from joblib import effective_n_jobs
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction import DictVectorizer
from sklearn.utils.validation import check_is_fitted

import nutgraf


class KeywordVectorizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """A matrix of texts by keywords, as `CountVectorizer` gives one of texts by words.

    The features of a text are its `top` keywords in lower case; the value is the keyword's score, 1 for the best of
    the text. `min_df` leaves out keywords of fewer texts (a count, or as a float a share of the texts); `max_features`
    keeps the most frequent. `max_words`, `language` and `method` are those of `nutgraf.keywords`; a wrong one raises
    `NutgrafError` in `fit`. `n_jobs` is the number of threads: None is one, -1 all cores. `vocabulary_` maps a keyword
    to its column.
    """

    def __init__(  # type: ignore[no-untyped-def]
        self, *, top=10, min_df=1, max_features=None, max_words=4, language=None, method="blend", n_jobs=None
    ):
        self.top, self.min_df, self.max_features = top, min_df, max_features
        self.max_words, self.language, self.method, self.n_jobs = max_words, language, method, n_jobs

    def fit(self, X: Iterable[str], y: Any = None) -> KeywordVectorizer:
        """Learn the vocabulary of the texts `X`. ValueError if no keyword is left, or if `X` is one string."""
        return self._learn(self._keywords(X))

    def fit_transform(self, X: Iterable[str], y: Any = None) -> csr_matrix:
        """`fit` and `transform` for the time of one."""
        rows = self._keywords(X)
        return self._learn(rows)._columns.transform(rows)

    def transform(self, X: Iterable[str]) -> csr_matrix:
        """A CSR matrix of float64, a row a text, a column a keyword of the vocabulary."""
        check_is_fitted(self)
        return self._columns.transform(self._keywords(X))

    def get_feature_names_out(self, input_features: Any = None) -> Any:
        """An array of the keywords in the order of the columns, sorted."""
        check_is_fitted(self)
        return self._columns.get_feature_names_out()

    def _keywords(self, texts: Iterable[str]) -> list[dict[str, float]]:
        if isinstance(texts, str):
            raise ValueError("X must be an iterable of texts, not one string")
        options = {"max_words": self.max_words, "language": self.language, "method": self.method}
        found = nutgraf.keywords_many(texts, self.top, threads=effective_n_jobs(self.n_jobs), **options)
        return [{keyword.text.lower(): keyword.score for keyword in reversed(keywords)} for keywords in found]

    def _learn(self, rows: list[dict[str, float]]) -> KeywordVectorizer:
        n_texts = Counter(keyword for row in rows for keyword in row)
        least = self.min_df * len(rows) if isinstance(self.min_df, float) else self.min_df
        kept = sorted((-n, keyword) for keyword, n in n_texts.items() if n >= least)[: self.max_features]
        if not kept:
            raise ValueError(f"no keyword is left: {len(rows)} texts, {len(n_texts)} keywords, min_df={self.min_df}")
        self._columns = DictVectorizer().fit([{keyword: 1.0 for _, keyword in kept}])
        self.vocabulary_ = self._columns.vocabulary_
        return self

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string, tags.input_tags.two_d_array = True, False
        return tags
