"""Search: decisions, ranking, regions, topics, places."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from knowledge.findings import Decision
from knowledge.library import Library
from knowledge.search.search import Search
from tests.knowledge.tiny import Trigrams, write

STATUS = {
    "id": "sent",
    "phrase": "передано в ОГВ",
    "seen": "МФЦ",
    "means": "Бумаги ушли.",
    "what_to_do": "Ждите.",
    "wait": "Неделю.",
    "source": "общая практика",
}


def first(search: Search, text: str, **situation: str) -> str:
    best = search.find(text, **situation).best
    return best.id if best else ""


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("как получить субсидию на коммуналку", "subsidy"),
        ("маткап", "capital"),
        ("матеренский капитал", "capital"),
        ("vfnthbycrbq rfgbnfk", "capital"),
        ("социальное такси", "taxi"),
    ],
)
def test_a_question_finds_its_measure(search: Search, text: str, measure: str) -> None:
    assert first(search, text) == measure


def test_a_clear_question_is_answered(search: Search) -> None:
    findings = search.find("как получить субсидию на коммуналку")
    assert findings.decision is Decision.ANSWER
    assert findings.best is not None
    assert findings.best.confidence > 0.9
    assert "субсидия" in findings.best.why


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("привет", Decision.SMALLTALK),
        ("ghbdtn", Decision.SMALLTALK),
        ("спасибо большое", Decision.SMALLTALK),
        ("стоп", Decision.COMMAND),
        ("В начало", Decision.COMMAND),
        ("позовите специалиста", Decision.HUMAN),
        ("ОПЕРАТОР", Decision.HUMAN),
        ("хочу поговорить с живым человеком", Decision.HUMAN),
        ("где моё заявление", Decision.STATUS),
        ("45-82-17-36", Decision.STATUS),
        ("номер 45821736", Decision.UNKNOWN),
        ("45821736", Decision.STATUS),
        ("что мне положено", Decision.OVERVIEW),
        ("какие льготы есть", Decision.OVERVIEW),
        ("рецепт борща", Decision.UNKNOWN),
        ("оплатить штраф гибдд", Decision.UNKNOWN),
        ("расскажи анекдот", Decision.SMALLTALK),
        ("", Decision.UNKNOWN),
        ("???", Decision.UNKNOWN),
    ],
)
def test_a_message_is_understood(search: Search, text: str, decision: Decision) -> None:
    assert search.find(text).decision is decision


def test_measures_are_ranked_whatever_the_decision(search: Search) -> None:
    assert search.find("позовите специалиста по субсидии").matches


def test_an_unknown_region_finds_nothing_regional(search: Search) -> None:
    ids = {match.id for match in search.find("такси для инвалида").matches}
    assert "taxi" in ids
    assert not any(name.startswith("tula") for name in ids)


def test_a_known_region_finds_its_own_instead(search: Search) -> None:
    findings = search.find("социальное такси", region="tula")
    assert findings.best is not None
    assert findings.best.id == "tula-taxi"
    assert "taxi" not in {match.id for match in findings.matches}


def test_a_region_named_by_words_is_ranked_too(search: Search) -> None:
    findings = search.find("такси для колясочника в туле")
    assert (findings.region, findings.municipality) == ("tula", "t1")
    assert findings.best is not None
    assert findings.best.id == "tula-taxi"


def test_a_word_of_everyday_is_no_place_by_itself(search: Search) -> None:
    assert search.find("липки под окном").municipality == ""
    assert search.find("живу в липках").municipality == "t3"


def test_a_short_follow_up_stays_with_the_topic(search: Search) -> None:
    assert first(search, "а документы какие", topic="capital") == "capital"
    assert first(search, "а документы какие", topic="taxi") == "taxi"


def test_a_new_question_leaves_the_topic(search: Search) -> None:
    assert first(search, "как получить субсидию на квартплату", topic="capital") == "subsidy"


def test_an_unknown_topic_changes_nothing(search: Search) -> None:
    assert first(search, "маткапитал", topic="nothing") == "capital"


@pytest.mark.parametrize(
    ("text", "municipality"),
    [
        ("Тула", "t1"),
        ("г. Тула", "t1"),
        ("я живу в туле", "t1"),
        ("косая гора", "t1"),
        ("Щекинский р-н", "t2"),
        ("щокино", "t2"),
        ("крапивна", "t2"),
        ("суворов", "t3"),
    ],
)
def test_a_place_is_found_as_people_call_it(search: Search, text: str, municipality: str) -> None:
    placed = search.place(text, "tula")
    assert placed
    assert placed[0].municipality == municipality
    assert search.place_anywhere(text)[0] == placed[0]


def test_a_place_of_nowhere_is_not_found(search: Search) -> None:
    assert search.place("Владивосток", "tula") == ()
    assert search.place("", "tula") == ()
    assert search.place("тула", "oryol") == ()


def test_a_question_is_told_from_an_answer(search: Search) -> None:
    assert search.is_question("а сколько это стоит")
    assert search.is_question("Петров?")
    assert not search.is_question("Петрова Анна Ивановна")


def test_vectors_are_kept_for_the_next_start(library: Library) -> None:
    cache = library.content / "vectors"
    before = Search(library, cache=cache, encoder=Trigrams()).find("субсидия")
    assert len(list(cache.glob("*.npz"))) == 1
    assert Search(library, cache=cache, encoder=Trigrams()).find("субсидия") == before


def test_threads_share_one_search(search: Search) -> None:
    texts = ["субсидия на коммуналку", "маткап", "такси для инвалида"] * 10
    alone = [search.find(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(search.find, texts)) == alone


def test_a_story_of_any_length_is_read(search: Search) -> None:
    assert search.find("Плачу за свет и газ. " * 1000).matches


def test_what_is_kept_of_a_question_names_nobody(search: Search) -> None:
    assert search.masked("Я Канарейкина Анна, субсидия на квартплату?") == (
        "я «…» субсидия на квартплату?"
    )


def test_a_word_of_the_statuses_of_portals_is_kept(content: Path) -> None:
    asked = "в МФЦ написали «передано в ОГВ»"
    without = Search(Library.load(content), encoder=Trigrams()).masked(asked)
    write(content / "statuses.yaml", [STATUS])
    assert Search(Library.load(content), encoder=Trigrams()).masked(asked).endswith("в огв")
    assert not without.endswith("огв")
