namespace DubboNet.Tool.Tests;

internal sealed class HexTextTests
{
    private const string Summary = "event 6, 18 bytes";

    [TestCase("dabba20000000000000000060000 00020152", TestName = "Digits")]
    [TestCase("DA:BB:A2:00,00 00 00 00\n 00 00 00 06\t0000\n00020152\n", TestName = "Digits_with_separators")]
    [TestCase("0xda 0xbb 0xa2 0x00 00 00 000000000006 000000020152", TestName = "Digits_with_prefixes")]
    [TestCase("# a comment\n\n< dabba200000000000000\n< 0006 00000002 0152", TestName = "Directions")]
    [TestCase(
        "00000000: dabb a200 0000 0000 0000 0006 0000 0002  ................\n00000010: 0152                                     .R\n",
        TestName = "Lines_of_xxd")]
    [TestCase(
        "00000000  da bb a2 00 00 00 00 00  00 00 00 06 00 00 00 02  |................|\n00000010  01 52  |.R|\n00000012\n",
        TestName = "Lines_of_hexdump")]
    [TestCase(
        "0000   da bb a2 00 00 00 00 00 00 00 00 06 00 00 00 02   ................\n0010   01 52   .R\n",
        TestName = "Lines_of_Wireshark")]
    public async Task Text_is_read_as_bytes(string text) =>
        Assert.That(await DecodedFieldsTests.DecodeAsync(text), Does.Contain(Summary));

    [Test]
    public async Task Standard_input_is_read()
    {
        using System.Diagnostics.Process process = ToolRun.Start("decode", "-");
        await process.StandardInput.WriteAsync("dabba2000000000000000006000000020152");
        process.StandardInput.Close();
        Assert.That(await process.StandardOutput.ReadToEndAsync(), Does.Contain(Summary));
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero);
    }

    [Test]
    public async Task Line_that_is_not_hexadecimal_is_named()
    {
        using var folder = new TemporaryFolder();
        ToolRun run = await ToolRun.RunAsync("decode", folder.Write("frames.hex", "dabba2\n0000zz\n"));
        Assert.That(run.ExitCode, Is.EqualTo(3));
        Assert.That(run.Errors, Does.Contain("line 2 is not: \"0000zz\""));
    }
}
