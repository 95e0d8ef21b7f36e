using DubboNet.Architecture.Tests.English;

namespace DubboNet.Architecture.Tests;

/// <summary>Checks that C# files, other than those that a tool writes, are short enough to be read at once.</summary>
public sealed class LengthTests
{
    private const int MaxLines = 350;

    /// <summary>The files that are not split yet.</summary>
    private static readonly string[] Excepted =
    [
        "src/DubboNet/Client/ConnectionKeeper.cs",
        "src/DubboNet/Client/DubboChannel.cs",
        "src/DubboNet/Server/DubboServer.cs",
        "src/DubboNet/Server/ServiceDispatcher.cs",
    ];

    [Test]
    public void Files_have_at_most_350_lines() => Assert.That(
        TextFile.Code.Where(file => file.Lines.Count > MaxLines).Select(file => file.Path), Is.EquivalentTo(Excepted),
        "split the file by topic, or remove a file that is split from the list");
}
