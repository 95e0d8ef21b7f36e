using System.Diagnostics;
using System.Globalization;

namespace DubboNet.TestKit;

/// <summary>Sends signals to a process that a test has started.</summary>
internal static class ProcessSignal
{
    /// <summary>Sends SIGSTOP, which suspends the process until SIGCONT.</summary>
    public static Task FreezeAsync(int processId) => SendAsync("-STOP", processId);

    /// <summary>Sends SIGCONT, which resumes the process.</summary>
    public static Task ThawAsync(int processId) => SendAsync("-CONT", processId);

    /// <summary>Sends SIGINT, as Ctrl+C does.</summary>
    public static Task InterruptAsync(int processId) => SendAsync("-INT", processId);

    /// <summary>Sends SIGTERM, which requests a normal end.</summary>
    public static Task TerminateAsync(int processId) => SendAsync("-TERM", processId);

    private static async Task SendAsync(string signal, int processId)
    {
        using Process kill = Process.Start("kill", [signal, processId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        if (kill.ExitCode != 0)
            throw new InvalidOperationException($"kill {signal} {processId} ended with {kill.ExitCode}.");
    }
}
