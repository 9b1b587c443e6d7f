"""Names of people: surname, first name and patronymic, initials, and what follows «меня зовут»."""

import re
from collections.abc import Iterator, Sequence, Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from knowledge.findings import Personal, Span
from knowledge.search.reading.general import KIN, PLAIN, PLURAL
from knowledge.search.reading.words import STOP, Words, plain

WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*")
FIRST, LAST, PATRONYMIC = "Name", "Surn", "Patr"
ROLES = frozenset({FIRST, LAST, PATRONYMIC})
PATRONYMICS = re.compile(
    r"(?:[оеи]вич|ьич|мич)[а-я]{0,3}$|(?:[оеи]вн|ичн)[а-я]{1,2}$|^(?:кызы|оглы|угли)$"
)
SURNAMES = re.compile(
    r"(?:[оеё]в|ин|ын)(?:а|ой|у|ым|ых|ы)?$|[цс]к(?:ий|ая|ого|ому|ой|ую|их)$|енко$|ук$|юк$|швили$"
    r"|дзе$|ян$"
)
SHAPED = re.compile(rf"{PATRONYMICS.pattern}|{SURNAMES.pattern}")
TOGETHER = re.compile(r"[ \t\n]{1,3}")
TELLS = re.compile(r"^(?:зовут|звать|фамили[яюией]|фио|величают|имя|отчество)$")
BETWEEN = re.compile(r"[\s:,–—-]{1,4}")
NOT_MINE = frozenset({"вас", "тебя", "врача", "это"})  # «как вас зовут»
OF_PLACES = re.compile(  # what is named after somebody, and is nobody's own name
    r"^(?:улиц\w*|ул|проспект\w*|пр|переул\w*|пер|площад\w*|пл|бульвар\w*|набережн\w*|имени|им"
    r"|орден\w*|медал\w*|школ\w*|больниц\w*|театр\w*|парк\w*|посел\w*|пос|сел[оае]|деревн\w*|станиц\w*"
    r"|фонд\w*|город\w*|район\w*|округ\w*|святого|святой|закон\w*)$"
)
FAMOUS = frozenset({  # whose streets and squares stand in every town
    ("карл", "маркс"), ("карла", "маркс"), ("клара", "цеткин"), ("роза", "люксембург"),
    ("максим", "горький"),
    ("юрий", "гагарин"), ("степан", "разин"), ("александр", "невский"), ("богдан", "хмельницкий"),
    ("зоя", "космодемьянский"), ("дмитрий", "донской"), ("дед", "мороз"),
})  # fmt: skip
PAIR = 2
NAMING = frozenset({"NOUN", "ADJF", "ADJS"})
PLACE = frozenset({"Geox", "Orgn", "Abbr"})
POLITE = frozenset({"уважаемая", "уважаемый", "уважаемые", "дорогая", "дорогой", "специалист"})
REACH = 2  # words before a name among which «имени», «улица» would stand
INITIALS = re.compile(
    r"(?i)(?P<last>[А-ЯЁа-яё]{3,}(?:-[А-ЯЁа-яё]+)?)\s+(?P<one>[А-ЯЁа-яё])\.\s?[А-ЯЁа-яё]\b\.?"
    r"|(?<![А-ЯЁа-яё.])[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?(?P<after>[А-ЯЁ][а-яё]{2,})"
)
MOST = 4  # words of a name: «Абдуллаев Фарход Шавкат угли»
OF_FATHER = frozenset({"кызы", "оглы", "угли"})  # «дочь, сын» such a one


@dataclass(frozen=True, slots=True)
class Token:
    typed: str
    word: str
    start: int
    end: int

    @property
    def is_titled(self) -> bool:
        return self.typed[:1].isupper() and not self.is_shouted

    @property
    def is_shouted(self) -> bool:
        return len(self.typed) > 1 and self.typed.isupper()


