using System.Text.RegularExpressions;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>Represents a type that two Java processes of some lines do not keep, from Java's <c>interop.Exclusion</c>.</summary>
/// <param name="Type">The name in Java's list.</param>
/// <param name="Lines">The lines.</param>
/// <param name="Why">The reason.</param>
/// <param name="List">The Java list, which determines the use of the type.</param>
internal sealed partial record GraphExclusion(string Type, IReadOnlyList<string> Lines, string Why, string List)
{
    /// <summary>The type is in no graph.</summary>
    public const string LeftOut = "LEFT_OUT";

    /// <summary>The type is in graphs that Java only sends.</summary>
    public const string OneWay = "ONE_WAY";

    /// <summary>The type is at the end of graphs.</summary>
    public const string OnlyLast = "ONLY_LAST";

    public static IReadOnlyList<GraphExclusion> All { get; } = Read();

    private static List<GraphExclusion> Read()
    {
        string source = Repository.Read("interop-java/contract/src/interop/Exclusion.java");
        return
        [
            .. from list in Lists().Matches(source)
               from match in Exclusions().Matches(list.Value)
               let groups = match.Groups
               select new GraphExclusion(
                   groups["type"].Value, groups["lines"].Value.Split(' '), groups["why"].Value, list.Groups["name"].Value),
        ];
    }

    [GeneratedRegex("""List<Exclusion> (?<name>\w+) = List\.of\([^;]+;""")]
    private static partial Regex Lists();

    [GeneratedRegex("""new Exclusion\("(?<type>[^"]+)", "(?<lines>[^"]+)", "(?<why>[^"]+)"\)""")]
    private static partial Regex Exclusions();
}
