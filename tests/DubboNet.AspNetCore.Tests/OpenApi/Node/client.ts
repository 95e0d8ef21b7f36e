// Calls the endpoints with the types that were generated from their document, and prints what they return.
import createClient from "openapi-fetch";
import type { paths } from "./client-types.js";

const client = createClient<paths>({ baseUrl: process.argv[2]! });

const found = await client.POST("/catalog/find", { body: { code: "A", kinds: ["FOOD", "BIG_TOOL"] } });
const kind: "FOOD" | "BIG_TOOL" | undefined = found.data?.kind;
const number: number | string | undefined = found.data?.number;

const read = await client.GET("/catalog/find", { params: { query: { code: "A", kinds: ["BIG_TOOL"] } } });

const drawn = await client.POST("/catalog/draw", { body: { shape: { class: "com.acme.Circle", radius: 3 } } });
const radius = drawn.data && "radius" in drawn.data ? drawn.data.radius : undefined;

const counted = await client.POST("/catalog/count", { body: { names: [{ key: { x: 1, y: 2 }, value: "a" }] } });
const first: number | string | null | undefined = counted.data?.["a"]?.[0];

const missing = await client.POST("/catalog/find", { body: { code: "missing" } });
const exception: string | undefined = missing.error?.exception;

const closed = await client.POST("/catalog/close");

// @ts-expect-error The enum has no such constant.
await client.POST("/catalog/find", { body: { code: "A", kinds: ["HUGE"] } });
// @ts-expect-error The argument is required.
await client.POST("/catalog/find", { body: {} });

console.log(JSON.stringify({
  kind, number, read: read.data?.kind, radius, first, exception, status: missing.response.status, closed: closed.response.status,
}));
