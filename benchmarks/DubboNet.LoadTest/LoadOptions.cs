using System.Globalization;

namespace DubboNet.LoadTest;

/// <summary>Represents the command line.</summary>
internal sealed record LoadOptions
{
    public const string Usage = """
        Usage: dotnet run -c Release --project benchmarks/DubboNet.LoadTest -- [OPTIONS]
          --case echo|person|bytes1k|all   what is called; default echo
          --callers N                      calls under way at once; default 64
          --connections N                  connections that they share; default 1
          --rate N                         calls each second, at fixed times; default as many as the callers can make
          --seconds N, --warmup N          length of a measurement, and of what precedes it; default 5 and 3
          --against grpc                   measures grpc-dotnet, too, in turns
          --http                           measures MapDubboHttp and endpoints that are written by hand, in turns
          --rounds N                       measurements of each; default 2
          --java 2.6|2.7|3.2|3.3           calls a Java provider in place of the own one
          --smoke                          every case for a second, to see that it works
          --overload                       ten times the calls that a provider lets run at once; default 30 s
          --push                           calls beside the pushes of a registry; with 8 callers for 120 s by default
          --soak                           all cases at once, with a look at the memory every 10 s; default 600 s
        """;

    public IReadOnlyList<LoadCase> Cases { get; private init; } = [LoadCase.Echo];

    public int Callers { get; private init; } = 64;

    public int Connections { get; private init; } = 1;

    /// <summary>Gets the number of calls each second, or null for as many as the callers can make.</summary>
    public double? Rate { get; private init; }

    public TimeSpan Duration { get; private init; } = TimeSpan.FromSeconds(5);

    public TimeSpan Warmup { get; private init; } = TimeSpan.FromSeconds(3);

    public int Rounds { get; private init; } = 2;

    public bool AgainstGrpc { get; private init; }

    public bool IsHttp { get; private init; }

    public string? JavaLine { get; private init; }

    public bool IsSoak { get; private init; }

    public bool IsOverload { get; private init; }

    public bool IsPush { get; private init; }

    /// <exception cref="FormatException">The arguments do not match <see cref="Usage"/>.</exception>
    public static LoadOptions Parse(IEnumerable<string> args)
    {
        var options = new LoadOptions();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out string? name))
        {
            options = name switch
            {
                "--case" => options with { Cases = ParseCases(Value(rest, name)) },
                "--callers" => options with { Callers = Number(rest, name, 1, 10_000) },
                "--connections" => options with { Connections = Number(rest, name, 1, 1000) },
                "--rate" => options with { Rate = Number(rest, name, 1, 1_000_000) },
                "--seconds" => options with { Duration = TimeSpan.FromSeconds(Number(rest, name, 1, 600)) },
                "--warmup" => options with { Warmup = TimeSpan.FromSeconds(Number(rest, name, 0, 600)) },
                "--rounds" => options with { Rounds = Number(rest, name, 1, 20) },
                "--against" when Value(rest, name) == "grpc" => options with { AgainstGrpc = true },
                "--http" => options with { IsHttp = true },
                "--java" => options with { JavaLine = Value(rest, name) },
                "--overload" => options with { IsOverload = true, Duration = TimeSpan.FromSeconds(30) },
                "--push" => options with { IsPush = true, Callers = 8, Duration = TimeSpan.FromSeconds(120) },
                "--soak" => options with { IsSoak = true, Duration = TimeSpan.FromSeconds(600) },
                "--smoke" =>
                    options with { Cases = ParseCases("all"), Duration = TimeSpan.FromSeconds(1), Warmup = TimeSpan.Zero, Rounds = 1 },
                _ => throw new FormatException($"{name} is not understood."),
            };
        }

        return options;
    }

    private static LoadCase[] ParseCases(string value) => value switch
    {
        "all" => Enum.GetValues<LoadCase>(),
        "echo" => [LoadCase.Echo],
        "person" => [LoadCase.Person],
        "bytes1k" => [LoadCase.Bytes1k],
        _ => throw new FormatException($"There is no case {value}."),
    };

    private static int Number(Queue<string> rest, string name, int min, int max) =>
        int.TryParse(Value(rest, name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= min && number <= max
            ? number
            : throw new FormatException($"{name} wants a number from {min} to {max}.");

    private static string Value(Queue<string> rest, string name) =>
        rest.TryDequeue(out string? value) ? value : throw new FormatException($"{name} wants a value.");
}
