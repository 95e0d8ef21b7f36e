using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>Lists the types in the graphs of a line, by the names of Java's <c>interop.Graphs</c>, which states the reasons.</summary>
/// <param name="Anywhere">The types that two Java processes keep, in any place.</param>
/// <param name="OnlyLast">The types that they keep only at the end of a graph, because later references are wrong.</param>
/// <param name="OneWay">The types of graphs that Java only sends, in any place.</param>
/// <param name="OneWayOnlyLast">The types at the end of such graphs.</param>
internal sealed record LineTypes(
    IReadOnlySet<string> Anywhere, IReadOnlySet<string> OnlyLast, IReadOnlySet<string> OneWay, IReadOnlySet<string> OneWayOnlyLast)
{
    // Java reads these types from .NET, which sends the stand-in, but not from Java.
    private static readonly string[] OwnForms = ["InetAddress", "InetSocketAddress"];

    /// <summary>Gets the types that graphs of .NET can have at their end.</summary>
    public IReadOnlySet<string> OnlyLastOfDotNet => OnlyLast.Concat(OneWayOnlyLast.Intersect(OwnForms)).ToHashSet();

    public static async Task<LineTypes> OfAsync(JavaLine java)
    {
        IReadOnlySet<string>[] sets = [.. (await java.Consumer.AskAsync("graph-types")).Split('\t').Select(Names)];
        return new LineTypes(sets[0], sets[1], sets[2], sets[3]);
    }

    private static HashSet<string> Names(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
