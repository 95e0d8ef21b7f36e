// Checks that a file is a document of OpenRPC.
import { readFileSync } from "node:fs";
import jsonSchema from "@json-schema-tools/meta-schema";
import openRpc from "@open-rpc/meta-schema";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
// Both name a schema of schemas of their own, which is that of draft 7. References to it end with a slash or not.
const { $schema: ofSchemas, $id: id, ...schemas } = jsonSchema.default;
const { $schema: ofDocuments, ...documents } = openRpc.default;
ajv.addSchema(schemas, id);
ajv.addSchema(schemas, id.replace(/\/$/, ""));
const check = ajv.compile(documents);
if (!check(JSON.parse(readFileSync(process.argv[2], "utf8")))) {
  console.error(JSON.stringify(check.errors, null, 1));
  process.exit(1);
}
