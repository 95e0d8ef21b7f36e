namespace DubboNet.Hessian.Tests.Models;

/// <summary><c>P$Color</c>.</summary>
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

    /// <summary>Takes blue for every unknown constant.</summary>
    public static HessianEnumFormatter<Color> Lenient { get; } = new(ClassName, Constants, Color.Blue);
}
