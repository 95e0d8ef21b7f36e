namespace DubboNet.Tool.Tests;

/// <summary>Represents a frame that Java sent.</summary>
/// <param name="IsFromConsumer">Whether the consumer sent it.</param>
/// <param name="Hex">The bytes.</param>
internal sealed record CapturedFrame(bool IsFromConsumer, string Hex)
{
    public byte[] Bytes => Convert.FromHexString(Hex);

    /// <summary>Gets the names of the files with frames.</summary>
    public static IEnumerable<string> Files =>
        Directory.GetFiles(Folder, "*.tsv").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    private static string Folder => Path.Combine(TestContext.CurrentContext.TestDirectory, "Fixtures");

    /// <summary>Reads the frames of a file in the order of the wire.</summary>
    public static List<CapturedFrame> Read(string file) =>
    [
        .. File.ReadLines(Path.Combine(Folder, $"{file}.tsv"))
            .Select(line => line.Split('\t'))
            .Select(cells => new CapturedFrame(cells[2] == ">", cells[3])),
    ];
}
