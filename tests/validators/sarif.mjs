// Whether texts are SARIF by its schema: a JSON array of them in, of messages or nulls out.
// Arguments: the folder of the packages, and the schema.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [, , packages, schema] = process.argv;
const require = createRequire(pathToFileURL(packages + "/"));
const { default: Ajv } = require("ajv-draft-04");

const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
const judge = (text) => (validate(JSON.parse(text)) ? null : ajv.errorsText(validate.errors));
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(judge)));
