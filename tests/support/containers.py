"""What the files of the containers say: the image, and the services of Compose."""

import json
import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
COMPOSE_FILE = ROOT / "docker-compose.yml"
INSTRUCTION = re.compile(r"^([A-Z]+) ((?:.*\\\n)*.*)$", re.MULTILINE)


def compose() -> dict[str, Any]:
    """Return docker-compose.yml."""
    return dict(yaml.safe_load(COMPOSE_FILE.read_text(encoding="utf-8")))


def instructions(name: str) -> list[str]:
    """Return the arguments of every instruction of the Dockerfile with a name, in order."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    return [arguments for found, arguments in INSTRUCTION.findall(text) if found == name]


def command() -> list[str]:
    """Return the program that the image runs, and its arguments."""
    (found,) = instructions("CMD")
    return [str(word) for word in json.loads(found)]
