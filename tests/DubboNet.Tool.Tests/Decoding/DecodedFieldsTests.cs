namespace DubboNet.Tool.Tests;

internal sealed class DecodedFieldsTests
{
    private const string Request =
        "dabbc200 0000000000000001 0000008a 05322e302e32 106f72672e61636d652e47726565746572 05302e302e30 0568656c6c6f "
        + "124c6a6176612f6c616e672f537472696e673b 05776f726c64 48 0470617468 106f72672e61636d652e47726565746572 "
        + "09696e74657266616365 106f72672e61636d652e47726565746572 0776657273696f6e 05302e302e30 0774696d656f7574 0433303030 5a";

    [Test]
    public async Task Request_and_its_response_are_explained_field_by_field()
    {
        string output = await DecodeAsync($"> {Request}\n< dabb0214 0000000000000001 00000012 94 026869 48 0564756262 6f 05322e302e32 5a");
        Assert.That(output, Is.EqualTo(
            """
            frame 1  →  request 1, 154 bytes  org.acme.Greeter.hello(java.lang.String)
              offset            0 (0x0)
              magic             da bb
              flags             c2: request, two-way
              serialization     2: hessian2
              status            00
              id                1 (0x0000000000000001)
              length            138
              dubbo version     "2.0.2"
              service           "org.acme.Greeter"
              service version   "0.0.0"
              method            "hello"
              descriptor        "Ljava/lang/String;"
              argument 1        (java.lang.String) "world"
              attachments       map #0
                "path" = "org.acme.Greeter"
                "interface" = "org.acme.Greeter"
                "version" = "0.0.0"
                "timeout" = "3000"

            frame 2  ←  response 1, 34 bytes  "hi"  for org.acme.Greeter.hello(java.lang.String)
              offset            0 (0x0)
              magic             da bb
              flags             02: response
              serialization     2: hessian2
              status            14: OK
              id                1 (0x0000000000000001)
              length            18
              result            (value with attachments) 4
              value             "hi"
              attachments       map #0 {"dubbo" = "2.0.2"}


            """.ReplaceLineEndings("\n")));
    }

    [TestCase("dabb0214 0000000000000001 00000001 92", "result            (null value) 2")]
    [TestCase("dabb0214 0000000000000001 00000002 91 91", "value             1")]
    [TestCase("dabb0214 0000000000000001 00000002 95 4e", "attachments       null")]
    [TestCase("dabb0214 0000000000000001 0000000b 91 59 80000000 90 90 90 90 90", "value             -2147483648L")]
    [TestCase("dabb0214 0000000000000001 00000002 91 5c", "value             1.0")]
    [TestCase("dabb0214 0000000000000001 0000000a 91 4a 000000d04b9284b8", "value             1998-05-08T09:51:31.000Z")]
    [TestCase(
        "dabb0214 0000000000000001 00000007 91 7a 78 7a 91 5191",
        "value             list #0 [list #1 [], list #2 [1, → #1]]")]
    [TestCase("dabb0246 0000000000000001 00000004 03 657272", "error             \"err\"")]
    [TestCase("dabb1746 0000000000000001 00000008 00000004 4c657272", "error             \"err\"")]
    [TestCase("dabbe200 0000000000000005 00000001 4e", "heartbeat 5, 17 bytes")]
    [TestCase("dabb2214 0000000000000005 00000001 4e", "heartbeat response 5, 17 bytes")]
    [TestCase("dabba200 0000000000000006 00000002 0152", "(read-only: the provider is about to stop) \"R\"")]
    [TestCase("dabba200 0000000000000006 00000002 0157", "(writeable: the provider takes new calls again) \"W\"")]
    [TestCase("dabb0214 0000000000000001 00000003 91 91 4e", "rest              1 bytes behind the last value, which Dubbo ignores")]
    [TestCase("dabb0214 ffffffffffffffff 00000001 92", "id                -1 (0xffffffffffffffff)")]
    [TestCase("dabb0614 0000000000000001 0000000d 34 0a 2268656c6c6f22 0a 7b7d0a", "value             \"hello\"")]
    [TestCase("dabb0814 0000000000000001 00000003 010203", "body              3 bytes 01 02 03")]
    public async Task Value_is_shown(string hex, string expected) =>
        Assert.That(await DecodeAsync(hex), Does.Contain(expected));

    [Test]
    public async Task Exception_is_shown_with_its_class_its_message_and_its_references()
    {
        string output = await DecodeAsync(
            "dabb0214 0000000000000001 0000007d 90 43 1a "
            + "6a6176612e6c616e672e52756e74696d65457863657074696f6e 92 05 6361757365 "
            + "0d 64657461696c4d657373616765 60 5190 04 626f6f6d" + string.Concat(Enumerable.Repeat(" 4e", 67)));
        Assert.That(output, Does.Contain("exception java.lang.RuntimeException: boom"));
        Assert.That(
            output, Does.Contain("java.lang.RuntimeException #0 {cause: → #0 java.lang.RuntimeException, detailMessage: \"boom\"}"));
    }

    [Test]
    public async Task Text_of_peers_cannot_control_the_terminal()
    {
        string output = await DecodeAsync("dabb0246 0000000000000001 00000006 05 1b5b326a 07");
        Assert.That(output, Does.Contain(@"""\u001b[2j\u0007""").And.Not.Contain('\u001b'));
    }

    internal static async Task<string> DecodeAsync(string hex, int exitCode = 0)
    {
        using var folder = new TemporaryFolder();
        ToolRun run = await ToolRun.RunAsync("decode", folder.Write("frames.hex", hex));
        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Output + run.Errors);
        return run.Output;
    }
}
