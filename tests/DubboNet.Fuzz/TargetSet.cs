namespace DubboNet.Fuzz;

/// <summary>Represents targets with the same kind of input, and the inputs from which their runs start.</summary>
internal sealed record TargetSet(string Name, Func<Target[]> Create, Func<IEnumerable<byte[]>> Inputs)
{
    public static TargetSet[] All { get; } =
    [
        new("parser", () => [new ParserTarget()], Seeds.Streams),
        new("stream", ServerTarget.Streams, Seeds.Streams),
        new("requests", ServerTarget.Requests, Seeds.Requests),
        new("responses", () => [new ResponseTarget()], Seeds.Responses),
    ];

    /// <summary>Creates a run of mutated inputs. Use it on one thread without a synchronization context.</summary>
    public MutationRun CreateRun(int seed, TextWriter log, bool searchesCosts, LastInput? last = null) =>
        new(Create(), [.. Inputs()], seed, log) { SearchesCosts = searchesCosts, Last = last };
}
