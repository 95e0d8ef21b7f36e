using DubboNet.Hessian;

namespace DubboNet.Simulation.Tests.Estate;

/// <summary>The service of an estate. Its method takes a key and the number of the call. Consistent hashing uses the key.</summary>
internal static class EstateService
{
    /// <summary>The application that provides the service.</summary>
    public const string Application = "estate-provider";

    public static ServiceKey Key { get; } = new("sim.Estate");

    public static DubboMethod<(int Key, int Number), int> Work { get; } = Create(isIdempotent: false);

    /// <summary>Gets the same method for consumers that know that it can run twice.</summary>
    public static DubboMethod<(int Key, int Number), int> IdempotentWork { get; } = Create(isIdempotent: true);

    private static DubboMethod<(int Key, int Number), int> Create(bool isIdempotent) => new(
        Key, "work", "II", DubboArguments.CreateFormatter(HessianFormatters.Int32, HessianFormatters.Int32), HessianFormatters.Int32)
    {
        Idempotent = isIdempotent,
    };
}
