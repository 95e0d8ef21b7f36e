using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>What survives between two Javas of a line: by the names of Java's <c>interop.Graphs</c>, which knows the reasons.</summary>
/// <param name="Anywhere">The types that may stand anywhere.</param>
/// <param name="OnlyLast">Those after which references go wrong, so that they may only be the last in a graph.</param>
internal sealed record LineTypes(IReadOnlySet<string> Anywhere, IReadOnlySet<string> OnlyLast)
{
    public static async Task<LineTypes> OfAsync(JavaLine java)
    {
        string[] answer = (await java.Consumer.AskAsync("graph-types")).Split('\t');
        return new LineTypes(answer[0].Split(' ').ToHashSet(), answer[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet());
    }
}
