"""What openapi-spec-validator says of Swagger files: a JSON array of them in, of messages or nulls out."""

import json
import sys

from openapi_spec_validator import OpenAPIV2SpecValidator


def judge(swagger):
    try:
        error = next(OpenAPIV2SpecValidator(swagger).iter_errors(), None)
    except Exception as exception:  # It stumbles over some files that are very wrong.
        return f"{type(exception).__name__}: {exception}"
    return error and str(error.message)


json.dump([judge(swagger) for swagger in json.load(sys.stdin)], sys.stdout)
