using Frames;

namespace DubboNet.Tool.Tests;

/// <summary>Tests that Java consumers of all lines receive the responses of a file through their typed interface.</summary>
[Category("Java")]
internal sealed class ServedToJavaTests
{
    private const string Json =
        """
        { "services": [{ "interface": "com.example.frames.FrameService", "methods": [
            { "name": "echo", "responses": [{ "when": [{ "pattern": "h.*" }], "result": "served" }, { "result": "other" }] },
            { "name": "add", "returns": "int", "responses": [{ "when": [2, -70000], "result": 42 }] },
            { "name": "addLong", "returns": "long", "responses": [{ "when": [5, 4294967296], "result": 9 }] },
            { "name": "decimal", "returns": "java.math.BigDecimal", "responses": [{ "result": 1.50 }] },
            { "name": "date", "returns": "java.util.Date", "responses": [{ "result": "2023-11-14T22:13:20.123Z" }] },
            { "name": "color", "returns": "com.example.frames.Color", "responses": [{ "when": ["BLUE"], "result": "RED" }] },
            { "name": "longs", "returns": "long[]", "responses": [{ "result": [1, 2] }] },
            { "name": "set", "returns": "java.util.Set<java.lang.String>", "responses": [{ "result": ["z"] }] },
            { "name": "getPerson", "returns": "com.example.frames.Person", "responses": [{ "result": {
                "id": 7, "name": "Ann", "balance": { "type": "java.math.BigDecimal", "value": "1.5" },
                "color": { "type": "com.example.frames.Color", "value": "RED" } } }] },
            { "name": "over", "parameters": ["int"], "responses": [{ "result": "an int" }] },
            { "name": "over", "parameters": ["java.lang.String"], "responses": [{ "result": "a string" }] },
            { "name": "nothing", "responses": [{}] },
            { "name": "fail", "responses": [
                { "when": ["checked"], "exception": { "class": "com.example.frames.FrameException", "message": "from a file",
                    "fields": { "code": 3, "who": null } } },
                { "exception": { "class": "java.lang.IllegalStateException", "message": "wrong state" } }] }
        ] }] }
        """;

    [TestCaseSource(typeof(JavaPeers), nameof(JavaPeers.Lines))]
    public async Task Java_consumer_receives_the_responses(string line)
    {
        await JavaPeers.RequireAsync(line);
        await using JavaPeer consumer = await JavaPeer.StartAsync(line, "consumer", JavaPeers.Options);
        await using ListeningTool serve = await ListeningTool.ServeAsync(Json);
        foreach ((string name, string expected) in Expected)
            Assert.That(await consumer.AskAsync($"run\t{name}\t127.0.0.1:{serve.EndPoint.Port}"), Does.Contain(expected), name);
    }

    private static IEnumerable<(string Name, string Expected)> Expected =>
    [
        ("echo-empty", "other"), ("add", "42"), ("add-long", "9"), ("decimal", "1.50"), ("date-ms", "1700000000123"), ("color", "RED"),
        ("longs", "2"), ("set", "z"), ("person-get", "Ann"), ("over-int", "an int"), ("over-string", "a string"), ("void", "ok"),
        ("fail-checked", "FrameException: from a file"), ("fail-runtime", "IllegalStateException: wrong state"),
        ("mean", "throws"),
    ];
}
