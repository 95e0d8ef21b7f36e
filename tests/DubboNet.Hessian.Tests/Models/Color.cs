namespace DubboNet.Hessian.Tests.Models;

/// <summary>The Java enum <c>P$Color</c>.</summary>
internal enum Color
{
    Red,
    Green,
    Blue,
}

/// <summary>The formatters of <see cref="Color"/>.</summary>
internal static class Colors
{
    public const string ClassName = "com.example.dubbonet.P$Color";

    private static readonly (Color Value, string Name)[] Constants = [(Color.Red, "RED"), (Color.Green, "GREEN"), (Color.Blue, "BLUE")];

    public static HessianEnumFormatter<Color> Hessian { get; } = new(ClassName, Constants);

    /// <summary>Gets a formatter that replaces every unknown constant with blue.</summary>
    public static HessianEnumFormatter<Color> Lenient { get; } = new(ClassName, Constants, Color.Blue);
}
