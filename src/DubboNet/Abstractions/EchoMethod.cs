using DubboNet.Hessian;

namespace DubboNet;

/// <summary>Describes the method of all Dubbo services that returns its argument.</summary>
internal static class EchoMethod
{
    public const string Name = "$echo";

    public static DubboMethod<object, object> For(ServiceKey service) =>
        new(service, Name, "Ljava/lang/Object;", DubboArguments.CreateFormatter(HessianFormatters.Object), HessianFormatters.Object);
}
