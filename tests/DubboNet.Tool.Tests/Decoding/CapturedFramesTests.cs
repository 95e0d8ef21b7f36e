using System.Text.Json;

namespace DubboNet.Tool.Tests;

/// <summary>Tests that every frame of the four lines of Java is explained to its last byte.</summary>
internal sealed class CapturedFramesTests
{
    private static IEnumerable<string> Files => CapturedFrame.Files;

    [TestCaseSource(nameof(Files))]
    public async Task Every_frame_is_explained(string file)
    {
        List<CapturedFrame> frames = CapturedFrame.Read(file);
        using var folder = new TemporaryFolder();
        IEnumerable<string> hex = frames.Select(frame => $"{(frame.IsFromConsumer ? '>' : '<')} {frame.Hex}");
        string path = folder.Write("frames.hex", string.Join('\n', hex));

        ToolRun run = await ToolRun.RunAsync("decode", path, "--json");

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        List<JsonElement> lines = [.. run.Lines().Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.That(lines, Has.Count.EqualTo(frames.Count));
        for (int i = 0; i < frames.Count; i++)
            CheckFrame(lines[i], frames[i]);
        ToolRun text = await ToolRun.RunAsync("decode", path, "--full");
        Assert.That(text.Output, Does.Not.Contain("not defined").And.Not.Contain("malformed").And.Not.Contain("behind the last value"));
    }

    private static void CheckFrame(JsonElement line, CapturedFrame frame)
    {
        byte[] bytes = frame.Bytes;
        Assert.That(line.GetProperty("flags").GetInt32(), Is.EqualTo(bytes[2]));
        Assert.That(line.GetProperty("length").GetInt32(), Is.EqualTo(bytes.Length - 16));
        Assert.That(line.GetProperty("from").GetString(), Is.EqualTo(frame.IsFromConsumer ? "consumer" : "provider"));
        Assert.That(line.GetProperty("body").GetArrayLength(), Is.Positive);
        Assert.That(line.TryGetProperty("malformed", out _), Is.False);
        bool isCall = (bytes[2] & 0xa0) == 0x80;
        string[] names = [.. line.GetProperty("body").EnumerateArray().Select(field => field.GetProperty("name").GetString()!)];
        if (isCall)
            Assert.That(names, Is.SupersetOf(new[] { "dubbo version", "service", "method", "descriptor", "attachments" }));
        bool isText = line.GetProperty("serialization").GetString() == "fastjson";
        string json = line.GetRawText();
        Assert.That(json, isText ? Does.Not.Contain("\"bytes\"") : Does.Not.Contain("\"raw\""));
    }

    [TestCaseSource(nameof(Files))]
    public async Task Bytes_of_both_directions_in_one_file_are_explained(string file)
    {
        List<CapturedFrame> frames = CapturedFrame.Read(file);
        using var folder = new TemporaryFolder();
        string path = folder.Write("frames.bin", [.. frames.SelectMany(frame => frame.Bytes)]);

        ToolRun run = await ToolRun.RunAsync("decode", path, "--json");

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
        Assert.That(run.Lines().Length, Is.EqualTo(frames.Count));
    }
}
