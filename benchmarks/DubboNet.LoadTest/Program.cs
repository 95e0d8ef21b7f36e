using DubboNet.LoadTest;
using DubboNet.LoadTest.Dubbo;
using DubboNet.LoadTest.Grpc;
using DubboNet.LoadTest.Http;
using Frames;

LoadOptions options;
try
{
    options = LoadOptions.Parse(args);
}
catch (FormatException e)
{
    Console.Error.WriteLine($"{e.Message}\n{LoadOptions.Usage}");
    return 2;
}

if (options.IsOverload)
    return await new Overload(options).RunAsync(Console.Out) ? 0 : 1;
if (options.IsPush)
    return await new Push(options).RunAsync(Console.Out) ? 0 : 1;
if (options.JavaLine is { } line && await JavaPeer.FindWhatIsMissingAsync(line) is { } missing)
{
    Console.Error.WriteLine(missing);
    return 3;
}

await using ISystem first = options switch
{
    { IsHttp: true } => await HttpSystem.StartAsync(),
    { JavaLine: null } => DubboSystem.Start(options),
    _ => await DubboSystem.StartJavaAsync(options.JavaLine, options),
};
if (options.IsSoak)
    return await new Soak(first, options).RunAsync(Console.Out) ? 0 : 1;
await using ISystem? second = options switch
{
    { IsHttp: true } => await HttpSystem.StartByHandAsync(),
    { AgainstGrpc: true } => await GrpcSystem.StartAsync(options),
    _ => null,
};
ISystem[] systems = second is null ? [first] : [first, second];

var measurements = new List<Measurement>();
foreach (LoadCase loadCase in options.Cases)
{
    for (int round = 1; round <= options.Rounds; round++)
    {
        foreach (ISystem system in systems)
            measurements.Add(await Measurement.TakeAsync(system, loadCase, round, options));
    }
}

Report.Print(Console.Out, options, measurements);
return measurements.TrueForAll(measurement => measurement.Log is { Errors: 0, Latencies.Count: > 0 }) ? 0 : 1;
