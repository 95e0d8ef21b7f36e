namespace DubboNet.Tool;

/// <summary>Represents a rule of the file: which calls it is for, and what they get.</summary>
internal sealed class ServedResponse
{
    private static readonly string[] Outcomes = ["result", "exception", "status", "close"];

    private readonly ArgumentMatch[]? _when;
    private readonly int? _call;
    private readonly int? _every;
    private readonly TimeSpan _delay;
    private readonly object? _result;
    private readonly Func<Exception>? _failure;

    /// <summary>Reads a rule.</summary>
    /// <param name="place">The rule.</param>
    /// <param name="returns">The type of results.</param>
    /// <param name="parameters">The number of parameters, or null if it is not stated.</param>
    /// <exception cref="ToolException">The rule is wrong.</exception>
    public ServedResponse(JsonPlace place, JavaTypeName returns, int? parameters)
    {
        place.CheckProperties("when", "call", "every", "delay", "result", "exception", "status", "message", "close");
        _when = place.Find("when") is { } when ? [.. when.Items().Select(item => new ArgumentMatch(item))] : null;
        if (_when is not null && parameters is not null && _when.Length != parameters)
            throw place.Get("when").Error($"has {_when.Length} values, but the method has {parameters} parameters");
        _call = place.Find("call")?.Number();
        _every = place.Find("every")?.Number();
        if (place.Find("delay") is { } delay)
            _delay = TimeText.TryParse(delay.Text()) ?? throw delay.Error($"must be a time such as {TimeText.Examples}");
        if (Outcomes.Count(name => place.Find(name) is not null) > 1)
            throw place.Error($"has more than one of {string.Join(", ", Outcomes)}");
        _failure = ReadFailure(place);
        if (_failure is null)
            _result = place.Find("result") is { } result ? ServedValue.Read(result, returns) : null;
        ResultPlace = place.Find("result");
        Closes = place.Find("close")?.Json.ValueKind == System.Text.Json.JsonValueKind.True;
    }

    /// <summary>Gets a value indicating whether the connection is closed instead of a response.</summary>
    public bool Closes { get; }

    /// <summary>Gets the place of the result in the file, or null if the rule has none.</summary>
    public JsonPlace? ResultPlace { get; }

    /// <summary>Determines whether the rule is for a call.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="number">The number of the call among those of the method, from 1.</param>
    public bool Matches(object?[] arguments, long number)
    {
        if (_call is not null && number != _call)
            return false;
        if (_every is not null && number % _every != 0)
            return false;
        if (_when is null)
            return true;
        return _when.Length == arguments.Length
            && _when.Zip(arguments, (match, argument) => match.Matches(argument)).All(matches => matches);
    }

    /// <summary>Returns the result, or throws what the rule says.</summary>
    public async ValueTask<object?> RespondAsync(CancellationToken cancellationToken)
    {
        await ActAsync(cancellationToken).ConfigureAwait(false);
        return _result;
    }

    /// <summary>Waits as long as the rule says, and throws what it says.</summary>
    public async ValueTask ActAsync(CancellationToken cancellationToken)
    {
        if (_delay > TimeSpan.Zero)
            await Task.Delay(_delay, cancellationToken).ConfigureAwait(false);
        if (_failure is not null)
            throw _failure();
    }

    private static Func<Exception>? ReadFailure(JsonPlace place)
    {
        string? message = place.Find("message")?.Text();
        if (place.Find("status") is { } status)
        {
            var value = (DubboStatus)status.Number();
            if (!Enum.IsDefined(value) || value == DubboStatus.Ok)
                throw status.Error("must be a status of Dubbo other than 20, such as 70 (service error) or 100 (thread pool exhausted)");
            return () => new DubboRefusalException(value, message ?? $"Status {(int)value} as the file says.");
        }

        if (place.Find("exception") is not { } exception)
            return null;
        exception.CheckProperties("class", "message", "fields");
        string name = exception.Get("class").Text();
        string? text = exception.Find("message")?.Text();
        List<(string Name, object? Value)> fields = exception.Find("fields") is { } own ? ServedValue.ReadFields(own) : [];
        return () => new JavaException(name, text) { Fields = fields };
    }
}
