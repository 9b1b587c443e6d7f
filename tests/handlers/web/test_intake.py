from collections.abc import AsyncIterator

from tests.support.web.pages import Browser

MULTIPART = {"content-type": "multipart/form-data; boundary=x"}


async def test_a_form_that_announces_too_much_is_refused(guest: Browser) -> None:
    answer = await guest.client.post("/say", data={"text": "а" * 300_000})
    assert answer.status_code == 413
    assert "Слишком большой" in answer.text


async def test_a_form_that_hides_its_size_is_counted(guest: Browser) -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield b'--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n'
        for _ in range(65):
            yield bytes(2**20)

    answer = await guest.client.post("/file", content=endless(), headers=MULTIPART)
    assert answer.status_code == 413
