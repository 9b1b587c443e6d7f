"""The real encoder and the real content: loads without a network, and finds by meaning."""

import socket
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from knowledge.findings import Decision
from knowledge.library import Library
from knowledge.search.ranking.meaning import encoder
from knowledge.search.search import Search

CONTENT = Path(__file__).parents[4] / "knowledge" / "content"

# A few measures: all of them take seconds to encode.
FEW = ("housing-subsidy", "unified-child-benefit", "maternity-capital-housing", "funeral-benefit")


class NetworkTried(AssertionError):
    """Something opened a connection."""


def refuse(*_: object, **__: object) -> None:
    raise NetworkTried


@pytest.fixture(scope="module")
def real() -> Search:
    whole = Library.load(CONTENT)
    return Search(replace(whole, measures={name: whole.measures[name] for name in FEW}))


def test_the_encoder_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", refuse)
    vectors = encoder().encode(["пособие на ребёнка", "детские выплаты", "курс доллара"])
    likeness = vectors @ vectors.T
    assert np.allclose(np.diag(likeness), 1, atol=1e-3)
    assert likeness[0, 1] > likeness[0, 2]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("субсидия на оплату коммунальных услуг при маленьком доходе", "housing-subsidy"),
        ("единое пособие на ребёнка с 8 до 17 лет", "unified-child-benefit"),
        ("маткапитал на строительство дома", "maternity-capital-housing"),
    ],
)
def test_the_real_content_answers(real: Search, text: str, measure: str) -> None:
    findings = real.find(text)
    assert findings.best is not None
    assert findings.best.id == measure
    assert findings.decision is Decision.ANSWER


@pytest.mark.parametrize("text", ["как сварить борщ", "осаго на машину", "курс доллара сегодня"])
def test_what_is_not_ours_is_not_answered(real: Search, text: str) -> None:
    assert real.find(text).decision is Decision.UNKNOWN
