"""Learned: whether the weights beside the content were made from the words that stand there now."""

from collections.abc import Iterator
from pathlib import Path

from knowledge.check.problem import Problem
from knowledge.library import Library
from knowledge.search.origin import origin
from knowledge.search.ranking.model import SHIPPED, learned_from


def learned(library: Library, model: Path = SHIPPED) -> Iterator[Problem]:
    """Training writes the model last, so its hash speaks for the vectors and the ear as well."""
    if learned_from(model) != origin(library):
        yield Problem(
            file=f"../{model.name}",
            field="обучение",
            wrong="модель обучена на прежнем тексте",
            advice="Закончили правку — запустите python3 dev.py bot train",
            is_error=False,
        )
