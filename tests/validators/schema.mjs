// What Ajv, in its strict mode, says of JSON Schemas and of documents: see schema.py.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// The packages are not beside this file but in the folder that is named.
const require = createRequire(pathToFileURL(process.argv[2] + "/"));
const { default: Ajv } = require("ajv/dist/2020");

function judge({ schema, documents }) {
  let validate;
  try {
    // Types and members stand beside what is said of them, not always in the same object.
    validate = new Ajv({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);
  } catch (error) {
    return { schema: String(error.message), documents: [] };
  }
  const verdict = (text) => {
    if (validate(JSON.parse(text))) return null;
    const [{ instancePath, message }] = validate.errors;
    return `${instancePath} ${message}`;
  };
  return { schema: null, documents: documents.map(verdict) };
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(judge)));
