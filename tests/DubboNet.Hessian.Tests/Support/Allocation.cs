using System.Diagnostics;
using System.Reflection;

namespace DubboNet.Hessian.Tests.Support;

/// <summary>Measures the allocations of the current thread.</summary>
internal static class Allocation
{
    private const int Base = 64 * 1024;
    private const int BytesPerInputByte = 32;

    /// <summary>
    /// Gets a value indicating whether the codec was compiled with optimization. Without it, the runtime boxes values in some generic
    /// methods.
    /// </summary>
    public static bool IsOptimized { get; } =
        typeof(HessianReader).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    /// <summary>Returns the memory that reading a hostile message may allocate, regardless of the lengths it states.</summary>
    public static long Limit(int inputLength) => Base + ((long)BytesPerInputByte * inputLength);

    /// <summary>Returns the number of bytes that one call allocates.</summary>
    public static long Of(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Returns the number of bytes that one call allocates after everything that is created only once exists.</summary>
    public static long OfWarm(Action action, int rounds = 40)
    {
        long least = long.MaxValue;
        for (int round = 0; round < rounds; round++)
            least = Math.Min(least, Of(action));
        return least;
    }

    /// <summary>
    /// Returns the number of bytes that are allocated for reading a message that cannot be read, including the exception.
    /// </summary>
    public static long OfFailure<T>(byte[] bytes, IHessianFormatter<T> formatter, HessianOptions options) =>
        OfWarm(() => ReadAndCatch(bytes, formatter, options), rounds: 3);

    private static void ReadAndCatch<T>(byte[] bytes, IHessianFormatter<T> formatter, HessianOptions options)
    {
        try
        {
            HessianSerializer.Deserialize(bytes, formatter, options);
        }
        catch (HessianException)
        {
            // The exception is expected. Another assertion checks that it is thrown.
        }
    }
}
