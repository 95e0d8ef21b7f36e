// Checks values against schemas of a document. The second file has objects with a pointer, a value, and whether it is valid.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [document, values] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, "utf8")));
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
// JSON numbers cannot hold all values of these formats, and the others have no check in the library.
for (const format of ["int64", "decimal", "time-local", "date-time-local"]) ajv.addFormat(format, true);
ajv.addSchema(document, "document");
let isRight = true;
for (const { pointer, value, valid } of values) {
  const check = ajv.compile({ $ref: `document#${pointer}` });
  if (check(value) === valid) continue;
  isRight = false;
  console.error(`${pointer}: ${JSON.stringify(value)} should be ${valid ? "valid" : "wrong"}.`, JSON.stringify(check.errors));
}
process.exit(isRight ? 0 : 1);
