"""Labelled questions: which files can be read, and what is told of the others."""

from pathlib import Path

import pytest

from knowledge.evaluation.labelled import MalformedQuestions, labelled


def written(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / "labelled.tsv"
    path.write_text("\n".join(lines), encoding=encoding)
    return path


def test_columns_stand_in_any_order_and_others_are_ignored(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "expect\tid\tnote\tquestion\talso_ok\tkind\ttrait\tregion",
        'a+b\tq1\tx\tон сказал "да"\tc, d\tquestion\tslang\ttula',
        "offtopic\tq2\tx\tборщ\t\t\t\t",
        encoding="utf-8-sig",
    )
    first, second = labelled(path)
    assert (first.id, first.question, first.expect) == ("q1", 'он сказал "да"', "a+b")
    assert (first.also_ok, first.named) == (frozenset("cd"), frozenset("ab"))
    assert (first.kind, first.trait, first.region) == ("question", "slang", "tula")
    assert (second.also_ok, second.kind, second.region) == (frozenset(), "", "")


def test_a_short_row_leaves_the_rest_empty(tmp_path: Path) -> None:
    (only,) = labelled(written(tmp_path, "id\tquestion\texpect\talso_ok", "1\tвопрос\tmissing:x"))
    assert (only.named, only.also_ok) == (frozenset("x"), frozenset())


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((), "нет столбца id"),
        (("id\tquestion", "1\tвопрос"), "нет столбца expect"),
        (("id\tquestion\texpect", "1\tвопрос"), ":2: нет вопроса"),
        (("id\tquestion\texpect", "1\tвопрос\ta", "2\t\ta"), ":3: нет вопроса"),
    ],
)
def test_what_is_missing_is_told_with_its_line(
    tmp_path: Path, lines: tuple[str, ...], told: str
) -> None:
    with pytest.raises(MalformedQuestions, match=told):
        labelled(written(tmp_path, *lines))


def test_a_file_that_is_not_there_or_not_utf8_is_told(tmp_path: Path) -> None:
    with pytest.raises(MalformedQuestions, match="файл не прочитан"):
        labelled(tmp_path / "nothing.tsv")
    path = written(tmp_path, "id\tquestion\texpect", "1\tвопрос\ta", encoding="cp1251")
    with pytest.raises(MalformedQuestions, match="UTF-8"):
        labelled(path)
