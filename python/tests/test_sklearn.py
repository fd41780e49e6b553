"""The scikit-learn transformer against scikit-learn."""

import pickle

import pytest

pytest.importorskip("sklearn")
import numpy as np
from scipy.sparse import issparse
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import parametrize_with_checks
from sklearn.utils.validation import check_is_fitted, validate_data

import nutgraf
from nutgraf.integrations.sklearn import KeywordVectorizer

TEXTS = [
    "The swing bridge opens in April. Trams cross the swing bridge at walking pace.",
    "A tunnel toll was raised. The tunnel toll pays for the swing bridge.",
    "The bakery sells rye bread. Rye bread needs time.",
    "A bakery by the harbour bakes rye bread in the morning.",
]
KINDS = ["traffic", "traffic", "bread", "bread"]


def names(**settings):
    return list(KeywordVectorizer(**settings).fit(TEXTS).get_feature_names_out())


def test_the_matrix_has_the_scores_of_the_keywords():
    vectorizer = KeywordVectorizer(top=3)
    matrix = vectorizer.fit_transform(TEXTS)
    assert issparse(matrix) and matrix.format == "csr" and matrix.dtype == np.float64
    assert matrix.shape == (4, len(vectorizer.vocabulary_))
    for row, text in zip(matrix.toarray(), TEXTS, strict=True):
        scores = {keyword.text.lower(): keyword.score for keyword in nutgraf.keywords(text, 3)}
        assert scores == {name: row[column] for name, column in vectorizer.vocabulary_.items() if row[column]}


def test_fit_transform_is_fit_and_transform():
    vectorizer = KeywordVectorizer()
    assert (vectorizer.fit_transform(TEXTS) != vectorizer.fit(TEXTS).transform(TEXTS)).nnz == 0


def test_names_are_sorted_and_lower_case():
    assert names() == sorted(names())
    assert "swing bridge" in names()
    assert all(name == name.lower() for name in names())


def test_min_df_and_max_features_leave_out():
    assert set(names(min_df=2)) < set(names())
    assert "tunnel toll" not in names(min_df=2)
    assert names(min_df=0.5) == names(min_df=2)
    assert len(names(max_features=2)) == 2
    assert set(names(max_features=2)) <= set(names(min_df=2))


def test_new_texts_have_only_known_keywords():
    vectorizer = KeywordVectorizer().fit(TEXTS[:2])
    assert vectorizer.transform(["The giraffe sleeps.", TEXTS[0]]).getnnz(axis=1).tolist()[0] == 0


@pytest.mark.parametrize("texts", ["one string", [""], []])
def test_no_keyword_at_all_is_a_value_error(texts):
    with pytest.raises(ValueError):
        KeywordVectorizer().fit(texts)


def test_not_fitted():
    with pytest.raises(NotFittedError):
        KeywordVectorizer().transform(TEXTS)
    with pytest.raises(NotFittedError):
        KeywordVectorizer().get_feature_names_out()


def test_wrong_settings_are_told_by_fit():
    with pytest.raises(nutgraf.NutgrafError):
        KeywordVectorizer(method="magic").fit(TEXTS)


def test_clone_pickle_and_threads():
    vectorizer = KeywordVectorizer(top=3, n_jobs=2).fit(TEXTS)
    again = pickle.loads(pickle.dumps(vectorizer))
    assert (again.transform(TEXTS) != KeywordVectorizer(top=3).fit_transform(TEXTS)).nnz == 0
    assert clone(vectorizer).get_params() == vectorizer.get_params()


def test_in_a_pipeline():
    model = make_pipeline(KeywordVectorizer(), LogisticRegression()).fit(TEXTS, KINDS)
    assert list(model.predict(["Rye bread from the bakery.", "The swing bridge."])) == ["bread", "traffic"]
    assert len(model[:-1].get_feature_names_out()) == model[-1].n_features_in_


def test_in_a_column_transformer():
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"body": TEXTS})
    columns = ColumnTransformer([("body", KeywordVectorizer(), "body")])
    assert columns.fit_transform(frame).shape[0] == 4
    assert "body__swing bridge" in columns.get_feature_names_out()


class OfNumbers(KeywordVectorizer):
    """The transformer with numbers written out as words: `check_estimator` knows no texts and would check nothing."""

    WORDS = ("harbour", "bridge", "council", "tram", "roller", "pier", "diver", "tunnel", "baker", "toll")

    def fit(self, X, y=None):
        return super().fit(self._texts(validate_data(self, X)))

    def fit_transform(self, X, y=None):
        return super().fit_transform(self._texts(validate_data(self, X)))

    def transform(self, X):
        check_is_fitted(self)
        return super().transform(self._texts(validate_data(self, X, reset=False)))

    def _texts(self, rows):
        return [". ".join(self.WORDS[int(abs(number) * 7) % len(self.WORDS)] for number in row) for row in rows]

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array, tags.input_tags.string = True, False
        return tags


@parametrize_with_checks([OfNumbers()])
def test_checks_of_scikit_learn(estimator, check):
    check(estimator)
