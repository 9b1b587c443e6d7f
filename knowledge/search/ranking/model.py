"""Model: what was learned from the content, shipped beside it as small arrays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np

from knowledge.search.ranking.gate import Gate
from knowledge.search.ranking.vectors import Encoder, Vectors, kind

SHIPPED = Path(__file__).parents[2] / "weights" / "model.npz"
# What blends evidence of which nothing was learned: shares in the order of evidence.FEATURES.
PLAIN = np.array((1.0, 0.0, 1.5, 0.5, 0.12, 0.0), dtype=np.float32)
# The signs of `blend.signs` in their order, and the offset.
PLAIN_SURE = np.array((1.46, 3.35, 0.0, 0.0, 2.2, 0.0, -1.4), dtype=np.float32)
PLAIN_OURS = np.array((0.0, 0.0, 4.0, 4.0, 0.0, 0.0, 0.0), dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Weights. Without training: plain ones, fit for a library too small to learn from."""

    content: str = ""  # the origin it was learned from: a hash
    rows: Mapping[str, Vectors] = field(default_factory=dict)  # of the classifier, by entry
    gate: Gate = field(default_factory=Gate)
    lemmas: Mapping[str, str] = field(default_factory=dict)  # of the content's words
    blend: Vectors = field(default_factory=lambda: PLAIN)
    sure: Vectors = field(default_factory=lambda: PLAIN_SURE)
    ours: Vectors = field(default_factory=lambda: PLAIN_OURS)

    def save(self, path: Path, encoder: Encoder) -> None:
        """Write it; whoever reads meanwhile finds the old file or the new."""
        with NamedTemporaryFile(dir=path.parent, suffix=".new", delete=False) as file:
            np.savez_compressed(
                file,
                encoder=np.array(kind(encoder)),
                content=np.array(self.content),
                ids=np.array(list(self.rows)),
                rows=np.stack(list(self.rows.values())).astype(np.float16),
                words=np.array(list(self.gate.words)),
                word_weights=np.array(list(self.gate.words.values()), dtype=np.float16),
                lemmas=np.array(list(self.lemmas.items())),
                plane=np.asarray(self.gate.plane, dtype=np.float32),
                blend=self.blend,
                sure=self.sure,
                ours=self.ours,
            )
        Path(file.name).chmod(0o644)  # a temporary file is its maker's alone
        Path(file.name).replace(path)


def learned_from(path: Path = SHIPPED) -> str:
    """The origin that a file was learned from; «» if there is no file."""
    if not path.exists():
        return ""
    with np.load(path) as held:
        return str(held["content"])


def shipped(encoder: Encoder, path: Path = SHIPPED) -> Model:
    """What was learned with this encoder; with another one nothing was."""
    if not path.exists():
        return Model()
    with np.load(path) as held:
        if str(held["encoder"]) != kind(encoder):
            return Model()
        return Model(
            content=str(held["content"]),
            rows=dict(zip(held["ids"].tolist(), held["rows"].astype(np.float32), strict=True)),
            gate=Gate(
                words=dict(
                    zip(
                        held["words"].tolist(),
                        map(tuple, held["word_weights"].astype(float).tolist()),
                        strict=True,
                    )
                ),
                plane=held["plane"],
            ),
            lemmas=dict(held["lemmas"].tolist()),
            blend=held["blend"],
            sure=held["sure"],
            ours=held["ours"],
        )
