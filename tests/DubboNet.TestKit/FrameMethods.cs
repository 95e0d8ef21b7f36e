using DubboNet.Hessian;

namespace DubboNet.TestKit;

/// <summary>
/// Describes methods of <c>com.example.frames.FrameService</c> without a contract, for tests of the layers below contracts.
/// </summary>
public static class FrameMethods
{
    public const string Interface = "com.example.frames.FrameService";

    public static ServiceKey Service { get; } = new(Interface);

    public static DubboMethod<string, string> Echo { get; } = OfText("echo");

    public static DubboMethod<string, string> Fail { get; } = OfText("fail");

    public static DubboMethod<string, DubboVoid> Tell { get; } = new(
        Service, "tell", "Ljava/lang/String;", DubboArguments.CreateFormatter(HessianFormatters.String), DubboArguments.None);

    public static DubboMethod<(int A, int B), int> Add { get; } = new(
        Service, "add", "II", DubboArguments.CreateFormatter(HessianFormatters.Int32, HessianFormatters.Int32), HessianFormatters.Int32);

    public static DubboMethod<byte[], byte[]> Bytes { get; } =
        new(Service, "bytes", "[B", DubboArguments.CreateFormatter(HessianFormatters.Bytes), HessianFormatters.Bytes);

    public static DubboMethod<object, object> Any { get; } = new(
        Service, "any", "Ljava/lang/Object;", DubboArguments.CreateFormatter(HessianFormatters.Object), HessianFormatters.Object);

    private static DubboMethod<string, string> OfText(string name) => new(
        Service, name, "Ljava/lang/String;", DubboArguments.CreateFormatter(HessianFormatters.String), HessianFormatters.String);
}
