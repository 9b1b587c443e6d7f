"""The command line: `python -m bot …`."""

from pydantic import ValidationError

from bot.commands.words import command, parser
from bot.keys import KeysMissing
from bot.settings import Settings
from bot.storage.lock import DatabaseInUse
from knowledge.library import MalformedContent


def main() -> None:
    given = parser().parse_args()
    try:
        command(given)(Settings(), given)
    except ValidationError as wrong:
        raise SystemExit("\n".join(_sentence(error) for error in wrong.errors())) from None
    except (KeysMissing, DatabaseInUse, MalformedContent) as error:
        raise SystemExit(str(error)) from None


def _sentence(error: object) -> str:
    match error:
        case {"type": "value_error", "ctx": {"error": told}}:
            return str(told)
        case {"loc": loc, "msg": told}:
            return f"OPORA_{'_'.join(map(str, loc)).upper()}: {told}"
        case _:
            return str(error)


if __name__ == "__main__":
    main()
