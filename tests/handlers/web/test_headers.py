import pytest

from tests.support.web.pages import Browser


@pytest.mark.parametrize("path", ["/", "/console/sign-in", "/nowhere", "/return", "/healthz"])
async def test_every_answer_lets_nothing_foreign_in(guest: Browser, path: str) -> None:
    headers = (await guest.open(path)).answer.headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "form-action 'self'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["cache-control"] == "no-store"


async def test_our_own_files_may_be_kept(guest: Browser) -> None:
    await guest.open("/static/web/page.css")
    assert "immutable" in guest.answer.headers["cache-control"]


async def test_a_page_has_no_script_or_style_of_its_own(guest: Browser) -> None:
    text = (await guest.open("/")).answer.text
    assert "<style" not in text
    assert " style=" not in text
    assert " onclick=" not in text
