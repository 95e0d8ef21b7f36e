using System.CommandLine;
using System.Diagnostics;

namespace DubboNet.Tool;

/// <summary>The command <c>call</c>, which calls a method and writes its result as JSON.</summary>
internal sealed class CallCommand
{
    private readonly Option<bool> _numbersAsStrings = new("--numbers-as-strings")
    {
        Description = "Writes numbers that a double cannot hold exactly as strings.",
    };

    private readonly Option<bool> _classes = new("--classes") { Description = "Writes the Java class of each object." };

    private readonly Option<bool> _responseAttachments = new("--response-attachments")
    {
        Description = "Writes the attachments of the response to the standard error.",
    };

    private readonly Option<bool> _time = new("--time") { Description = "Writes the time of the call to the standard error." };

    private readonly Option<bool> _verbose = new("--verbose", "-v")
    {
        Description = "Writes what is called, the time and the attachments to the standard error.",
    };

    private readonly MethodCommand _command;
    private readonly ToolOutput _output;

    private CallCommand(ToolOutput output) => (_command, _output) = (new MethodCommand(output), output);

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolOutput output) => new CallCommand(output).CreateCommand();

    private Command CreateCommand()
    {
        var command = new Command("call", "Calls a method, and writes its result as JSON.");
        _command.AddTo(command);
        foreach (Option option in (Option[])[_numbersAsStrings, _classes, _responseAttachments, _time, _verbose])
            command.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        CallTarget target = _command.CreateTarget(parsed);
        await using (target.ConfigureAwait(false))
        {
            MethodCall call = await _command.PrepareAsync(parsed, target, cancellationToken).ConfigureAwait(false);
            object? result = await SendAsync(parsed, target, call, cancellationToken).ConfigureAwait(false);
            ToolOutput.Line(JavaJsonWriter.Write(result, new JavaJsonOptions
            {
                IsIndented = _output.IsTerminal && !parsed.GetValue(_output.JsonOption),
                NumberStrings = parsed.GetValue(_numbersAsStrings) ? JsonNumberStrings.Inexact : JsonNumberStrings.None,
                WithClasses = parsed.GetValue(_classes),
                FindType = call.FindType,
            }));
        }

        return (int)ExitCode.Success;
    }

    private async Task<object?> SendAsync(ParseResult parsed, CallTarget target, MethodCall call, CancellationToken cancellationToken)
    {
        bool isVerbose = parsed.GetValue(_verbose);
        if (isVerbose)
            _output.Note(call.Describe());
        var options = new DubboCallOptions { Attachments = _command.ReadAttachments(parsed), ResponseAttachments = new Attachments() };
        long start = Stopwatch.GetTimestamp();
        try
        {
            Task<object?> running = call.SendAsync(target.GetInvoker(), options, cancellationToken);
            return await _output.WaitAsync($"Calling {call.Method}", running).ConfigureAwait(false);
        }
        catch (JavaException e) when (isVerbose)
        {
            _output.Note(e.JavaStackTrace.TrimEnd());
            throw;
        }
        catch (DubboRemoteException e) when (e is not DubboServerBusyException)
        {
            // Reports a missing service with those that there are.
            await new ServiceLookup(target).FindAsync(call.Service, cancellationToken).ConfigureAwait(false);
            throw Rejected(target, call, e);
        }
        finally
        {
            if (isVerbose || parsed.GetValue(_time))
                _output.Note(FormattableString.Invariant($"time: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.0} ms"));
            if (isVerbose || parsed.GetValue(_responseAttachments))
                WriteAttachments(options.ResponseAttachments);
        }
    }

    // The messages of Java contain a stack trace.
    private static ToolException Rejected(CallTarget target, MethodCall call, DubboRemoteException e)
    {
        int end = e.RemoteMessage.IndexOf('\n', StringComparison.Ordinal);
        string reason = (end < 0 ? e.RemoteMessage : e.RemoteMessage[..end]).Trim();
        return new ToolException(
            ExitCode.Rejected, $"{target} rejected {call.Method} of {call.Service} with status {(int)e.Status} ({e.Status}). {reason}", e);
    }

    private void WriteAttachments(Attachments attachments)
    {
        foreach ((string key, object? value) in attachments.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            _output.Note($"attachment {key}: {value as string ?? JavaJsonWriter.Write(value, new JavaJsonOptions())}");
    }
}
