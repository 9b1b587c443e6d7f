"""A status in plain words."""

from bot.conversation.explaining import explained
from bot.services.turns.rendering import render
from knowledge.search.glossary import Status
from tests.support.talking.talk import texts

STATUS = Status(
    id="x",
    phrase="на выдаче",
    seen="МФЦ",
    means="Ответ готов.",
    what_to_do="Придите с паспортом.",
    wait="До 30 дней.",
    source="Закон, статья 1",
)


def test_a_status_is_read_aloud_from_what_it_means_to_its_source() -> None:
    text = render(texts(), explained(STATUS, None), nonce="1", facts={}).text
    places = [text.index(part) for part in ("На выдаче", "Ответ готов", "Придите", "30 дней")]
    assert places == sorted(places)
    assert text.endswith("Источник: Закон, статья 1.")
    assert "Так обычно бывает" not in text
