using System.CommandLine;

namespace DubboNet.Tool;

/// <summary>The command <c>load</c>, which calls a method many times and reports how long the calls took.</summary>
internal sealed class LoadCommand
{
    private const int MostCallers = 10_000;
    private const int MostCallsPerSecond = 1_000_000;

    private readonly Option<int> _callers = new("--callers", "-c")
    {
        Description = "The number of calls at the same time, which share the connections. The default is 8.",
        HelpName = "number",
        DefaultValueFactory = _ => 8,
    };

    private readonly Option<int?> _rate = new("--rate")
    {
        Description = "The calls each second, which start at fixed times. A call that has to wait for a caller counts from the time at "
            + "which it was due. By default, each caller makes its next call as soon as the last one has ended.",
        HelpName = "number",
    };

    private readonly Option<TimeSpan> _duration = TimeOption.Create("--duration", "The time that is measured.", TimeSpan.FromSeconds(10));

    private readonly Option<TimeSpan> _warmup =
        TimeOption.Create("--warmup", "The time before the measurement.", TimeSpan.FromSeconds(3), mayBeZero: true);

    private readonly MethodCommand _command;
    private readonly ToolOutput _output;

    private LoadCommand(ToolOutput output) => (_command, _output) = (new MethodCommand(output), output);

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolOutput output)
    {
        var load = new LoadCommand(output);
        var command = new Command("load", "Calls a method many times, and reports how long the calls took.");
        load._command.AddTo(command);
        foreach (Option option in (Option[])[load._callers, load._rate, load._duration, load._warmup])
            command.Add(option);
        command.SetAction(load.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        int count = parsed.GetValue(_callers);
        Check("--callers", count, MostCallers);
        int? rate = parsed.GetValue(_rate);
        Check("--rate", rate, MostCallsPerSecond);
        CallTarget target = _command.CreateTarget(parsed);
        await using (target.ConfigureAwait(false))
        {
            MethodCall call = await _command.PrepareAsync(parsed, target, cancellationToken).ConfigureAwait(false);
            IDubboInvoker invoker = target.GetInvoker();
            var options = new DubboCallOptions { Attachments = _command.ReadAttachments(parsed) };
            // Shows at once, and with the exit code of a call, if the method cannot be called.
            await call.SendAsync(invoker, options, cancellationToken).ConfigureAwait(false);
            Caller[] callers = [.. Enumerable.Range(0, count).Select(_ => new Caller<object?>(
                _ => new ValueTask<object?>(call.SendAsync(invoker, options, CancellationToken.None)), static (_, _) => true))];
            await _output.WaitAsync(
                "Warming up", LoadRun.RunAsync(callers, parsed.GetValue(_warmup), rate, cancellationToken)).ConfigureAwait(false);
            foreach (Caller caller in callers)
                caller.Log.Clear();
            double seconds = await _output.WaitAsync(
                "Measuring", LoadRun.RunAsync(callers, parsed.GetValue(_duration), rate, cancellationToken)).ConfigureAwait(false);
            return Report(parsed, new LoadReport($"{call.Service} {call.Method}", count, rate, seconds, Sum(callers)));
        }
    }

    private static void Check(string option, int? number, int most)
    {
        if (number < 1 || number > most)
            throw new ToolException(ExitCode.Usage, $"{option} is {number}. It must be a number from 1 to {most}.");
    }

    private static CallerLog Sum(Caller[] callers)
    {
        var log = new CallerLog();
        foreach (Caller caller in callers)
            log.Add(caller.Log);
        return log;
    }

    private int Report(ParseResult parsed, LoadReport report)
    {
        if (parsed.GetValue(_output.JsonOption))
            ToolOutput.Json(report.Write);
        else
            ToolOutput.Line($"{report}");
        return (int)(report.HasErrors ? ExitCode.Difference : ExitCode.Success);
    }
}
