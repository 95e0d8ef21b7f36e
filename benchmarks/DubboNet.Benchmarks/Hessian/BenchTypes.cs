using DubboNet.Hessian;

namespace DubboNet.Benchmarks.Hessian;

/// <summary>Provides the values of <c>interop.HessianBench</c> and their formatters.</summary>
internal static class BenchTypes
{
    public static HessianEnumFormatter<Color> Color { get; } =
        new("com.example.bench.Color", [(Hessian.Color.Red, "RED"), (Hessian.Color.Green, "GREEN"), (Hessian.Color.Blue, "BLUE")]);

    public static UserFormatter User => UserFormatter.Instance;

    public static PageFormatter Page { get; } = new();

    public static NodeFormatter Node { get; } = new();

    public static IHessianFormatter<Dictionary<string, int>> Map { get; } =
        HessianFormatters.Dictionary(HessianFormatters.String, HessianFormatters.Int32);

    /// <summary>Gets options with Java's compact forms, so that the bytes are those of hessian-lite.</summary>
    public static HessianOptions Options { get; } =
        new() { Types = HessianTypeRegistry.Create(Color, User, Page, Node), CompactTypedLists = true };

    public static int[] Ints { get; } = [.. Enumerable.Range(0, 1000).Select(i => i * 37)];

    public static string Ascii { get; } = Text('a', 26, 10_000);

    public static string Chinese { get; } = Text('\u4e00', 0x5000, 10_000);

    public static Dictionary<string, int> Counts { get; } = Enumerable.Range(0, 100).ToDictionary(i => $"key{i}", i => i * 37);

    public static byte[] Bytes { get; } = [.. Enumerable.Range(0, 1 << 20).Select(i => (byte)i)];

    private static string Text(char first, int different, int length) =>
        string.Create(length, (first, different), static (text, of) =>
        {
            for (int i = 0; i < text.Length; i++)
                text[i] = (char)(of.first + (i % of.different));
        });
}
