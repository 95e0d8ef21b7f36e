using System.Text.RegularExpressions;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>A type that two Javas of some lines do not keep, as Java's <c>interop.Graphs</c> has it.</summary>
/// <param name="Type">Its name there.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Why">The reason.</param>
/// <param name="IsOnlyLast">Whether it may stand at the end of a graph.</param>
internal sealed partial record GraphExclusion(string Type, IReadOnlyList<string> Lines, string Why, bool IsOnlyLast)
{
    public static IReadOnlyList<GraphExclusion> All { get; } = Read();

    private static List<GraphExclusion> Read()
    {
        string source = Repository.Read("interop-java/contract/src/interop/Graphs.java");
        int onlyLast = source.IndexOf("ONLY_LAST =", StringComparison.Ordinal);
        return
        [
            .. Pattern().Matches(source).Select(match => new GraphExclusion(
                match.Groups["type"].Value, match.Groups["lines"].Value.Split(' '), match.Groups["why"].Value, match.Index > onlyLast)),
        ];
    }

    [GeneratedRegex("""new Exclusion\("(?<type>[^"]+)", "(?<lines>[^"]+)", "(?<why>[^"]+)"\)""")]
    private static partial Regex Pattern();
}
