using System.Globalization;
using DubboNet.Simulation.Tests;

int from = Option("--from", 1);
int seeds = Option("--seeds", 1000);
var limit = TimeSpan.FromSeconds(Option("--seconds", int.MaxValue));
Simulation simulation = args.Contains("--estate") ? Simulation.Estate : Simulation.Engine;
if (Option("--seed", 0) is var single and not 0)
    return Replay(simulation, single, args.Contains("--trace"));
int exitCode = 0;
SeededScheduler.RunOnOwnThread(() => exitCode = RunMany(simulation, from, seeds, limit));
return exitCode;

int Option(string name, int otherwise) =>
    Array.IndexOf(args, name) is var index and >= 0 ? int.Parse(args[index + 1], CultureInfo.InvariantCulture) : otherwise;

static int Replay(Simulation simulation, int seed, bool showsTrace)
{
    string? violation = null;
    SeededScheduler.RunOnOwnThread(() =>
    {
        (World world, violation) = simulation.Replay(seed);
        if (showsTrace)
            world.Trace.Lines.ForEach(Console.WriteLine);
        Console.WriteLine(
            violation is null ? $"Seed {seed} is fine; its trace has the hash {world.Trace.Hash:x}." : $"Seed {seed}: {violation}");
    });
    return violation is null ? 0 : 1;
}

static int RunMany(Simulation simulation, int from, int seeds, TimeSpan limit)
{
    const int Batch = 1000;
    var total = new Statistics();
    long start = TimeProvider.System.GetTimestamp();
    for (int seed = from; seed < from + seeds; seed++)
    {
        try
        {
            total.Add(simulation.Run(seed).Statistics);
        }
        catch (InvariantException e)
        {
            Console.WriteLine($"Seed {seed}: {e.Message}");
            return 1;
        }

        if ((seed - from) % Batch != Batch - 1)
            continue;
        if (Simulation.Unobserved() is { } unobserved)
        {
            Console.WriteLine($"Seed {seed - Batch + 1} to {seed}: {unobserved}");
            return 1;
        }

        if (TimeProvider.System.GetElapsedTime(start) >= limit)
            break;
    }

    TimeSpan elapsed = TimeProvider.System.GetElapsedTime(start);
    Console.Write(total);
    Console.WriteLine($"{elapsed.TotalSeconds:F1} s, {total.Runs / elapsed.TotalSeconds:F0} seeds/s");
    return 0;
}
