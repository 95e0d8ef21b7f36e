using System.Text.RegularExpressions;

namespace DubboNet.Architecture.Tests;

/// <summary>
/// Tests that threads, timers and tokens of the platform call this library only through one edge, which catches all exceptions. An uncaught
/// exception would end the process. The tool may end so, because it is the process.
/// </summary>
public sealed class EdgeTests
{
    /// <summary>
    /// The patterns of code that is called from outside, with the files that may contain it. What the socket of JSON-RPC and the finder of
    /// services let call does not throw: it cancels, aborts, or is a task.
    /// </summary>
    private static readonly (string Pattern, string[] Allowed)[] Ways =
    [
        (@"\bIThreadPoolWorkItem\b", ["WorkItem.cs"]),
        (@"\bThreadPool\.\w*Queue", ["Edge.cs"]),
        (@"\.Schedule\((?!.*\bnew\b)(static|\(|async|\w+ =>)", ["Edge.cs", "SchedulerSwitch.cs"]),
        // The lifetime of a host catches what its callbacks throw.
        (@"\.(Unsafe)?Register\((?!this|new EdgeAction)", ["Edge.cs", "ConsoleFailures.cs", "JsonRpcSocket.cs", "DubboServiceFinder.cs"]),
        (@"(?<!Edge)\.CreateTimer\(", ["Edge.cs", "JsonRpcSocket.cs"]),
        (@"\bnew (System\.Threading\.)?Timer\(", []),
        (@"\bnew CancellationTokenSource\([^)]", ["JsonRpcSocket.cs"]),
        (@"\bCancellationTokenSource \w+ = new\([^)]", []),
        (@"\bCreateLinkedTokenSource\(", ["JsonRpcSocket.cs"]),
        (@"\.CancelAfter\(", []),
        (@"\basync void\b", []),
        (@"\.(Unsafe)?OnCompleted\((?!_?connection)", ["ServerCall{TArguments,TResult}.cs", "PendingCall{TResult}.cs"]),
        (@"\bnew Thread\(", ["DedicatedThreadScheduler.cs"]),
        (@"\bContinueWith\(", []),
    ];

    [TestCaseSource(nameof(Ways))]
    public void Platform_calls_code_through_the_edge_only((string Pattern, string[] Allowed) way)
    {
        IEnumerable<string> wrong = from file in SourceFile.All
                                    where file.Project != "DubboNet.Tool" && !way.Allowed.Contains(file.Name)
                                    from line in file.Code
                                    where Regex.IsMatch(line, way.Pattern)
                                    select $"{file}: {line.Trim()}";
        Assert.That(wrong, Is.Empty, "use Edge, WorkItem or TimedCancellation");
    }

    [TestCase(@"\bIThreadPoolWorkItem\b", "internal sealed class Sneaky : IThreadPoolWorkItem")]
    [TestCase(@"\.(Unsafe)?Register\((?!this|new EdgeAction)", "connection.Closing.UnsafeRegister(_ => Remove(connection), null);")]
    [TestCase(@"(?<!Edge)\.CreateTimer\(", "_timer = time.CreateTimer(Tick, null, due, period);")]
    [TestCase(
        @"\.Schedule\((?!.*\bnew\b)(static|\(|async|\w+ =>)",
        "_options.Scheduler.Schedule(static stop => ((CancellationTokenSource)stop!).Cancel(), _stop);")]
    [TestCase(
        @"\bnew CancellationTokenSource\([^)]",
        "using var attempt = new CancellationTokenSource(_options.ConnectTimeout, _options.TimeProvider);")]
    public void Pattern_finds_what_it_forbids(string pattern, string line)
    {
        Assert.That(Ways.Select(way => way.Pattern), Does.Contain(pattern));
        Assert.That(Regex.IsMatch(line, pattern));
    }
}
