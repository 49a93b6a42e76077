"""How like public minutes each document of the corpus is, and so how much what is learned from it weighs.

Sources that look as they are written follow one public text each, sentence by sentence, in all but what it says; the others
were written from memory of many, and are tidier and more eager than the world. A classifier of the two, which sees where the
sentences of a document stand and how they bind, not their words, tells how like the first ones each document is.
"""

from collections.abc import Sequence

import numpy as np

from minutes_miner.pipeline.bag import Bag

_OF_FORM = ("#", "&", "%")  # begin the features that tell form and place
_OFTEN = 100  # candidates that a feature must stand in
_STRENGTH = 0.001  # inverse of the regularisation
_SHARPNESS = 0.5  # of the odds as weights
_LEAST, _MOST = 0.4, 4.0


def weights(documents: Sequence[Sequence[Bag]], like: Sequence[bool]) -> list[float]:
    """One for each document, given the features of its candidates and whether it follows a public text; over all candidates one on
    average. All weigh the same where there is nothing to tell them apart by."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    seen = [tuple(name for name in bag if name.startswith(_OF_FORM)) for bags in documents for bag in bags]
    lengths = [len(bags) for bags in documents]
    answers = np.repeat(np.array(like, dtype=np.bool_), lengths)
    if len(set(answers.tolist())) < 2:
        return [1.0] * len(documents)
    table = CountVectorizer(analyzer=tuple, binary=True, min_df=min(_OFTEN, len(seen) // 2)).fit_transform(seen)
    model = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=200).fit(table, answers)
    odds = np.split(model.decision_function(table), np.cumsum(lengths)[:-1])
    told = [float(np.exp(_SHARPNESS * of.mean())) if len(of) else 1.0 for of in odds]
    limited = np.clip(told, _LEAST, _MOST)
    return [float(weight) for weight in limited * sum(lengths) / (limited @ np.array(lengths))]
