using System.Globalization;

namespace DubboNet.Server;

/// <summary>Measures the load of this machine for consumers in Java that prefer idle providers (<c>adaptive</c>).</summary>
internal static class MachineLoad
{
    /// <summary>
    /// Returns the time and the load, such as <c>curTime:1767225600000,load:12.50</c> (<c>ProfilerServerFilter</c>). The load is the number
    /// of processes of the last minute that run or wait to run, in percent of the processors. It is 0 if it is not known, as on systems
    /// other than Linux. Java's consumers read the value of Java there as 0, too.
    /// </summary>
    public static string Describe(TimeProvider time) => string.Create(
        CultureInfo.InvariantCulture,
        $"curTime:{time.GetUtcNow().ToUnixTimeMilliseconds()},load:{Average() * 100 / Environment.ProcessorCount:F2}");

    private static double Average()
    {
        try
        {
            string text = OperatingSystem.IsLinux() ? File.ReadAllText("/proc/loadavg") : "";
            return double.TryParse(text.Split(' ')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double average) ? average : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A container can hide the file.
            return 0;
        }
    }
}
