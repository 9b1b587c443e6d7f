"""The check says when the weights were learned from other words than those of the content."""

from pathlib import Path

import numpy as np
import pytest
import yaml

from knowledge.check.learned import learned
from knowledge.library import Library
from knowledge.search.origin import origin
from knowledge.search.ranking.model import Model
from tests.knowledge.tiny import Trigrams

MEASURE = "measures/homes/taxi.yaml"


@pytest.fixture
def model(content: Path, tmp_path: Path) -> Path:
    """Weights learned from the content as it is."""
    path = tmp_path / "model.npz"
    rows = {"taxi": np.zeros(3, dtype=np.float32)}
    Model(content=origin(Library.load(content)), rows=rows).save(path, Trigrams())
    return path


def told(content: Path, model: Path) -> list[str]:
    return [str(one) for one in learned(Library.load(content), model)]


def edited(path: Path, **fields: object) -> None:
    written = yaml.safe_load(path.read_text(encoding="utf-8")) | fields
    path.write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")


def test_nothing_is_said_of_the_content_that_was_learned(content: Path, model: Path) -> None:
    assert told(content, model) == []


def test_new_questions_of_a_measure_ask_for_training(content: Path, model: Path) -> None:
    edited(content / MEASURE, questions=["кто довезёт на диализ"])
    (said,) = told(content, model)
    assert said.startswith("внимание: ../model.npz: обучение: модель обучена на прежнем тексте. ")
    assert said.endswith("запустите python3 dev.py bot train.")


@pytest.mark.parametrize("sheet", ["foreign", "frames", "synonyms", "tellings"])
def test_a_sheet_that_is_learned_from_asks_for_training(
    content: Path, model: Path, sheet: str
) -> None:
    (content / f"{sheet}.yaml").write_text("погода: [будет ли дождь]\n", encoding="utf-8")
    assert len(told(content, model)) == 1


def test_without_weights_training_is_asked_for(content: Path, tmp_path: Path) -> None:
    assert len(told(content, tmp_path / "nothing.npz")) == 1


def test_an_answer_may_be_reworded_without_training(content: Path, model: Path) -> None:
    edited(content / MEASURE, answer="Машину подадут ко входу.", checked_on="2026-11-26")
    assert told(content, model) == []
