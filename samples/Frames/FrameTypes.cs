using DubboNet.Hessian;

namespace Frames;

/// <summary>The types of <c>com.example.frames</c> as a registry.</summary>
public static class FrameTypes
{
    /// <summary>The Java enum Color.</summary>
    public static HessianEnumFormatter<Color> Color { get; } = new(
        "com.example.frames.Color", [(Frames.Color.Red, "RED"), (Frames.Color.Green, "GREEN"), (Frames.Color.Blue, "BLUE")]);

    /// <summary>The types, in the forms that every Java line reads.</summary>
    public static HessianOptions Options { get; } = new() { Types = Registry(null) };

    /// <summary>The same with the bytes that Java itself would write: compact typed lists, and ArrayList by the name that a line gives it.</summary>
    /// <param name="listType">Null for hessian-lite 4 (Dubbo 3.3), <c>java.util.ArrayList</c> for 3.2 (Dubbo 2.6 to 3.2).</param>
    public static HessianOptions AsJava(string? listType) => new() { Types = Registry(listType), CompactTypedLists = true };

    private static HessianTypeRegistry Registry(string? listType)
    {
        IHessianFormatter<List<string>> names = HessianFormatters.List(HessianFormatters.String, listType);
        return HessianTypeRegistry.Create(Color, new PersonFormatter(names), new VipPersonFormatter(names));
    }
}
