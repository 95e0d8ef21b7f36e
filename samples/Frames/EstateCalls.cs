using System.Globalization;

namespace Frames;

/// <summary>Makes calls of EstateService, and says which providers ran them.</summary>
public static class EstateCalls
{
    /// <summary>The name of the provider in .NET. A Java provider returns its port.</summary>
    public const string DotNet = ".NET";

    /// <summary>Makes calls one after another, and returns the name of the provider of each.</summary>
    public static async Task<string[]> MakeAsync(IEstateService client, int count, CancellationToken cancellationToken = default)
    {
        var names = new string[count];
        for (int i = 0; i < count; i++)
            names[i] = await client.WhoAsync(cancellationToken);
        return names;
    }

    /// <summary>
    /// Makes a Java consumer (<c>interop.EstateConsumer</c>) do the same. Calls that fail have no name.
    /// </summary>
    public static async Task<string[]> MakeAsync(JavaPeer consumer, int count)
    {
        // PROVIDER=COUNT@TIMES of each provider, with semicolons between them, and the failures after a tab
        string counts = (await consumer.AskAsync($"call {count}")).Split('\t')[0];
        return [.. counts.Split(';', StringSplitOptions.RemoveEmptyEntries).SelectMany(ReadCount)];
    }

    /// <summary>Returns the number of calls of each provider as text.</summary>
    public static string Describe(IEnumerable<string> names) => string.Join(
        ", ",
        names.GroupBy(name => name)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} by {(group.Key == DotNet ? DotNet : $"Java at port {group.Key}")}"));

    private static IEnumerable<string> ReadCount(string text)
    {
        string[] parts = text.Split('=', '@');
        return Enumerable.Repeat(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
