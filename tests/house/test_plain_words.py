"""Every text, read aloud: short sentences, plain words."""

import re

import pytest
import yaml

from bot.settings import ROOT

PAGES = (
    "answer application care case clarify consent contact edited failed field files greeting "
    "handover home jargon mydata owner place policy press region several smalltalk status survey "
    "unknown unsupported wrong"
)
FOLDER = ROOT / "texts" / "ru"
LINES = {
    f"{page}.{name}": str(line)
    for page in PAGES.split()
    for name, line in yaml.safe_load((FOLDER / f"{page}.yaml").read_text("utf-8")).items()
}
STIFF = re.compile(
    r"осуществл|данн(ый|ая|ое) (мер|пособ)|в случае (если|необходимост)|необходимо|в соответствии"
    r"|на основании|вышеуказанн|нижеследующ|надлежащ|является|в целях|посредством|в рамках"
    r"|ходатайств|рассмотрение вашего|обратитесь к|пользовател",
    re.IGNORECASE,
)
MOST_WORDS = 20
USUAL_WORDS = 12
MOST_LETTERS = 300
LONG = {"consent.text", "greeting.hello", "application.review", "answer.more", "answer.where"}
LONG |= {"survey.result", "survey.reasons", "consent.health", "consent.representative"}
LONG |= {"consent.on_behalf", "consent.on_behalf_health", "mydata.copy", "mydata.held"}


def spoken(line: str) -> str:
    """The words of a template, without its machinery."""
    return re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", " ", line, flags=re.DOTALL)


def sentences(line: str) -> list[str]:
    parts = re.split(r"(?<=[.!?…:;])\s+|\n+", spoken(line))
    return [part for part in parts if re.search(r"[а-яё]", part, re.IGNORECASE)]


@pytest.mark.parametrize("key", sorted(LINES))
def test_no_sentence_is_too_long(key: str) -> None:
    for sentence in sentences(LINES[key]):
        assert len(re.findall(r"[\w-]+", sentence)) <= MOST_WORDS, sentence


@pytest.mark.parametrize("key", sorted(LINES))
def test_no_word_is_stiff(key: str) -> None:
    found = STIFF.search(spoken(LINES[key]))
    assert found is None, found


@pytest.mark.parametrize("key", sorted(set(LINES) - LONG))
def test_a_text_fits_one_look(key: str) -> None:
    branches = re.split(r"{%-?\s*(?:el(?:se|if)\b.*?)-?%}", LINES[key], flags=re.DOTALL)
    assert max(len(spoken(branch).strip()) for branch in branches) <= MOST_LETTERS


def test_sentences_are_short_on_average() -> None:
    counts = [
        len(re.findall(r"[\w-]+", sentence))
        for line in LINES.values()
        for sentence in sentences(line)
    ]
    assert sum(counts) / len(counts) <= USUAL_WORDS


def test_dashes_and_quotes_are_russian() -> None:
    for key, line in LINES.items():
        words = re.sub(r"https?://\S+", "", spoken(line))
        assert '"' not in words, key
        assert " - " not in words, key
