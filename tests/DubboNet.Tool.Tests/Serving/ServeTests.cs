using System.Diagnostics;

namespace DubboNet.Tool.Tests;

internal sealed class ServeTests
{
    private static readonly ServiceKey Key = new("com.acme.Inventory", "1.0.0", "blue");

    [TestCase("""{ "result": "a" }""", "a")]
    [TestCase("""{ "result": 5 }""", 5)]
    [TestCase("""{ "result": 4294967296 }""", 4294967296L)]
    [TestCase("""{ "result": 0.5 }""", 0.5)]
    [TestCase("""{ "result": true }""", true)]
    [TestCase("""{ "result": null }""", null)]
    [TestCase("""{}""", null)]
    [TestCase("""{ "result": { "type": "long", "value": 5 } }""", 5L)]
    [TestCase("""{ "when": ["x"], "result": "a" }, { "when": ["A-1"], "result": "b" }""", "b")]
    [TestCase("""{ "when": [{ "pattern": "B-.*" }], "result": "a" }, { "when": [{ "pattern": "A-[0-9]" }], "result": "b" }""", "b")]
    [TestCase("""{ "when": [{ "any": true }], "result": "a" }""", "a")]
    public async Task Result_of_the_first_response_that_matches_is_returned(string responses, object? expected)
    {
        await using ListeningTool serve = await ListeningTool.ServeAsync(File(responses));
        Assert.That(await CallAsync(serve), Is.EqualTo(expected));
        await serve.StopAsync();
        Assert.That(serve.Output, Does.Contain("com.acme.Inventory.find(java.lang.String) from "));
    }

    [Test]
    public async Task Failure_is_that_of_the_file()
    {
        await using ListeningTool serve = await ListeningTool.ServeAsync(File(
            """
            { "call": 1, "exception": { "class": "com.acme.NoItem", "message": "none", "fields": { "code": 7 } } },
            { "call": 2, "status": 100, "message": "busy" },
            { "every": 3, "close": true },
            { "when": ["other"], "result": null }
            """));
        Assert.That(
            async () => await CallAsync(serve),
            Throws.InstanceOf<JavaException>()
                .With.Property("JavaType").EqualTo("com.acme.NoItem")
                .With.Property("JavaMessage").EqualTo("none"));
        Assert.That(async () => await CallAsync(serve), Throws.InstanceOf<DubboServerBusyException>().With.Message.Contains("busy"));
        Assert.That(async () => await CallAsync(serve), Throws.InstanceOf<DubboConnectionException>());
        Assert.That(
            async () => await CallAsync(serve),
            Throws.InstanceOf<DubboRemoteException>().With.Message.Contains("no response of the file matches"));
    }

    [Test]
    public async Task Response_is_delayed()
    {
        await using ListeningTool serve = await ListeningTool.ServeAsync(File("""{ "delay": "300ms", "result": 1 }"""));
        var watch = Stopwatch.StartNew();
        Assert.That(await CallAsync(serve), Is.EqualTo(1));
        Assert.That(watch.ElapsedMilliseconds, Is.GreaterThanOrEqualTo(290));
    }

    [TestCase("""{ "services": [{ "methods": [] }] }""", "$.services[0] needs the property 'interface'.")]
    [TestCase("""{ "services": [] }""", "$.services has no service.")]
    [TestCase("""{ "service": [] }""", "$ has the property 'service', which is not known. Known are services.")]
    [TestCase("""{ "services": {} }""", "$.services must be an array.")]
    [TestCase("""{ "services": [{ "interface": 1, "methods": [] }] }""", "$.services[0].interface must be a string.")]
    public Task Mistake_in_the_file_is_reported_with_its_path(string json, string expected) => CheckMistakeAsync(json, expected);

    [TestCase("""{ "when": ["a", "b"] }""", ".when has 2 values, but the method has 1 parameters.")]
    [TestCase("""{ "result": 1, "close": true }""", " has more than one of result, exception, status, close.")]
    [TestCase("""{ "delay": "long" }""", ".delay must be a time such as 500ms, 1.5s or 2m.")]
    [TestCase("""{ "status": 20 }""", ".status must be a status of Dubbo other than 20")]
    [TestCase("""{ "call": 0 }""", ".call must be a whole number of at least 1.")]
    [TestCase("""{ "when": [{ "pattern": "(" }] }""", ".when[0].pattern is not a regular expression")]
    [TestCase("""{ "exception": { "message": "a" } }""", ".exception needs the property 'class'.")]
    [TestCase("""{ "result": { "type": "int", "value": "x" } }""", ".result.value: \"x\" cannot be a int")]
    public Task Mistake_in_a_response_is_reported_with_its_path(string response, string expected) =>
        CheckMistakeAsync(File(response), $"$.services[0].methods[0].responses[0]{expected}");

    private static async Task CheckMistakeAsync(string json, string expected)
    {
        using var folder = new TemporaryFolder();
        ToolRun run = await ToolRun.RunAsync("serve", folder.Write("answers.json", json), "--listen", "0");
        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Errors, Does.Contain(expected).And.Not.Contain("Listening"));
    }

    private static string File(string responses) =>
        $$"""
        { "services": [{ "interface": "com.acme.Inventory", "version": "1.0.0", "group": "blue", "methods": [
            { "name": "find", "parameters": ["java.lang.String"], "responses": [{{responses}}] }] }] }
        """;

    private static async Task<object?> CallAsync(ListeningTool serve)
    {
        await using var channel = new DubboChannel(serve.EndPoint);
        return await channel.InvokeDynamicAsync(Key, "find", ["java.lang.String"], ["A-1"]);
    }
}
