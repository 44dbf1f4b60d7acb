"""The weights of claims, found again from examples."""

import random

import pytest

from benchmarks.claims import Example, deviation, fitted, judged, solved
from kaimen.extractors.claims import Claim


def example(likeness, meant, author="a"):
    nothing = dict.fromkeys(Claim._fields, 0.0)
    claims = {field: Claim(**nothing | {"always": 1.0, "likeness": near}) for field, near in likeness.items()}
    return Example(author, "page.html", "label", claims, meant)


@pytest.fixture(scope="module")
def examples():
    """Labels that are of the likest field where that is like them, of none where no field is."""
    rng = random.Random(1)
    found = []
    for _ in range(200):
        near = {"甲": rng.random(), "乙": rng.random()}
        best = max(near, key=near.get)
        found.append(example(near, best if near[best] > 0.5 + 0.2 * rng.random() else None))
    return found


def test_what_tells_gets_a_weight_and_what_does_not_gets_none(examples):
    weights = fitted(examples)
    assert weights.likeness > 5
    assert weights.always < -2
    assert all(abs(w) < 1e-6 for name, w in weights._asdict().items() if name not in ("always", "likeness"))


def test_answers_are_counted(examples):
    counts = judged(fitted(examples), examples)
    assert counts["labels that mean a field"] + counts["labels of their own"] == 200
    assert counts["of these read right"] > 0.8 * counts["labels that mean a field"]
    assert counts["of these taken for a field"] < 0.3 * counts["labels of their own"]


def test_equations_are_solved():
    assert solved([[0.0, 2.0], [1.0, 1.0]], [4.0, 3.0]) == [1.0, 2.0]
    assert deviation([1.0, 3.0]) == 1.0
    assert deviation([2.0, 2.0]) == 1.0
