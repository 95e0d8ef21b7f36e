using System.Diagnostics;
using System.Globalization;

namespace DubboNet.TestKit;

/// <summary>Signals to a process that a test has started.</summary>
internal static class ProcessSignal
{
    /// <summary>SIGSTOP: stops it where it is, until it is told to go on.</summary>
    public static Task FreezeAsync(int processId) => SendAsync("-STOP", processId);

    /// <summary>SIGCONT: lets it go on.</summary>
    public static Task ThawAsync(int processId) => SendAsync("-CONT", processId);

    /// <summary>SIGTERM: asks it to end in order.</summary>
    public static Task TerminateAsync(int processId) => SendAsync("-TERM", processId);

    private static async Task SendAsync(string signal, int processId)
    {
        using Process kill = Process.Start("kill", [signal, processId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        if (kill.ExitCode != 0)
            throw new InvalidOperationException($"kill {signal} {processId} ended with {kill.ExitCode}.");
    }
}
