using DubboNet.Hessian;

namespace DubboNet.AspNetCore.Tests.Table;

/// <summary>Represents a row of docs/json-types.md.</summary>
/// <param name="Java">The Java types, as docs/hessian-types.md names them.</param>
/// <param name="Notes">How the JSON differs from the value, and what else it can be.</param>
/// <param name="Samples">The values that Java checks. The first one is the example of the page.</param>
internal sealed record JsonTypeRow(string Java, string Notes, params JsonSample[] Samples)
{
    /// <summary>Gets a value of the type and its JSON, if Java sends the type only by a switch, so that it has no samples.</summary>
    public (HessianObject Value, string Json)? Received { get; init; }

    /// <summary>Gets the JSON of the page.</summary>
    public string Example => Received?.Json ?? Samples[0].Json;

    /// <summary>Returns the directions in which a line carries the type, as the page names them.</summary>
    public string WaysOf(string line)
    {
        IEnumerable<JsonSample> carried = Samples.Where(sample => sample.IsCarriedBy(line));
        bool toJava = carried.Any(sample => sample.Flow is JsonFlow.Both or JsonFlow.ToJava);
        bool fromJava = Received is not null || carried.Any(sample => sample.Flow is JsonFlow.Both or JsonFlow.FromJava);
        return (toJava, fromJava) switch
        {
            (true, true) => "both",
            (true, false) => "to",
            (false, true) => "from",
            _ => "no",
        };
    }
}

/// <summary>Represents a call of a method of <c>com.example.frames.TableService</c>.</summary>
/// <param name="Method">The method. Java compares the argument with its own sample and returns it, or another sample.</param>
/// <param name="Argument">The argument as JSON.</param>
/// <param name="Result">The result as JSON.</param>
/// <param name="Flow">Which of both has the type of the row.</param>
/// <param name="Lines">The lines on which the call succeeds. On others it fails.</param>
internal sealed record JsonSample(string Method, string Argument, string Result, JsonFlow Flow, params string[] Lines)
{
    /// <summary>Gets the JSON of the type of the row.</summary>
    public string Json => Flow == JsonFlow.FromJava ? Result : Argument;

    public bool IsCarriedBy(string line) => Lines.Length == 0 || Lines.Contains(line);
}

/// <summary>Tells which side of a call has the type of a row.</summary>
internal enum JsonFlow
{
    Both,
    FromJava,
    ToJava,
}
