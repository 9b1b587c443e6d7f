"""What a field takes: a value as it is kept, or a reason; and how a value is shown."""

from collections.abc import Callable
from datetime import date

import phonenumbers

from bot.conversation.fields import answers, dates, lines, names, numbers, times
from bot.conversation.fields.wrong import NotTaken
from knowledge.form import Field, Kind

Taking = Callable[[Field, str, date], str]
Showing = Callable[[Field, str], str]

# How words become a value. A place and files are taken elsewhere; from a caseworker, any words.
TAKEN: dict[Kind, Taking] = {
    Kind.NAME: lambda _field, text, _today: names.full_name(text),
    Kind.DATE: lambda field, text, today: dates.day(text, today, field.side),
    Kind.SNILS: lambda _field, text, _today: numbers.snils(text),
    Kind.PHONE: lambda _field, text, _today: numbers.phone(text),
    Kind.EMAIL: lambda _field, text, _today: lines.email(text),
    Kind.PLACE: lambda _field, text, _today: lines.free_text(text),
    Kind.ADDRESS: lambda _field, text, _today: lines.address(text),
    Kind.MONEY: lambda _field, text, _today: numbers.money(text),
    Kind.NUMBER: lambda field, text, _today: numbers.number(text, field.least, field.most),
    Kind.CHOICE: lambda field, text, _today: answers.choice(field, text),
    Kind.SEVERAL: lambda field, text, _today: answers.several(field, text),
    Kind.PERIOD: lambda _field, text, today: dates.period(text, today),
    Kind.TIME: lambda _field, text, _today: times.time_of_day(text),
    Kind.TEXT: lambda _field, text, _today: lines.free_text(text),
    Kind.FILES: lambda _field, text, _today: lines.free_text(text),
}
SHOWN: dict[Kind, Showing] = {
    Kind.DATE: lambda _field, value: dates.day_shown(value),
    Kind.SNILS: lambda _field, value: numbers.snils_shown(value),
    Kind.PHONE: lambda _field, value: numbers.phone_shown(value),
    Kind.MONEY: lambda _field, value: numbers.money_shown(value),
    Kind.CHOICE: answers.shown,
    Kind.SEVERAL: answers.shown,
    Kind.PERIOD: lambda _field, value: dates.period_shown(value),
}


def accepted(field: Field, text: str, today: date) -> str:
    """Return the value that these words are; raise NotTaken. The number of a card never is one."""
    if numbers.holds_card(text):
        raise NotTaken("card")
    return TAKEN[field.kind](field, text, today)


def shown(field: Field, value: str) -> str:
    """Return a value as people write it, in one line."""
    show = SHOWN.get(field.kind)
    if show is None:
        return lines.in_line(value)
    try:
        return show(field, value)
    except (ValueError, phonenumbers.NumberParseException):  # kept when the field was another
        return lines.in_line(value)
