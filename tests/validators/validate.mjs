// What swagger-parser says of Swagger files: a JSON array of them in, of messages or nulls out.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// The packages are not beside this file but in the folder that is named.
const require = createRequire(pathToFileURL(process.argv[2] + "/"));
const loaded = await import(pathToFileURL(require.resolve("@apidevtools/swagger-parser")));
const parser = loaded.default?.default ?? loaded.default;

const judged = [];
for (const swagger of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    await parser.validate(swagger, { resolve: { external: false } });
    judged.push(null);
  } catch (error) {
    judged.push(String(error.message));
  }
}
process.stdout.write(JSON.stringify(judged));
