using DubboNet.Architecture.Tests.English;

namespace DubboNet.Architecture.Tests;

/// <summary>Checks that C# files, other than those that a tool writes, are short enough to be read at once.</summary>
public sealed class LengthTests
{
    private const int MaxLines = 350;

    [Test]
    public void Files_have_at_most_350_lines() => Assert.That(
        TextFile.Code.Where(file => file.Lines.Count > MaxLines).Select(file => file.Path), Is.Empty, "split the file by topic");
}
