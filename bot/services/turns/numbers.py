"""Numbers of cases and return codes: random, and hard to get wrong by one digit."""

import secrets

DIGITS = 8
TAKEN_DIGITS = 12  # a code to take away: digits alone, so that it can be said and typed anywhere
CODE_LETTERS = "ACDEFHJKLMNPQRTUVWXY34679"  # nothing that looks like something else
CODE_LENGTH = 8


def new_number() -> str:
    """Seven random digits and a Luhn check digit, without a zero in front."""
    body = f"{secrets.randbelow(9) + 1}{secrets.randbelow(10**6):06d}"
    return body + check_digit(body)


def new_taken_code() -> str:
    """Eleven random digits and a Luhn check digit; guessing is slowed down by counting tries."""
    body = f"{secrets.randbelow(10 ** (TAKEN_DIGITS - 1)):0{TAKEN_DIGITS - 1}d}"
    return body + check_digit(body)


def taken_shown(code: str) -> str:
    """«482 917 305 664»."""
    return " ".join(code[at : at + 3] for at in range(0, len(code), 3))


def taken_code(*typed: str) -> str:
    """Return the code to take away, in whichever field it was typed; or nothing."""
    found = (only_digits(one) for one in typed)
    return next((one for one in found if len(one) == TAKEN_DIGITS), "")


def check_digit(body: str) -> str:
    """The digit that makes Luhn's sum a multiple of ten (ISO/IEC 7812-1, annex B)."""
    doubled = [int(digit) * (2 - at % 2) for at, digit in enumerate(reversed(body))]
    return str(-sum(value - 9 if value > 9 else value for value in doubled) % 10)  # noqa: PLR2004


def is_number(digits: str) -> bool:
    is_whole = len(digits) == DIGITS and digits.isascii() and digits.isdigit()
    return is_whole and check_digit(digits[:-1]) == digits[-1]


def shown(number: str) -> str:
    """«45821736» as people read it: «45-82-17-36»."""
    return "-".join(number[at : at + 2] for at in range(0, len(number), 2))


def only_digits(text: str) -> str:
    return "".join(letter for letter in text if letter in "0123456789")


def new_code() -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def code_words(number: str, code: str) -> str:
    """What a return code is kept as, hashed: it opens its own case only."""
    return f"{only_digits(number)}|{code.strip().upper()}"
