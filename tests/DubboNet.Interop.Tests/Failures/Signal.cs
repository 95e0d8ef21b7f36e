using System.Diagnostics;
using System.Globalization;

namespace DubboNet.Interop.Tests.Failures;

/// <summary>Stops a process where it is (SIGSTOP) until it is told to go on (SIGCONT).</summary>
internal static class Freeze
{
    public static Task StopAsync(int processId) => SignalAsync("-STOP", processId);

    public static Task ContinueAsync(int processId) => SignalAsync("-CONT", processId);

    private static async Task SignalAsync(string signal, int processId)
    {
        using Process kill = Process.Start("kill", [signal, processId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.That(kill.ExitCode, Is.Zero);
    }
}
