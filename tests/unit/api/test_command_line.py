"""The command line: what each command answers, and the code it ends with."""

from collections.abc import Callable

from api.services import Services
from tests.conftest import Ran


def test_a_screening_is_answered_as_json_on_stdout_alone(
    run_command: Callable[..., Ran], loaded_services: Services
) -> None:
    ran = run_command(
        "screen",
        "Waddenwind Hogeschool",
        "--format",
        "json",
        "--as-of",
        "2026-11-22",
        home=loaded_services.settings.home,
    )
    assert ran.code == 0
    assert '"outcome": "no_signal"' in ran.out
    assert ran.err == ""


def test_an_unknown_source_is_a_usage_error(run_command: Callable[..., Ran]) -> None:
    ran = run_command("sources", "show", "nobody")
    assert ran.code == 2
    assert "nobody" in ran.err
