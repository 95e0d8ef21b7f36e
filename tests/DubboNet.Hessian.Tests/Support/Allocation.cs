using System.Diagnostics;
using System.Reflection;

namespace DubboNet.Hessian.Tests.Support;

/// <summary>Counts what the current thread allocates.</summary>
internal static class Allocation
{
    private const int Base = 64 * 1024;
    private const int BytesPerInputByte = 32;

    /// <summary>Whether the codec was compiled with optimisation: without it the run-time boxes in some generic methods.</summary>
    public static bool IsOptimized { get; } =
        typeof(HessianReader).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    /// <summary>What reading a hostile message may allocate, whatever lengths it states.</summary>
    public static long Limit(int inputLength) => Base + ((long)BytesPerInputByte * inputLength);

    /// <summary>Bytes allocated by one call.</summary>
    public static long Of(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Bytes allocated by one call when everything that is made only once has been made.</summary>
    public static long OfWarm(Action action, int rounds = 40)
    {
        long least = long.MaxValue;
        for (int round = 0; round < rounds; round++)
            least = Math.Min(least, Of(action));
        return least;
    }

    /// <summary>Bytes allocated by reading a message that cannot be read, the exception among them.</summary>
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
            // Expected; that it is thrown is for another assertion.
        }
    }
}
