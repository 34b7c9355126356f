"""What jsonschema says of JSON Schemas and of documents: an array of `{schema, documents}` in, the documents as text; out,
for each, what is wrong with the schema and with each document, or null."""

import json
import sys

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError, best_match


def judge(pair):
    schema = pair["schema"]
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        return {"schema": str(error.message), "documents": []}
    validator = Draft202012Validator(schema)
    verdicts = []
    for text in pair["documents"]:
        error = best_match(validator.iter_errors(json.loads(text)))
        verdicts.append(error and f"/{'/'.join(map(str, error.absolute_path))} {error.message}")
    return {"schema": None, "documents": verdicts}


json.dump([judge(pair) for pair in json.load(sys.stdin)], sys.stdout)
