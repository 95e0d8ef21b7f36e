namespace DubboNet.Tool;

/// <summary>Represents a method of the file with its rules. The first rule that matches a call decides.</summary>
internal sealed class ServedMethod
{
    private readonly string[]? _parameters;
    private readonly ServedResponse[] _responses;
    private long _calls;

    /// <summary>Reads a method.</summary>
    /// <exception cref="ToolException">The method is wrong.</exception>
    public ServedMethod(JsonPlace place)
    {
        place.CheckProperties("name", "parameters", "returns", "responses");
        Name = place.Get("name").Text();
        _parameters = place.Find("parameters") is { } parameters
            ? [.. parameters.Items().Select(parameter => JavaTypeName.Parse(parameter.Text()).Erasure)]
            : null;
        JavaTypeName returns = place.Find("returns") is { } type ? JavaTypeName.Parse(type.Text()) : JavaTypeName.Object;
        _responses = [.. place.Get("responses").Items().Select(response => new ServedResponse(response, returns, _parameters?.Length))];
    }

    public string Name { get; }

    /// <summary>Gets the rules.</summary>
    public IReadOnlyList<ServedResponse> Responses => _responses;

    /// <summary>Determines whether a call is one of this method.</summary>
    /// <param name="method">The name of the method that is called.</param>
    /// <param name="types">The types of its parameters, or null if the call does not state them.</param>
    public bool IsFor(string method, string[]? types) =>
        method == Name && (_parameters is null || types is null || _parameters.SequenceEqual(types));

    /// <summary>Returns the rule for a call, or null if none matches.</summary>
    public ServedResponse? Find(object?[] arguments)
    {
        long number = Interlocked.Increment(ref _calls);
        return Array.Find(_responses, response => response.Matches(arguments, number));
    }
}
