namespace DubboNet.Hessian.Tests.Models;

/// <summary>Options with the registered models.</summary>
internal static class Known
{
    public static HessianOptions Models { get; } = new()
    {
        Types = HessianTypeRegistry.Create(
            Point.Hessian, Person.Hessian, Colors.Hessian, Node.Hessian, Shape.Hessian, Circle.Hessian, Renamed.Hessian, Money.Hessian,
            Pixel.Hessian),
    };

    /// <summary>Gets the same options, with typed lists written as Java does.</summary>
    public static HessianOptions Compact { get; } = new() { Types = Models.Types, CompactTypedLists = true };

    /// <summary>The definition of Point in a message.</summary>
    public const string PointDefinition = "43 1c\"com.example.dubbonet.P$Point\" 92 01\"y\" 01\"x\" ";
}
