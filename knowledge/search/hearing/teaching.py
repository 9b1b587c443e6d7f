"""Teaching: what the ear learns from tellings and from the ordinary questions of the content."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import NamedTemporaryFile

import numpy as np

from knowledge.library import Library
from knowledge.search.hearing.ear import MEMORIES, SHIPPED, Learned
from knowledge.search.hearing.sounds import joined, sounds
from knowledge.search.hearing.tellings import CALM, KINDS, Tellings, every, troubled
from knowledge.search.ranking.classifier import learn
from knowledge.search.ranking.entries import entries
from knowledge.search.ranking.meaning import encoder as real_encoder
from knowledge.search.ranking.vectors import Encoder, Vectors, kind, main_axes
from knowledge.search.reading.words import Words
from knowledge.search.sheets import Topics, sheet

LONGEST_STORY = 3  # questions
HIDDEN = 0.3  # of tellings are told once more inside a question
REMEMBERED = 5  # tellings of one line, to compare with
STORIES = 6_000  # made of two or three ordinary questions: calm people tell long stories too
BATCH = 64  # texts encoded at once
AXES = 128  # of 512: the rest changed no verdict, and cost three quarters of the time and memory


def teach(library: Library, calm: Sequence[str]) -> int:
    """Write what the ear learns from a library and `calm` messages; return of how many."""
    tellings: Topics = sheet(library.content / "tellings.yaml", Topics)
    topics: Topics = sheet(library.content / "foreign.yaml", Topics)
    encoder = real_encoder()
    questions = [*ordinary(library, topics), *calm]
    save(taught(Words(), encoder, tellings, questions), encoder)
    return len(list(every(tellings))) + len(questions)


def ordinary(library: Library, topics: Topics) -> list[str]:
    """The phrases of all measures and topics but those for people in trouble."""
    ill = troubled(library)
    known = (one for one in entries(library, topics) if one.id not in ill)
    return sorted({phrase for one in known for phrase in one.phrases})


def lessons(tellings: Tellings, questions: Sequence[str]) -> list[tuple[str, str]]:
    """Kinds with what is told, alone and in a question; and questions, alone and in stories."""
    drawing = Random(len(questions))  # noqa: S311  it keeps no secret
    told = list(every(tellings))
    inside = [
        (kind, " ".join(drawing.sample((text, drawing.choice(questions)), 2)))
        for kind, text in told
        if questions and drawing.random() < HIDDEN
    ]
    return [*told, *inside, *((CALM, text) for text in (*questions, *_stories(questions, drawing)))]


def _stories(questions: Sequence[str], drawing: Random) -> Iterator[str]:
    """As many as there are questions, up to STORIES."""
    if len(questions) < LONGEST_STORY:
        return
    for _ in range(min(STORIES, len(questions))):
        yield " ".join(drawing.sample(questions, drawing.randint(2, LONGEST_STORY)))


def taught(words: Words, encoder: Encoder, tellings: Tellings, questions: Sequence[str]) -> Learned:
    """Weights of each of KINDS, and what is remembered. Takes minutes and 2 GB of memory."""
    pairs = lessons(tellings, questions)
    texts = [text for _, text in pairs]
    meant = _encoded(encoder, texts)
    heard = np.stack([sounds(words, text) for text in texts])
    labels = np.array([KINDS.index(kind) for kind, _ in pairs], dtype=np.intp)
    rows = learn(joined(meant, heard), labels, len(KINDS))
    short = list(every(tellings, REMEMBERED))
    trouble = [text for kind, text in short if kind != CALM]
    calm = [*(text for kind, text in short if kind == CALM), *questions]
    ill, well = _encoded(encoder, trouble), _encoded(encoder, calm)
    axes = main_axes(np.vstack([ill, well]), AXES)
    by_kind = dict(zip(KINDS, rows, strict=True))
    return Learned(rows=by_kind, axes=axes, trouble=ill @ axes, calm=well @ axes)


def save(learned: Learned, encoder: Encoder, path: Path = SHIPPED) -> None:
    """Whoever reads meanwhile finds the old file or the new."""
    with NamedTemporaryFile(dir=path.parent, suffix=".new", delete=False) as file:
        np.savez(
            file,
            kinds=np.array([*learned.rows]),
            rows=np.stack([*learned.rows.values()]).astype(np.float16),
            **{name: getattr(learned, name).astype(np.float16) for name in MEMORIES},
            encoder=np.array(kind(encoder)),
        )
    Path(file.name).chmod(0o644)  # a temporary file is its maker's alone
    Path(file.name).replace(path)


def _encoded(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    starts = range(0, len(texts), BATCH)
    batches = (encoder.encode(list(texts[start : start + BATCH])) for start in starts)
    return np.vstack([np.asarray(batch, dtype=np.float32) for batch in batches])
