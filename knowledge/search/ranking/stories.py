"""Stories: which sentences of a long tale tell what is asked; the others are left out."""

from knowledge.search.ranking.evidence import SENTENCE, Index

FEWEST = 3  # sentences of a story
MARGIN = 3.0  # how much less a sentence may lean to us than the best one does


def telling_part(text: str, index: Index) -> str:
    """The sentences that lean to what we answer, in order; a short text stays whole."""
    parts = [part.strip() for part in SENTENCE.split(text) if part.strip()]
    if len(parts) < FEWEST:
        return text
    leaning = index.leanings(parts)
    least = min(max(leaning) - MARGIN, 0.0)
    kept = (part for part, lean in zip(parts, leaning, strict=True) if lean >= least)
    return ". ".join(kept)
