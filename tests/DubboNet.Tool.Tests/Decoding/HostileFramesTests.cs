using System.Buffers.Binary;
using System.Diagnostics;

namespace DubboNet.Tool.Tests;

/// <summary>Tests that no bytes make the explanation fail, or cost more than their length.</summary>
internal sealed class HostileFramesTests
{
    private const int MiB = 1024 * 1024;

    [Test]
    public void Changed_frames_are_explained_or_malformed([Values(1, 2, 3)] int seed)
    {
        var random = new Random(seed);
        List<CapturedFrame> frames = [.. CapturedFrame.Files.SelectMany(CapturedFrame.Read)];
        int malformed = 0;
        for (int i = 0; i < 3000; i++)
        {
            byte[] bytes = frames[random.Next(frames.Count)].Bytes;
            for (int change = random.Next(1, 4); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            bytes = bytes[..random.Next(Math.Min(16, bytes.Length), bytes.Length + 1)];
            ExplainedFrame frame = FrameExplainer.Explain(bytes);
            malformed += frame.Problem is null ? 0 : 1;
            var item = new FrameEvent { Frame = frame };
            Assert.That(new FramePrinter(500).Full(item, ""), Is.Not.Empty);
            Assert.That(FrameJson.Line(item, hasBody: true), Does.StartWith("{"));
        }

        Assert.That(malformed, Is.GreaterThan(500));
    }

    private static IEnumerable<TestCaseData> Bodies()
    {
        yield return new TestCaseData(Repeat([0x79])).SetArgDisplayNames("nested lists");
        yield return new TestCaseData(Repeat([0x57])).SetArgDisplayNames("nested open lists");
        yield return new TestCaseData((byte[])[0x57, .. Repeat([0x78])]).SetArgDisplayNames("empty lists");
        yield return new TestCaseData((byte[])[0x57, .. Repeat([0x43, 0x00, 0x90])]).SetArgDisplayNames("class definitions");
        yield return new TestCaseData(
            (byte[])[0x57, 0x43, 0x53, 0xff, 0xff, .. Enumerable.Repeat((byte)'x', 0xffff), 0x90, .. Repeat([0x60])])
            .SetArgDisplayNames("objects of a class with a long name");
        yield return new TestCaseData((byte[])[0x57, .. Repeat([0x52, 0x00, 0x00])]).SetArgDisplayNames("empty chunks");
        yield return new TestCaseData((byte[])[0x57, .. Repeat([0x91])]).SetArgDisplayNames("numbers");
        yield return new TestCaseData((byte[])[0x48, .. Repeat([0x01, 0x61])]).SetArgDisplayNames("map of equal keys");
    }

    [TestCaseSource(nameof(Bodies))]
    public void Time_and_memory_are_those_of_the_bytes(byte[] value)
    {
        byte[] frame = [0xda, 0xbb, 2, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0x91, .. value];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(12), frame.Length - 16);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();

        var item = new FrameEvent { Frame = FrameExplainer.Explain(frame) };
        string text = new FramePrinter(500).Full(item, "");
        string json = FrameJson.Line(item, hasBody: true);

        Assert.That(item.Frame.Problem, Is.Not.Null);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(400L * MiB));
        Assert.That(text.Length + json.Length, Is.LessThan(40 * MiB));
    }

    private static byte[] Repeat(byte[] part) => [.. Enumerable.Repeat(part, MiB / part.Length).SelectMany(bytes => bytes)];
}
