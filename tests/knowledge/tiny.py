"""A tiny knowledge base, and a stand-in for the encoder."""

import zlib
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

REAL = Path(__file__).parents[2] / "knowledge" / "content"


class Trigrams:
    """A stand-in for the encoder: texts with the same letters in a row are near."""

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), 256), dtype=np.float32)
        for row, text in enumerate(texts):
            for place in range(max(1, len(text) - 2)):
                vectors[row, zlib.crc32(text[place : place + 3].encode()) % 256] += 1
        lengths: NDArray[np.float32] = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, 1e-6), dtype=np.float32)


def measure(name: str, **fields: object) -> dict[str, object]:
    """What a measure's file holds, with `fields` of its own."""
    common: dict[str, object] = {
        "id": name,
        "title": name,
        "level": "federal",
        "group": "tests",
        "when": "Проверяю",
        "answer": "Ответ.",
        "checked_on": "2026-11-21",
        "confidence": "high",
        "who": ["Вы живёте в России."],
        "amount": {"text": "Размер уточнит специалист."},
        "documents": [{"name": "Паспорт"}],
        "where": ["office"],
        "legal": [{"act": "Закон"}],
        "sources": [{"title": "Закон"}],
        "names": [],
        "questions": [],
    }
    return common | fields


def write(path: Path, content: object) -> None:
    """A YAML file, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


MEASURES = {
    "measures/homes/subsidy.yaml": measure(
        "subsidy",
        title="Субсидия на оплату жилья",
        when="Много уходит на коммуналку",
        answer="Субсидию дают, если плата больше {{ share }} процентов дохода.",
        amount={"text": "", "values": [{"what": "доля", "parameter": "share"}]},
        names=["субсидия на коммуналку", "субсидия жкх"],
        questions=["как получить субсидию на квартплату", "помогут ли платить за свет и газ"],
    ),
    "measures/homes/taxi.yaml": measure(
        "taxi",
        title="Социальное такси",
        when="Нужна машина для инвалида",
        level="common",
        names=["такси для инвалидов", "машина с подъёмником"],
        questions=["как вызвать социальное такси", "довезут ли колясочника до больницы"],
    ),
    "measures/families/capital.yaml": measure(
        "capital",
        title="Материнский капитал",
        when="Родился ребёнок",
        names=["маткапитал", "сертификат на ребёнка"],
        questions=["как получить материнский капитал", "на что потратить маткапитал"],
    ),
    "regions/tula/measures/tula-taxi.yaml": measure(
        "tula-taxi",
        title="Такси для колясочников в Туле",
        level="regional",
        replaces="taxi",
        names=["тульское такси"],
        questions=["сколько стоит такси для инвалида в туле"],
    ),
    "regions/tula/measures/tula-gift.yaml": measure(
        "tula-gift",
        title="Подарок первокласснику",
        level="regional",
        extends="capital",
        names=["подарок к первому сентября"],
        questions=["дадут ли портфель первокласснику"],
    ),
}
REGION = {
    "code": "tula",
    "name": "Тульская область",
    "in_name": "в Тульской области",
    "zone": "Europe/Moscow",
    "aliases": ["Тульская обл"],
    "hotline": "122",
}
MUNICIPALITIES = [
    {"id": "t1", "name": "город Тула", "center": "Тула", "settlements": ["Косая Гора"]},
    {"id": "t2", "name": "Щёкинский район", "center": "Щёкино", "former_names": ["Крапивна"]},
    {"id": "t3", "name": "Суворовский район", "center": "Суворов", "settlements": ["Липки"]},
]
SHARE = {
    "id": "share",
    "what": "доля",
    "unit": "процентов",
    "values": [
        {"what": "доля", "value": "22", "as_of": "2005-01-01", "source": "ЖК РФ"},
        {"what": "доля", "value": "25", "as_of": "2030-01-01", "source": "ЖК РФ"},
    ],
}


def written(folder: Path) -> Path:
    """A content folder with three measures, one region and its two."""
    for name, fields in MEASURES.items():
        write(folder / name, fields)
    write(folder / "regions/tula/region.yaml", REGION)
    write(folder / "regions/tula/municipalities.yaml", MUNICIPALITIES)
    write(folder / "parameters/shares.yaml", [SHARE])
    write(folder / "synonyms.yaml", {"материнский капитал": ["маткап"]})
    for sheet in ("care", "phrases", "foreign"):
        text = (REAL / f"{sheet}.yaml").read_text(encoding="utf-8")
        (folder / f"{sheet}.yaml").write_text(text, encoding="utf-8")
    return folder
