using DubboNet.Hessian;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>The methods of <c>com.example.frames.GraphService</c>.</summary>
internal static class GraphMethods
{
    private static readonly IHessianFormatter<(long Seed, int Size, bool OneWay)> Order =
        DubboArguments.Of(HessianFormatters.Int64, HessianFormatters.Int32, HessianFormatters.Boolean);

    public static ServiceKey Service { get; } = new("com.example.frames.GraphService");

    public static DubboMethod<object, object> Echo { get; } = new(
        Service, "echo", "Ljava/lang/Object;", DubboArguments.Of(HessianFormatters.Object), HessianFormatters.Object);

    public static DubboMethod<object, string> Describe { get; } = new(
        Service, "describe", "Ljava/lang/Object;", DubboArguments.Of(HessianFormatters.Object), HessianFormatters.String);

    public static DubboMethod<(long Seed, int Size, bool OneWay), object> Build { get; } = new(Service, "build", "JIZ", Order, HessianFormatters.Object);

    public static DubboMethod<(long Seed, int Size, bool OneWay), string> Text { get; } = new(Service, "text", "JIZ", Order, HessianFormatters.String);
}
