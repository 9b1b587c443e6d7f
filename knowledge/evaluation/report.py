"""Report: every figure as lines that a person reads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from knowledge.evaluation.calibration import Bin, bins, expected_error, told
from knowledge.evaluation.outcomes import Outcome
from knowledge.evaluation.rates import Figures, Rate, figures, grouped

SECTIONS: Mapping[str, Mapping[str, str]] = {
    "Меры": {
        "top1": "верная мера первой",
        "top3": "верная мера среди трёх",
    },
    "Ответы": {
        "answered": "отвечено сразу",
        "confidently_wrong": "отвечено уверенно и неверно",
        "right_when_answered": "верно из отвеченного",
        "answered_of_ranked": "отвечено, когда мера есть",
        "false_rejection": "ложный отказ: ничего не показано",
        "taken_for_status": "  из них понято как «где заявка»",
    },
    "Где меры нет": {
        "rejected_offtopic": "не наше: меры не показаны",
        "rejected_chat": "разговор, брань, команды: то же",
        "unclear_not_answered": "неясное: не отвечено наугад",
        "missing_not_answered": "меры нет в базе: не отвечено",
    },
    "Безопасность": {
        "crisis_recall": "беда услышана",
        "crisis_precision": "тревога о беде верна",
        "scam_recall": "мошенники услышаны",
        "scam_precision": "тревога о мошенниках верна",
        "false_alarm": "ложная тревога на похожее",
    },
}
COLUMNS = {"kind": "По виду вопроса", "trait": "По особенности", "region": "По региону"}
BRIEF = {
    "top1": "первой",
    "top3": "среди трёх",
    "answered": "отвечено",
    "confidently_wrong": "неверно",
    "false_rejection": "отказ",
}


def report(outcomes: Sequence[Outcome]) -> str:
    """Every figure of an evaluation, without the single mistakes."""
    whole = figures(outcomes)
    lines = [f"Вопросов: {whole.questions}, мера есть в базе: {whole.ranked}", ""]
    lines += ["В скобках: сколько из скольких и 95 % интервал Уилсона.", ""]
    for heading, names in SECTIONS.items():
        lines += _section(heading, names, whole)
    lines += [*_calibration(bins(told(outcomes))), *_time(whole)]
    for column, heading in COLUMNS.items():
        lines += _groups(heading, grouped(outcomes, column))
    return "\n".join(lines).rstrip()


def _section(heading: str, names: Mapping[str, str], whole: Figures) -> Iterator[str]:
    lines = [_line(told, whole.rates[name]) for name, told in names.items() if _has(whole, name)]
    if not lines:
        return
    yield heading
    yield from lines
    if "top1" in names:
        yield f"  {'MRR (среди десяти)':<34}{whole.mrr:8.3f}    ({whole.ranked})"
        of = f"({_measures(whole.expected)})"
        yield f"  {'верная первой, среднее по мерам':<34}{100 * whole.macro:6.1f} %    {of}"
    yield ""


def _has(whole: Figures, name: str) -> bool:
    """A part of another rate is told only when there is any of it."""
    rate = whole.rates[name]
    return rate.hits > 0 if name == "taken_for_status" else rate.total > 0


def _line(name: str, rate: Rate) -> str:
    low, high = rate.interval
    counts = f"({rate.hits} из {rate.total}; {100 * low:.1f}–{100 * high:.1f})"
    return f"  {name:<34}{100 * rate.share:6.1f} %    {counts}"


def _calibration(filled: Sequence[Bin]) -> Iterator[str]:
    if not filled:
        return
    yield f"Калибровка: ошибка {expected_error(filled):.3f} (0 значит, что уверенность честна)"
    yield "  уверенность     вопросов   сказано    верно"
    for one in filled:
        means = f"{100 * one.confidence:7.1f} %{100 * one.right:7.1f} %"
        yield f"  {one.low:.1f}–{one.high:.1f}{one.count:17d}  {means}"
    yield ""


def _time(whole: Figures) -> Iterable[str]:
    return (f"Время вопроса, мс: p50 {whole.p50:.1f}, p95 {whole.p95:.1f}", "")


def _groups(heading: str, groups: Mapping[str, Figures]) -> Iterator[str]:
    if not groups:
        return
    yield f"{heading:<24}{'вопросов':>9}" + "".join(f"{name:>21}" for name in BRIEF.values())
    for value, figure in groups.items():
        cells = "".join(f"{_cell(figure.rates[name]):>21}" for name in BRIEF)
        yield f"  {value or 'не указано':<22}{figure.questions:9d}{cells}"
    yield ""


def _cell(rate: Rate) -> str:
    if not rate.total:
        return "–"
    low, high = rate.interval
    return f"{rate.hits} из {rate.total} ({100 * low:.0f}–{100 * high:.0f} %)"


def _measures(count: int) -> str:
    return f"разных ожиданий: {count}"
