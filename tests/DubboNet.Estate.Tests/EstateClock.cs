namespace DubboNet.Estate.Tests;

/// <summary>Provides the time that all processes of a machine share.</summary>
internal static class EstateClock
{
    /// <summary>Gets the milliseconds of the system clock, as Java has them.</summary>
    public static long Now => DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
}
