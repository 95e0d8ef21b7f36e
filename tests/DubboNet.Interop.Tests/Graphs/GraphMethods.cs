using DubboNet.Hessian;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>The methods of <c>com.example.frames.GraphService</c>.</summary>
internal static class GraphMethods
{
    private static readonly IHessianFormatter<(long Seed, int Size)> SeedAndSize = DubboArguments.Of(HessianFormatters.Int64, HessianFormatters.Int32);

    public static ServiceKey Service { get; } = new("com.example.frames.GraphService");

    public static DubboMethod<object, object> Echo { get; } = new(
        Service, "echo", "Ljava/lang/Object;", DubboArguments.Of(HessianFormatters.Object), HessianFormatters.Object);

    public static DubboMethod<object, string> Describe { get; } = new(
        Service, "describe", "Ljava/lang/Object;", DubboArguments.Of(HessianFormatters.Object), HessianFormatters.String);

    public static DubboMethod<(long Seed, int Size), object> Build { get; } = new(Service, "build", "JI", SeedAndSize, HessianFormatters.Object);

    public static DubboMethod<(long Seed, int Size), string> Text { get; } = new(Service, "text", "JI", SeedAndSize, HessianFormatters.String);
}
