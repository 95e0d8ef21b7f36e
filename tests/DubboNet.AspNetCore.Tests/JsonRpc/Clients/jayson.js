// Calls a service of .NET and one of Java with jayson.
const assert = require("node:assert");
const { once } = require("node:events");
const jayson = require("jayson/promise");

const url = new URL(process.argv[2]);

function connect(service) {
    return jayson.Client.http({ hostname: url.hostname, port: url.port, path: `${url.pathname}${service}` });
}

async function callOverSocket() {
    const client = jayson.Client.websocket({ url: `ws://${url.host}${url.pathname}` });
    await once(client.ws, "open");
    const [sum, echo] = await Promise.all([
        client.request("com.acme.Calculator.sum", [1, 2, 4]),
        client.request("com.example.frames.FrameService.echo", ["Zoë 😀"]),
    ]);
    assert.strictEqual(sum.result, 7);
    assert.strictEqual(echo.result, "Zoë 😀");
    assert.strictEqual((await client.request("com.example.frames.FrameService.fail", ["checked"])).error.code, -32001);
    const batch = await client.request([
        client.request("com.acme.Calculator.subtract", [42, 23], undefined, false),
        client.request("com.example.frames.FrameService.add", [1, 2], undefined, false),
    ]);
    assert.deepStrictEqual(batch.map((one) => one.result), [19, 3]);
    client.ws.close();
    const [code] = await once(client.ws, "close");
    assert.strictEqual(code, 1000);
}

async function main() {
    const calculator = connect("/com.acme.Calculator");
    const frames = connect("/com.example.frames.FrameService");
    const all = connect("");
    assert.strictEqual((await calculator.request("subtract", [42, 23])).result, 19);
    assert.strictEqual((await calculator.request("subtract", { subtrahend: 23, minuend: 42 })).result, 19);
    assert.strictEqual((await frames.request("echo", ["Zoë 😀"])).result, "Zoë 😀");
    assert.strictEqual((await frames.request("addLong", ["9007199254740993", 1])).result, "9007199254740994");
    assert.strictEqual((await calculator.request("missing", [])).error.code, -32601);
    assert.strictEqual((await calculator.request("subtract", ["x", 1])).error.data.path, "$[0]");
    assert.strictEqual((await frames.request("fail", ["checked"])).error.code, -32001);
    // A request with the id null is a notification for jayson, and has no id on the wire.
    assert.strictEqual(await calculator.request("notify_hello", [7], null), undefined);
    const responses = await all.request([
        all.request("com.example.frames.FrameService.add", [1, 2], undefined, false),
        all.request("com.acme.Calculator.notify_hello", [7], null, false),
        all.request("com.acme.Calculator.sum", [1, 2, 4], undefined, false),
    ]);
    assert.deepStrictEqual(responses.map((one) => one.result), [3, 7]);
    await callOverSocket();
    console.log("jayson is done");
}

main().catch((error) => {
    console.error(error);
    process.exit(1);
});
