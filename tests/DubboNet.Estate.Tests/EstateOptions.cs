namespace DubboNet.Estate.Tests;

/// <summary>
/// Sets the options of a Java application that has a registry. See <c>interop.EstateOptions</c>. Null keeps the default of Dubbo.
/// </summary>
internal sealed record EstateOptions(string Registry)
{
    public string? Application { get; init; }

    public int? Port { get; init; }

    public string? Group { get; init; }

    public string? Version { get; init; }

    public int? Weight { get; init; }

    public string? Tag { get; init; }

    /// <summary>Gets the timeout of calls. The default of Dubbo, 1 s, is short for the first calls on a busy machine.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets the number of retries of a consumer.</summary>
    public int? Retries { get; init; }

    /// <summary>Gets what a 3.x provider registers, which is interface, instance or all.</summary>
    public string? Mode { get; init; }

    /// <summary>Gets where a 3.x provider keeps its metadata, which is local or remote.</summary>
    public string? Metadata { get; init; }

    /// <summary>Gets how a 3.x consumer chooses, which is APPLICATION_FIRST, FORCE_INTERFACE or FORCE_APPLICATION.</summary>
    public string? Step { get; init; }

    /// <summary>Gets additional parameters of the service or the reference, as in a URL.</summary>
    public string? Parameters { get; init; }

    /// <summary>Gets additional options of the JVM.</summary>
    public string JavaOptions { get; init; } = "";

    /// <summary>Returns the arguments of the Java process.</summary>
    public IEnumerable<string> ToArguments()
    {
        (string Name, object? Value)[] options =
        [
            ("--registry", Registry), ("--application", Application), ("--port", Port), ("--group", Group), ("--version", Version),
            ("--weight", Weight), ("--tag", Tag), ("--timeout", (int)Timeout.TotalMilliseconds), ("--retries", Retries), ("--mode", Mode),
            ("--metadata", Metadata), ("--step", Step), ("--parameters", Parameters),
        ];
        return options.Where(option => option.Value is not null).SelectMany(option => new[] { option.Name, $"{option.Value}" });
    }
}
