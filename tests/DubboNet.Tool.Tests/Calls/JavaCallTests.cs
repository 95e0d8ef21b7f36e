namespace DubboNet.Tool.Tests.Calls;

/// <summary>Tests calls of real Java providers. Java 2.6 tells its methods over telnet, and the others find them by their names.</summary>
[Category("Java")]
[Property("Feature", "85")]
public sealed class JavaCallTests
{
    private const string Service = "com.example.frames.FrameService";

    private static IReadOnlyList<string> Lines => JavaPeers.Lines;

    [Test]
    public async Task Values_are_returned_as_they_were_passed(
        [ValueSource(nameof(Lines))] string line,
        [Values(
            "echo|\"Zoë\"", "echo|null", "nul|", "addLong|9007199254740993 1", "decimal|12345678901234567890.1200",
            "big|123456789012345678901234567890 --types java.math.BigInteger", "bytes|\"AAH/\" --types byte[]",
            "color|\"GREEN\"", "not|true", "longs|[1,-9223372036854775808]",
            "texts|[\"a\",null]", "grid|[[1],[2,3]]", "score|1.5")]
        string call)
    {
        string address = await JavaPeers.GetAddressAsync(line);
        string[] parts = call.Split('|');
        (string method, string[] arguments) = (parts[0], parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        string expected = method switch
        {
            "addLong" => "9007199254740994",
            "not" => "false",
            "nul" => "null",
            _ => arguments[0],
        };

        ToolRun run = await ToolRun.RunAsync(["call", address, Service, method, .. arguments]);

        Assert.That((run.ExitCode, run.Output.TrimEnd()), Is.EqualTo((0, expected)), run.Errors);
    }

    [TestCaseSource(nameof(Lines))]
    public async Task Object_with_a_cycle_is_written_once(string line)
    {
        string address = await JavaPeers.GetAddressAsync(line);

        ToolRun run = await ToolRun.RunAsync("call", address, Service, "getPerson", "7");

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        using var json = System.Text.Json.JsonDocument.Parse(run.Output);
        System.Text.Json.JsonElement person = json.RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(person.GetProperty("friend").GetRawText(), Is.EqualTo("""{"$ref":"$"}"""));
            Assert.That(person.GetProperty("id").GetRawText(), Is.EqualTo("7"));
            Assert.That(person.GetProperty("balance").GetRawText(), Is.EqualTo("12345678901234567890.12"));
            Assert.That(person.GetProperty("born").GetString(), Is.EqualTo("2023-11-14T22:13:20.123Z"));
            Assert.That(person.GetProperty("color").GetString(), Is.EqualTo("GREEN"));
            Assert.That(person.GetProperty("photo").GetString(), Is.EqualTo("AAH/f4A="));
            Assert.That(person.GetProperty("counts").GetRawText(), Is.EqualTo("""{"one":1,"two":2}"""));
            Assert.That(person.TryGetProperty("class", out _), Is.False);
        });
    }

    [TestCaseSource(nameof(Lines))]
    public async Task Jar_gives_arguments_their_declared_types(string line)
    {
        string address = await JavaPeers.GetAddressAsync(line);
        const string Person =
            """{"id":3,"name":"x","color":"GREEN","balance":1.10,"born":"2026-01-31T08:00:00Z","friend":{"tags":["a"],"ids":[5]}}""";

        ToolRun run = await ToolRun.RunAsync(
            "call", address, Service, "savePerson", Person, "--jar", JavaPeers.Classes(line), "-v", "--classes");

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        Assert.Multiple(() =>
        {
            Assert.That(run.Output, Does.Contain("\"balance\":1.10").And.Contain("\"color\":\"GREEN\""));
            Assert.That(run.Output, Does.Contain("\"born\":\"2026-01-31T08:00:00Z\"").And.Contain("\"ids\":[5]"));
            Assert.That(run.Output, Does.Contain("\"class\":\"com.example.frames.Person\""));
            Assert.That(run.Errors, Does.Contain("(com.example.frames.Person) as an ordinary call. Source: classes."));
            Assert.That(run.Errors, Does.Match(@"time: \d+\.\d ms"));
        });
    }

    [TestCase("3.3", "big", "123456789012345678901234567890")]
    [TestCase("2.7", "savePerson", """{"id":123456789012345678901234567890}""")]
    public async Task Number_that_Java_would_cut_is_rejected_without_its_type(string line, string method, string argument)
    {
        ToolRun run = await ToolRun.RunAsync("call", await JavaPeers.GetAddressAsync(line), Service, method, argument);

        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Errors, Does.Contain("123456789012345678901234567890 has more than 64 bits"));
    }

    [TestCaseSource(nameof(Lines))]
    public async Task Decimal_in_an_undescribed_object_keeps_its_digits(string line)
    {
        ToolRun run = await ToolRun.RunAsync(
            "call", await JavaPeers.GetAddressAsync(line), Service, "savePerson",
            """{"balance":1.10,"score":0.5,"color":"RED"}""");

        Assert.That(
            run.Output, Does.Contain("\"balance\":1.10").And.Contain("\"score\":0.5").And.Contain("\"color\":\"RED\""), run.Errors);
    }

    [TestCaseSource(nameof(Lines))]
    public async Task Types_choose_an_overload(string line)
    {
        string address = await JavaPeers.GetAddressAsync(line);

        ToolRun primitive = await ToolRun.RunAsync("call", address, Service, "over", "12", "--types", "int");
        ToolRun boxed = await ToolRun.RunAsync("call", address, Service, "over", "12", "--types", "java.lang.Integer");
        ToolRun text = await ToolRun.RunAsync(
            "call", address, Service, "over", "\"a\"", "--jar", JavaPeers.Classes(line));
        ToolRun ambiguous = await ToolRun.RunAsync("call", address, Service, "over", "12", "--jar", JavaPeers.Classes(line));

        Assert.Multiple(() =>
        {
            Assert.That(primitive.Output.TrimEnd(), Is.EqualTo("\"int 12\""), primitive.Errors);
            Assert.That(boxed.Output.TrimEnd(), Is.EqualTo("\"Integer 12\""), boxed.Errors);
            Assert.That(text.Output.TrimEnd(), Is.EqualTo("\"String a\""), text.Errors);
            Assert.That(ambiguous.ExitCode, Is.EqualTo(2));
            Assert.That(ambiguous.Errors, Does.Contain("over(int)").And.Contain("over(java.lang.Integer)"));
        });
    }

    [TestCaseSource(nameof(Lines))]
    public async Task Attachments_are_sent_and_received(string line)
    {
        string address = await JavaPeers.GetAddressAsync(line);

        ToolRun sent = await ToolRun.RunAsync("call", address, Service, "attachment", "\"tenant\"", "-H", "tenant=a=b");
        ToolRun received = await ToolRun.RunAsync("call", address, Service, "reply", "\"k\"", "\"v\"", "--response-attachments");

        Assert.Multiple(() =>
        {
            Assert.That(sent.Output.TrimEnd(), Is.EqualTo("\"a=b\""), sent.Errors);
            Assert.That(received.ExitCode, Is.Zero, received.Errors);
            Assert.That(received.Errors, line == "2.6" ? Does.Not.Contain("never") : Does.Contain("attachment k: v"));
        });
    }

    [TestCaseSource(nameof(Lines))]
    public async Task Each_failure_has_its_exit_code(string line)
    {
        string address = await JavaPeers.GetAddressAsync(line);

        ToolRun thrown = await ToolRun.RunAsync("call", address, Service, "fail", "\"checked\"");
        ToolRun missing = await ToolRun.RunAsync("call", address, Service, "ecko", "\"a\"");
        ToolRun noService = await ToolRun.RunAsync("call", address, "com.example.frames.FrameServices", "echo", "\"a\"");
        ToolRun otherGroup = await ToolRun.RunAsync("call", address, Service, "echo", "\"a\"", "--group", "green");
        ToolRun slow = await ToolRun.RunAsync("call", address, Service, "sleep", "5000", "--timeout", "300ms");

        Assert.Multiple(() =>
        {
            Assert.That((thrown.ExitCode, thrown.Errors.TrimEnd()), Is.EqualTo((6, "com.example.frames.FrameException: no stock")));
            Assert.That(missing.ExitCode, Is.EqualTo(7), missing.Errors);
            Assert.That(missing.Errors, Does.Contain("ecko"));
            Assert.That(noService.ExitCode, Is.EqualTo(7), noService.Errors);
            Assert.That(noService.Errors, Does.Contain($"Did you mean {Service}?"));
            Assert.That(otherGroup.ExitCode, Is.EqualTo(7), otherGroup.Errors);
            Assert.That(otherGroup.Errors, Does.Contain($"blue/{Service}:2.1.0"));
            Assert.That(slow.ExitCode, Is.EqualTo(5), slow.Errors);
        });
    }
}
