from bot.app import App
from tests.support.web.pages import Browser


async def test_health_counts_what_waits(lodge: App, guest: Browser) -> None:
    await (await guest.open()).say("субсидия на квартиру")
    told = (await guest.open("/healthz")).answer.json()
    assert told["status"] == "ok"
    assert told["inbox_waiting"] == 2
    await lodge.settle()
    assert (await guest.open("/healthz")).answer.json()["inbox_waiting"] == 0


async def test_metrics_are_counts_only(guest: Browser) -> None:
    text = (await guest.open("/metrics")).answer.text
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert "opora_inbox_waiting 0.0" in lines
    assert all(line.startswith("opora_") and "{" not in line for line in lines)
