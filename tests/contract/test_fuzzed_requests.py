"""Requests made up from the OpenAPI document, good and bad: none breaks the service, each is answered as described."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.generation import GenerationMode

from api.services import Services
from tests.support.api import private_client

OPERATIONS = ("POST /screenings", "GET /screenings/{screening_id}", "GET /entities/{entity_id}", "GET /sources")
EXAMPLES = 60
# The sources take no input that could be wrong.
TRIED = [
    (label, mode)
    for label in OPERATIONS
    for mode in GenerationMode
    if (label, mode.value) != (OPERATIONS[3], "negative")
]
# A question that fits the document may still hold nothing that can be searched, such as a name of two full stops.
NOT_PROMISED = ("positive_data_acceptance",)


@pytest.fixture(scope="module")
def described(sample_services: Services, tmp_path_factory: pytest.TempPathFactory) -> schemathesis.BaseSchema:
    client = private_client(sample_services, tmp_path_factory.mktemp("interface"))
    return schemathesis.openapi.from_wsgi("/v1/openapi.json", client.application)


def operation_of(described: schemathesis.BaseSchema, label: str) -> schemathesis.APIOperation:
    return next(found.ok() for found in described.get_all_operations() if found.ok().label == label)


def test_every_operation_of_the_document_is_tried(described: schemathesis.BaseSchema) -> None:
    assert {found.ok().label for found in described.get_all_operations()} == set(OPERATIONS)


@pytest.mark.parametrize(("label", "mode"), TRIED, ids=str)
def test_no_request_breaks_the_service(described: schemathesis.BaseSchema, label: str, mode: GenerationMode) -> None:
    operation = operation_of(described, label)
    load_all_checks()
    left_out = CHECKS.get_by_names(NOT_PROMISED)

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    def answered_as_described(case: schemathesis.Case) -> None:
        case.call_and_validate(excluded_checks=left_out)

    answered_as_described()
