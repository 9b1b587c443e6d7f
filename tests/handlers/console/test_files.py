from bot.app import App
from tests.support.citizens import Citizen
from tests.support.stories.things import words_of
from tests.support.web.asked import Asked
from tests.support.web.pages import Browser


async def test_an_application_is_taken_as_pdf(lodge: App, desk: Browser) -> None:
    visit = await lodge.visits.begin()
    citizen = Citizen(lodge)
    citizen.address = visit.address
    number = await citizen.apply()
    await desk.open("/console")
    (case,) = [link for link in desk.page.links if link.startswith("/console/cases/")]
    await desk.open(case)
    assert "Заявка, PDF" in desk.answer.text
    (link,) = [link for link in desk.page.links if link.endswith("/application")]
    taken = (await desk.open(link)).answer
    assert taken.headers["content-type"] == "application/pdf"
    assert taken.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    assert taken.headers["x-content-type-options"] == "nosniff"
    assert taken.headers["cache-control"] == "no-store"
    assert number in words_of(taken.content)[0]


async def test_a_case_without_an_application_offers_no_pdf(asked: Asked, desk: Browser) -> None:
    await desk.open(asked.path)
    assert "Заявка, PDF" not in desk.answer.text
    assert (await desk.open(f"{asked.path}/application")).answer.status_code == 404


async def test_nobody_gets_it_without_signing_in(asked: Asked, guest: Browser) -> None:
    answer = await guest.client.get(f"{asked.path}/application", follow_redirects=False)
    assert answer.status_code in {303, 401}
