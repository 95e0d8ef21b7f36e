using Frames;

namespace DubboNet.Interop.Tests.Table;

/// <summary>Represents <c>com.example.frames.Item</c>.</summary>
[HessianType("com.example.frames.Item")]
internal sealed partial record Item
{
    public string? Name { get; set; }

    public decimal? Price { get; set; }

    public Color? Color { get; set; }

    public DateOnly? Since { get; set; }

    public static Item Of(string name) =>
        new() { Name = name, Price = 9.90m, Color = Frames.Color.Blue, Since = new DateOnly(2024, 2, 29) };
}
