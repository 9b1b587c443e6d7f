"""A citizen who does anything at all: nothing breaks, nobody is left without an answer."""

import random
from collections.abc import Sequence

import pytest

from bot.messages import Author, Logged
from tests.support.stories.citizen import Citizen, buttons_of
from tests.support.stories.script import Story
from tests.support.stories.stage import Props, Stage, raised
from tests.support.talking.naming import called

SEEDS = range(4)
STEPS = 40
LOOKED_AT = 4  # newest messages whose buttons are pressed
SORRY = "failed.sorry"
WORDS = (
    "субсидия на оплату коммунальных услуг", "муж на сво, что мне положено", "льготы", "да",
    "нет", "готово", "отмена", "назад", "Специалист", "где моя заявка", "а документы какие",
    "куда идти", "просят код из смс", "хочу полететь на луну", "12-34-56-78", "0142", "Пенза",
    "вернуться к помощнику", "5", "?", "👍", "а" * 4050, "сколько платят за погребение?",
    "Москва", "Бугуруслан", "продолжить", "удалить", "отправить", "не то", "другое",
)  # fmt: skip
FITTING = {
    "field.full_name": "Иванова Мария Петровна",
    "field.phone": "89205550142",
    "field.municipality": "Липецк",
    "field.need": "Прошу помочь",
    "field.files": "готово",
    "consent.text": "да",
    "application.review": "отправить",
}


@pytest.mark.parametrize("seed", SEEDS)
async def test_whatever_a_citizen_does_there_is_an_answer(seed: int, props: Props) -> None:
    aimless = random.Random(seed)  # noqa: S311  the same walk every time
    walk = Story(name="", file="", channels=(), region="lipetsk", policy="full", lines=())
    async with raised(walk, "direct", props) as stage:
        citizen = await stage.citizen()
        trail: list[str] = []
        for _ in range(STEPS):
            said = await _said(stage, citizen)
            trail.append(await _act(aimless, citizen, said))
            stage.clock.advance(minutes=11)
            await citizen.settle()
            answers = (await _said(stage, citizen))[len(said) :]
            _require_answer(answers, trail)


def _require_answer(answers: Sequence[Logged], trail: list[str]) -> None:
    assert answers, f"silence after {trail[-8:]}"
    assert SORRY not in {line.key for line in answers}, f"stumbled after {trail[-8:]}"
    navigation = {button.choice for button in answers[-1].content.navigation}
    assert {"person", "home"} <= navigation, f"no way out of {answers[-1].key}: {trail[-8:]}"


async def _act(aimless: random.Random, citizen: Citizen, said: Sequence[Logged]) -> str:
    """Press something that was shown lately, or say something, fitting or not."""
    buttons = [(button, line) for line in said[-LOOKED_AT:] for button in buttons_of(line)]
    if buttons and aimless.random() < 0.5:
        button, line = aimless.choice(buttons)
        await citizen.press(button, line)
        return f"{button.label} ({line.key})"
    fitting = FITTING.get(called(said[-1].key, said[-1].section) if said else "")
    words = fitting if fitting and aimless.random() < 0.7 else aimless.choice(WORDS)
    await citizen.say(words)
    return words[:40]


async def _said(stage: Stage, citizen: Citizen) -> list[Logged]:
    conversation = await citizen.conversation()
    lines = await stage.app.transcript.since(conversation, 0) if conversation else ()
    return [line for line in lines if line.author is Author.BOT]
