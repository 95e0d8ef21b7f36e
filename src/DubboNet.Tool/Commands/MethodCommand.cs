using System.CommandLine;
using System.Text.Json;

namespace DubboNet.Tool;

/// <summary>Contains what the commands that call a method have in common.</summary>
/// <param name="output">What the commands write to.</param>
internal sealed class MethodCommand(ToolOutput output)
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

    /// <summary>Adds the arguments and options to a command.</summary>
    public void AddTo(Command command)
    {
        _command.AddTo(command);
        command.Add(_method);
        command.Add(_arguments);
        foreach (Option option in (Option[])[_types, _token, _attachments, _generic])
            command.Add(option);
    }

    /// <summary>Creates the target that the user named.</summary>
    public CallTarget CreateTarget(ParseResult parsed) => _command.CreateTarget(parsed, parsed.GetValue(_token));

    /// <summary>Finds the method, and converts the arguments to its types.</summary>
    /// <exception cref="ToolException">There is not exactly one such method, or an argument does not fit.</exception>
    public async Task<MethodCall> PrepareAsync(ParseResult parsed, CallTarget target, CancellationToken cancellationToken)
    {
        JsonElement[] arguments =
            [.. parsed.GetValue(_arguments)!.Select((text, index) => JsonTexts.Read(text, $"Argument {index + 1}"))];
        var lookup = new ServiceLookup(target);
        using SignatureFinder finder = _command.CreateFinder(parsed, target, lookup);
        return await output.WaitAsync(
            "Looking for the method", PrepareAsync(parsed, lookup, finder, arguments, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Returns the attachments of the request.</summary>
    /// <exception cref="ToolException">An option is not a key and a value.</exception>
    public Attachments ReadAttachments(ParseResult parsed)
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

    private async Task<MethodCall> PrepareAsync(
        ParseResult parsed, ServiceLookup lookup, SignatureFinder finder, JsonElement[] arguments, CancellationToken cancellationToken)
    {
        ServiceKey key = _command.ReadKey(parsed);
        // A provider refuses a service that it does not have. A registry is asked for the providers.
        KnownService service = !lookup.IsRegistry
            ? new KnownService(key, [])
            : await lookup.FindAsync(key, cancellationToken).ConfigureAwait(false);
        string[]? types = parsed.GetValue(_types)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        ServiceSignatures? signatures = await finder.FindAsync(service, cancellationToken).ConfigureAwait(false);
        MethodCall call = MethodCall.Create(key, parsed.GetValue(_method)!, arguments, signatures, types);
        return parsed.GetValue(_generic) ? call with { IsGeneric = true } : call;
    }
}
