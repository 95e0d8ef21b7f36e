using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>What stands in the graphs of a line: by the names of Java's <c>interop.Graphs</c>, which knows the reasons.</summary>
/// <param name="Anywhere">The types that survive between two Javas and may stand anywhere.</param>
/// <param name="OnlyLast">Those that survive, after which references go wrong, so that they may only be the last in a graph.</param>
/// <param name="OneWay">The types of graphs that Java sends and need not read, anywhere.</param>
/// <param name="OneWayOnlyLast">The last of such graphs.</param>
internal sealed record LineTypes(IReadOnlySet<string> Anywhere, IReadOnlySet<string> OnlyLast, IReadOnlySet<string> OneWay, IReadOnlySet<string> OneWayOnlyLast)
{
    /// <summary>What Java reads of .NET and not of itself: .NET sends the stand-in.</summary>
    private static readonly string[] OwnForms = ["InetAddress", "InetSocketAddress"];

    /// <summary>What graphs of .NET may have at their end.</summary>
    public IReadOnlySet<string> OnlyLastOfDotNet => OnlyLast.Concat(OneWayOnlyLast.Intersect(OwnForms)).ToHashSet();

    public static async Task<LineTypes> OfAsync(JavaLine java)
    {
        IReadOnlySet<string>[] sets = [.. (await java.Consumer.AskAsync("graph-types")).Split('\t').Select(Names)];
        return new LineTypes(sets[0], sets[1], sets[2], sets[3]);
    }

    private static HashSet<string> Names(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