class Names:
    def __init__(self, words: Words, places: AbstractSet[tuple[str, ...]]) -> None:
        """`places`: names of towns in dictionary forms, «Лев Толстой» among them."""
        self._words = words
        self._places = places | FAMOUS
        self._roles = lru_cache(maxsize=20_000)(self._looked_up)

    def find(self, text: str) -> Iterator[Span]:
        tokens = [Token(found[0], plain(found[0]), *found.span()) for found in WORD.finditer(text)]
        shaped = [SHAPED.search(token.word) is not None for token in tokens]
        for first, last in (*self._whole(text, tokens, shaped), *self._told(text, tokens)):
            if not self._is_of_place(tokens, first, last):
                yield Span(tokens[first].start, tokens[last].end, Personal.NAME)
        if "." in text:
            yield from self._with_initials(text, tokens)

    def _whole(
        self, text: str, tokens: Sequence[Token], shaped: Sequence[bool]
    ) -> Iterator[tuple[int, int]]:
        """Two or three parts of a name side by side.

        A dictionary is asked only where an ending or two capitals tell of a name.
        """
        taken = -1
        for place, token in enumerate(tokens):
            is_pair = token.is_titled and any(
                one.is_titled for one in tokens[place + 1 : place + 2]
            )
            if place <= taken or not (is_pair or any(shaped[place : place + MOST])):
                continue
            end = self._end(text, tokens, place)
            if end > place:
                taken = end
                yield place, end

    def _end(self, text: str, tokens: Sequence[Token], place: int) -> int:
        """The last word of the longest name that begins here; `place` itself if there is none."""
        run = [place]
        for here, after in pairwise(range(place, min(place + MOST, len(tokens)))):
            if not TOGETHER.fullmatch(text[tokens[here].end : tokens[after].start]):
                break
            run.append(after)
        for length in range(len(run), 1, -1):
            if self._is_name([tokens[one] for one in run[:length]]):
                return run[length - 1]
        return place

    def _is_name(self, parts: Sequence[Token]) -> bool:
        """Whether the words are parts of one name, each another part."""
        roles = [self._roles(one.word) for one in parts]
        if any(PATRONYMIC in one for one in roles):
            return self._is_whole(parts, roles)
        if len(parts) != PAIR:
            return False
        (one, two), (a, b) = roles, parts
        if a.is_titled and b.is_titled and self._is_written_so(parts, roles):
            return True
        fits = (FIRST in one and LAST in two) or (LAST in one and FIRST in two)
        return fits and a.is_titled == b.is_titled and self._are_mostly_names(parts)

    def _is_whole(self, parts: Sequence[Token], roles: Sequence[frozenset[str]]) -> bool:
        """With a patronymic: whatever else stands there is a name, or written like one."""
        has_first = any(FIRST in one for one in roles)
        fits = (
            bool(one)
            or self._may_be_unlisted(part)
            or (has_first and (self._may_be_titled(part) or part.word.endswith(PLURAL)))
            for one, part in zip(roles, parts, strict=True)
        )
        return all(fits) and (has_first or any(part.is_titled for part in parts))

    def _is_written_so(self, parts: Sequence[Token], roles: Sequence[frozenset[str]]) -> bool:
        """«Зубайда Рахимова», «Рустам Заяц»: two capitals, and one of the words is a name."""
        has_last = any(LAST in one for one in roles)
        is_unlisted = has_last and any(map(self._may_be_unlisted, parts))
        return is_unlisted or self._is_first_with_any(parts, roles)

    def _is_first_with_any(self, parts: Sequence[Token], roles: Sequence[frozenset[str]]) -> bool:
        """«Рустам Заяц»: a first name, and any word that is written like a surname."""
        pairs = ((parts[0], roles[1]), (parts[1], roles[0]))
        return any(
            FIRST in other and FIRST in self._likeliest(name.word) and self._may_be_titled(part)
            for (part, other), name in zip(pairs, reversed(parts), strict=True)
        )

    def _may_be_titled(self, part: Token) -> bool:
        """«Белый», «Заяц»: a word with a capital that is no kin, no place and no politeness."""
        if not part.is_titled or part.word in STOP or part.word in KIN or part.word in POLITE:
            return False
        marks = self._words.marks(part.word)
        return any(NAMING & one for one in marks) and not any(PLACE & one for one in marks)

    def _are_mostly_names(self, parts: Sequence[Token]) -> bool:
        """In small letters the likeliest reading counts: «роман толстой», not «вера в бога»."""
        if all(part.is_titled for part in parts):
            return any(ROLES & self._likeliest(part.word) for part in parts)
        return all(ROLES & self._likeliest(part.word) for part in parts)

    def _likeliest(self, word: str) -> frozenset[str]:
        marks = self._words.marks(word)
        return marks[0] if marks else self._roles(word)

    def _looked_up(self, word: str) -> frozenset[str]:
        """Which parts of a name a word may be."""
        if word in STOP or word in PLAIN or len(word) == 1:
            return frozenset()
        if word in OF_FATHER:
            return frozenset({PATRONYMIC})
        marks = self._words.marks(word)
        if not marks:
            is_patronymic = PATRONYMICS.search(word) is not None
            is_surname = SURNAMES.search(word) is not None
            return frozenset({PATRONYMIC} if is_patronymic else {LAST} if is_surname else ())
        return frozenset[str]().union(*marks) & ROLES

    def _may_be_unlisted(self, part: Token) -> bool:
        """A word that no dictionary has, where a name is told: «Щербатюк Анна Ивановна»."""
        return part.word not in STOP and len(part.word) > 1 and not self._words.marks(part.word)

    def _told(self, text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """What follows «меня зовут», «фамилия», «ФИО»."""
        for place, token in enumerate(tokens):
            if TELLS.match(token.word) and not self._is_asked(tokens, place):
                first = place + 1
                while first < len(tokens) and TELLS.match(tokens[first].word):
                    first += 1
                end = self._told_end(text, tokens, first)
                if end >= first:
                    yield first, end

    def _told_end(self, text: str, tokens: Sequence[Token], first: int) -> int:
        end = first - 1
        for place in range(first, min(first + MOST, len(tokens))):
            gap = text[tokens[place - 1].end : tokens[place].start]
            if not BETWEEN.fullmatch(gap) or not self._is_told(tokens[place]):
                break
            end = place
        return end

    def _is_told(self, part: Token) -> bool:
        """Whether this word, after «зовут», is a name."""
        if part.word in STOP or part.word in PLAIN or part.word in KIN:
            return False
        if part.is_titled:
            is_name = bool(self._roles(part.word)) or self._may_be_unlisted(part)
            return is_name or self._may_be_titled(part)
        likeliest = self._likeliest(part.word)
        return bool(ROLES & likeliest) or self._may_be_unlisted(part)

    def _is_asked(self, tokens: Sequence[Token], place: int) -> bool:
        before = tokens[place - 1].word if place else ""
        return before in NOT_MINE

    def _with_initials(self, text: str, tokens: Sequence[Token]) -> Iterator[Span]:
        """«Иванова М.П.», «М. П. Иванова»; in small letters only of a known surname."""
        for found in INITIALS.finditer(text):
            typed = found["last"] or found["after"]
            part = Token(typed, plain(typed), found.start(), found.end())
            if LAST not in self._roles(part.word) and not self._is_unlisted_title(part):
                continue
            place = next(i for i, token in enumerate(tokens) if token.start >= found.start())
            if not self._is_of_place(tokens, place, place):
                yield Span(*found.span(), Personal.NAME)

    def _is_unlisted_title(self, part: Token) -> bool:
        return part.is_titled and self._may_be_unlisted(part)

    def _is_of_place(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Whether a street, a school, a town is called so."""
        named = tuple(self._words.lemma(token.word) for token in tokens[first : last + 1])
        before = tokens[max(0, first - REACH) : first]
        return named in self._places or any(OF_PLACES.match(token.word) for token in before)
