using System.Runtime.InteropServices;

namespace DubboNet.Tool;

/// <summary>Ends the command when the user stops it (Ctrl+C, SIGTERM).</summary>
internal static class Interruption
{
    /// <summary>The time that a command may take to end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly CancellationTokenSource Source = new();
    private static readonly List<IDisposable> Kept = [];
    private static Timer? s_end;

    /// <summary>Starts to listen for signals, and returns the token that they cancel.</summary>
    public static CancellationToken Start()
    {
        Kept.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt));
        Kept.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt));
        return Source.Token;
    }

    /// <summary>
    /// Lets the command take longer to end, because it still writes what it has. Only a second signal ends the process before that.
    /// </summary>
    public static void Finish() => Volatile.Read(ref s_end)?.Dispose();

    // A second signal ends the process at once.
    private static void Interrupt(PosixSignalContext context)
    {
        if (Source.IsCancellationRequested)
            return;
        context.Cancel = true;
        // A command that only computes does not see the token.
        Volatile.Write(ref s_end, new Timer(_ => Environment.Exit((int)ExitCode.Canceled), null, Patience, Timeout.InfiniteTimeSpan));
        Source.Cancel();
    }
}
