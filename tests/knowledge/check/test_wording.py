"""Plain language in the texts for citizens."""

from pathlib import Path

import pytest

from tests.knowledge.check.drafts import at, odd
from tests.knowledge.tiny import write

PLAIN = {"stiff": {"осуществл*": "«платят»", "в случае": "«если»"}, "abbreviations": ["МФЦ"]}


@pytest.fixture
def plain(content: Path) -> Path:
    write(content / "plain.yaml", PLAIN | {"participles": ["работающий"]})
    return content


@pytest.mark.parametrize("field", ["answer", "deadline"])
def test_a_sentence_has_twenty_words(plain: Path, field: str) -> None:
    assert "в предложении слов 21, можно 20" in at(odd(plain, **{field: "слово " * 21}), field)[0]
    assert not any("можно 20" in one for one in at(odd(plain, **{field: "слово " * 20}), field))


def test_sentences_are_short_on_average(plain: Path) -> None:
    found = at(odd(plain, answer="слово " * 14 + ". Ещё."), "answer")
    assert found == []
    found = at(odd(plain, answer="слово " * 14), "answer")
    assert found == ["слов в предложении в среднем 14,0, можно 12"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Осуществляется выплата.", ["канцелярит «осуществляется»"]),
        ("Деньги дают в случае пожара.", ["канцелярит «в случае»"]),
        ("Такое осуществимо. Всякое в случаях.", []),
    ],
)
def test_a_stiff_word_is_found_whole_or_by_its_beginning(
    plain: Path, text: str, found: list[str]
) -> None:
    assert at(odd(plain, pitfalls=[text]), "pitfalls") == found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Идите в СФР."], ["сокращение «СФР» не объяснено"]),
        (["Идите в Социальный фонд (СФР). Там, в СФР, помогут."], []),
        (["Спросите в СФР.", "СФР — это Социальный фонд."], []),
        (["Идите в МФЦ."], []),
    ],
)
def test_an_abbreviation_is_explained_once_in_a_measure(
    plain: Path, texts: list[str], found: list[str]
) -> None:
    assert at(odd(plain, pitfalls=texts), "pitfalls") == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Соседи, прописанные в доме.", ["прописанные"]),
        ("Заключая договор, читайте.", ["заключая"]),
        ("Платят работающим.", []),
        ("Дом построен, данные проверены.", []),
    ],
)
def test_a_participle_asks_for_a_verb(plain: Path, text: str, words: list[str]) -> None:
    found = at(odd(plain, pitfalls=[text]), "pitfalls")
    assert [one.split("»")[0].split("«")[1] for one in found] == words
