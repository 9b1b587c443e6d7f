"""Teaching: what the ear learns from tellings and from the ordinary questions of the content."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import NamedTemporaryFile

import numpy as np

from knowledge.library import Library
from knowledge.search.hearing.ear import SHIPPED, Learned, packed, unpacked
from knowledge.search.hearing.sounds import joined, sounds
from knowledge.search.hearing.tellings import CALM, KINDS, Tellings, every
from knowledge.search.ranking.classifier import learn
from knowledge.search.ranking.entries import entries
from knowledge.search.ranking.meaning import encoder as real_encoder
from knowledge.search.ranking.vectors import Encoder, Vectors
from knowledge.search.reading.words import Words
from knowledge.search.sheets import Topics, sheet

TROUBLED = frozenset({"crisis", "emergencies"})  # groups whose questions may tell of trouble
HIDDEN = 0.3  # of tellings are told once more inside a question
REMEMBERED = 5  # tellings of one line, to compare with
MOST = 6_000  # questions to learn from; more of them would make trouble seem ever rarer
BATCH = 64  # texts encoded at once


def teach(library: Library) -> int:
    """Write what the ear learns from a library's tellings and questions; return of how many."""
    tellings: Topics = sheet(library.content / "tellings.yaml", Topics)
    topics: Topics = sheet(library.content / "foreign.yaml", Topics)
    encoder = real_encoder()
    questions = ordinary(library, topics)
    save(taught(Words(), encoder, tellings, questions), encoder)
    return len(list(every(tellings))) + len(questions)


def ordinary(library: Library, topics: Topics) -> list[str]:
    """The phrases of all measures and topics but those for people in trouble."""
    troubled = {one.id for one in library.measures.values() if one.group in TROUBLED}
    for one in library.measures.values():
        if not troubled.isdisjoint({one.replaces, one.extends}):
            troubled.add(one.id)
    known = (one for one in entries(library, topics) if one.id not in troubled)
    return sorted({phrase for one in known for phrase in one.phrases})


def lessons(tellings: Tellings, questions: Sequence[str]) -> list[tuple[str, str]]:
    """Kinds with what is told: alone, inside a question, and the questions, which are calm."""
    drawing = Random(len(questions))  # noqa: S311  it keeps no secret
    told = list(every(tellings))
    inside = [
        (kind, " ".join(drawing.sample((text, drawing.choice(questions)), 2)))
        for kind, text in told
        if questions and drawing.random() < HIDDEN
    ]
    return [*told, *inside, *((CALM, question) for question in questions)]


def taught(words: Words, encoder: Encoder, tellings: Tellings, questions: Sequence[str]) -> Learned:
    """Weights of each of KINDS, and what is remembered. Takes minutes and 2 GB of memory."""
    questions = questions[:: 1 + len(questions) // MOST]
    pairs = lessons(tellings, questions)
    texts = [text for _, text in pairs]
    meant = _encoded(encoder, texts)
    heard = np.stack([sounds(words, text) for text in texts])
    labels = np.array([KINDS.index(kind) for kind, _ in pairs], dtype=np.intp)
    rows = learn(joined(meant, heard), labels, len(KINDS))
    short = list(every(tellings, REMEMBERED))
    trouble = [text for kind, text in short if kind != CALM]
    calm = [*(text for kind, text in short if kind == CALM), *questions]
    return Learned(
        rows=dict(zip(KINDS, rows, strict=True)),
        trouble=_remembered(encoder, trouble),
        calm=_remembered(encoder, calm),
    )


def save(learned: Learned, encoder: Encoder, path: Path = SHIPPED) -> None:
    """Whoever reads meanwhile finds the old file or the new."""
    with NamedTemporaryFile(dir=path.parent, suffix=".new", delete=False) as file:
        np.savez(
            file,
            kinds=np.array([*learned.rows]),
            rows=np.stack([*learned.rows.values()]).astype(np.float16),
            trouble=packed(learned.trouble),
            calm=packed(learned.calm),
            encoder=np.array(type(encoder).__name__),
        )
    Path(file.name).chmod(0o644)  # a temporary file is its maker's alone
    Path(file.name).replace(path)


def _remembered(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """Exactly what will be read back."""
    return unpacked(packed(_encoded(encoder, texts)))


def _encoded(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    starts = range(0, len(texts), BATCH)
    batches = (encoder.encode(list(texts[start : start + BATCH])) for start in starts)
    return np.vstack([np.asarray(batch, dtype=np.float32) for batch in batches])
