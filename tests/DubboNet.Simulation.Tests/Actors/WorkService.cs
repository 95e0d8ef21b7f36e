using DubboNet.Hessian;

namespace DubboNet.Simulation.Tests.Actors;

/// <summary>The service that is called: a number and bytes in, bytes out.</summary>
internal static class WorkService
{
    /// <summary>An attachment, there and back, with the call's number: it shows whose context a handler or a caller got.</summary>
    public const string NumberKey = "number";

    public static ServiceKey Key { get; } = new("sim.WorkService");

    public static DubboMethod<(int, byte[]?), byte[]> Work { get; } = new(
        Key, "work", "I[B", DubboArguments.Of(HessianFormatters.Int32, HessianFormatters.Bytes), HessianFormatters.Bytes);
}
