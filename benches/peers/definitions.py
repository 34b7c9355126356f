"""Definitions to measure with: alike in size and shape, no two with a name or path in common, all valid."""

import base64
import json
import random
from pathlib import Path

NOUNS = "pump valve meter boiler fridge turbine sensor lift pipe tank motor fan heater drill crane belt".split()
STORES = ["mysql", "oracle", "postgresql", "dws", "hive", "mongodb", "redis"]

# A broken one for each twenty: 100 of 2,000.
BROKEN_EVERY, BROKEN_AT = 20, 11


def definition(number, dice):
    """One of some 1,650 bytes: four headers, five query parameters, a body and a script."""
    noun = dice.choice(NOUNS)
    created = f"20{dice.randint(18, 25)}-0{dice.randint(1, 9)}-{dice.randint(10, 28)}T07:{dice.randint(10, 59)}:30Z"
    script = f"select id, state, changed from {noun}_{number % 90} where id > {number}"
    return {
        "id": f"{dice.getrandbits(128):032x}",
        "name": f"{noun}-readings-{number:06}",
        "path": f"/plant/{noun}s/readings-{number:06}",
        "method": dice.choice(["POST", "PUT"]),
        "description": f"What the {noun} of plant {number} has measured",
        "version": f"{dice.randint(1, 9)}.{dice.randint(0, 30)}",
        "content_type": dice.choice(["json", "xml", "stream"]),
        "roma_app_id": f"{dice.getrandbits(128):032x}",
        "return_format": dice.random() < 0.5,
        "type": "data",
        "status": dice.choice([1, 3, 4]),
        "created_time": created,
        "modified_time": created,
        "parameters": list(parameters(number, dice)),
        "scripts": [
            {
                "ds_id": f"{dice.getrandbits(128):032x}",
                "ds_name": f"{noun} store",
                "ds_type": dice.choice(STORES),
                "type": "SQL",
                "object_name": f"{noun}-rows",
                "content": base64.b64encode(script.encode()).decode(),
                "enable_result_paging": False,
                "enable_preparestatement": True,
            }
        ],
    }


def parameters(number, dice):
    names = dice.sample(NOUNS, 9)
    for place, noun in enumerate(names):
        yield {
            "name": f"{noun}{dice.choice('-._')}{dice.choice(NOUNS)}",
            "in": "Headers" if place < 4 else "Parameters",
            "default": str(dice.randint(0, 9999)),
            "description": dice.choice(NOUNS),
            "required": dice.random() < 0.5,
        }
    body = {"row": number, "shelf": f"s{number % 13}"}
    yield {
        "name": "application/json",
        "in": "Body",
        "default": json.dumps(body, separators=(",", ":")),
        "description": dice.choice(NOUNS),
        "required": True,
    }


def unslash(it):
    it["path"] = it["path"][1:]


def repeat_header(it):
    """What no JSON Schema can see: header names count without regard to case."""
    it["parameters"][1]["name"] = it["parameters"][0]["name"].upper()


# Each breaks one rule.
FAULTS = [
    lambda it: it.update(name="-" + it["name"]),
    unslash,
    lambda it: it.update(method=it["method"].lower()),
    lambda it: it.update(description="a > b"),
    lambda it: it.update(version="7"),
    lambda it: it.update(status=2),
    lambda it: it["parameters"][5].update(name="5th"),
    lambda it: it["parameters"][9].update(name="text/csv"),
    lambda it: it.pop("roma_app_id"),
    repeat_header,
]


def write(folder: Path, files: int, broken: bool = False) -> set[str]:
    """Writes so many definitions, a thousand a folder; the names of those that are broken."""
    dice, names = random.Random(files), set()
    for number in range(files):
        it, name = definition(number, dice), f"{number:06}.json"
        if broken and number % BROKEN_EVERY == BROKEN_AT:
            FAULTS[number // BROKEN_EVERY % len(FAULTS)](it)
            names.add(name)
        place = folder / f"{number // 1000:03}" if files > 2000 else folder
        if number % 1000 == 0:
            place.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(json.dumps(it, separators=(",", ":")))
    return names
