using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace DubboNet.Tool;

/// <summary>The command <c>call</c>, which calls a method and writes its result as JSON.</summary>
internal sealed class CallCommand
{
    private readonly ServiceCommand _command = new();

    private readonly Argument<string> _method = new("method") { Description = "The name of the method." };

    private readonly Argument<string[]> _arguments = new("arguments")
    {
        Description = "The arguments as JSON, such as 12 or '\"A-1\"'. @file.json is a file, and - the standard input.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _types = new("--types")
    {
        Description = "The parameter types of an overload, such as 'java.lang.String,int'.",
        HelpName = "types",
    };

    private readonly Option<string[]> _attachments = new("--attachment", "-H")
    {
        Description = "An attachment of the request. Can be repeated.",
        HelpName = "key=value",
    };

    private readonly Option<string?> _token = new("--token") { Description = "The token that the provider requires.", HelpName = "token" };

    private readonly Option<bool> _generic = new("--generic")
    {
        Description = "Makes a generic call ($invoke), in which the provider converts the arguments.",
    };

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

    private readonly ToolOutput _output;

    private CallCommand(ToolOutput output) => _output = output;

    /// <summary>Creates the command.</summary>
    public static Command Create(ToolOutput output) => new CallCommand(output).CreateCommand();

    private Command CreateCommand()
    {
        var command = new Command("call", "Calls a method, and writes its result as JSON.");
        _command.AddTo(command);
        command.Add(_method);
        command.Add(_arguments);
        Option[] options =
        [
            _types, _token, _attachments, _generic, _numbersAsStrings, _classes, _responseAttachments, _time, _verbose,
        ];
        foreach (Option option in options)
            command.Add(option);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        JsonElement[] arguments =
            [.. parsed.GetValue(_arguments)!.Select((text, index) => JsonTexts.Read(text, $"Argument {index + 1}"))];
        CallTarget target = _command.CreateTarget(parsed, parsed.GetValue(_token));
        await using (target.ConfigureAwait(false))
        {
            var lookup = new ServiceLookup(target);
            using SignatureFinder finder = _command.CreateFinder(parsed, target, lookup);
            MethodCall call = await _output.WaitAsync(
                "Looking for the method", PrepareAsync(parsed, lookup, finder, arguments, cancellationToken)).ConfigureAwait(false);
            object? result = await SendAsync(parsed, target, call, cancellationToken).ConfigureAwait(false);
            ToolOutput.Line(JavaJsonWriter.Write(result, new JavaJsonOptions
            {
                IsIndented = _output.IsTerminal && !parsed.GetValue(_output.JsonOption),
                BigNumbersAsStrings = parsed.GetValue(_numbersAsStrings),
                WithClasses = parsed.GetValue(_classes),
                FindType = call.FindType,
            }));
        }

        return (int)ExitCode.Success;
    }

    private async Task<MethodCall> PrepareAsync(
        ParseResult parsed, ServiceLookup lookup, SignatureFinder finder, JsonElement[] arguments, CancellationToken cancellationToken)
    {
        ServiceKey key = _command.ReadKey(parsed);
        // A provider refuses a service that it does not have. A registry is asked first, because a wrong name leaves a trace in some.
        KnownService service = !lookup.IsRegistry
            ? new KnownService(key, [])
            : await lookup.FindAsync(key, cancellationToken).ConfigureAwait(false);
        string[]? types = parsed.GetValue(_types)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        ServiceSignatures? signatures = await finder.FindAsync(service, cancellationToken).ConfigureAwait(false);
        MethodCall call = MethodCall.Create(key, parsed.GetValue(_method)!, arguments, signatures, types);
        return parsed.GetValue(_generic) ? call with { IsGeneric = true } : call;
    }

    private async Task<object?> SendAsync(ParseResult parsed, CallTarget target, MethodCall call, CancellationToken cancellationToken)
    {
        bool isVerbose = parsed.GetValue(_verbose);
        if (isVerbose)
            _output.Note(call.Describe());
        var options = new DubboCallOptions { Attachments = ReadAttachments(parsed), ResponseAttachments = new Attachments() };
        long start = Stopwatch.GetTimestamp();
        try
        {
            Task<object?> running = call.SendAsync(target.GetInvoker(call.Service), options, cancellationToken);
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

    private Attachments ReadAttachments(ParseResult parsed)
    {
        var attachments = new Attachments();
        foreach (string pair in parsed.GetValue(_attachments)!)
        {
            int sign = pair.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
                throw new ToolException(ExitCode.Usage, $"--attachment is '{pair}', which is not key=value.");
            attachments[pair[..sign]] = pair[(sign + 1)..];
        }

        return attachments;
    }
}
