using DubboNet.Fuzz;
using DubboNet.Fuzz.Stage;

// TARGETS COUNT SEED   mutated inputs of one kind: parser, stream, requests or responses
// run TARGETS HEX      a single input
// last TARGETS FILE    the input that a run left which died
using var telemetry = new Telemetry();
switch (args)
{
    case [var targets, var count, var seed] when Array.Find(TargetSet.All, set => set.Name == targets) is { } set:
        using (var last = new LastInput(Path.Combine(Path.GetTempPath(), $"dubbonet-fuzz-{Environment.ProcessId}.input")))
            return Mutate(set.CreateRun(int.Parse(seed), Console.Out, searchesCosts: true, last), long.Parse(count));
    case ["run", var targets, var hex] when Array.Find(TargetSet.All, set => set.Name == targets) is { } set:
        return Run(set, Convert.FromHexString(hex));
    case ["last", var targets, var file] when Array.Find(TargetSet.All, set => set.Name == targets) is { } set:
        Console.WriteLine(Convert.ToHexStringLower(LastInput.Read(file)));
        return Run(set, LastInput.Read(file));
    default:
        Console.Error.WriteLine("usage: parser|stream|requests|responses COUNT SEED | run TARGETS HEX | last TARGETS FILE");
        return 2;
}

static int Mutate(MutationRun run, long count)
{
    try
    {
        run.Run(count);
        return 0;
    }
    catch (FuzzException error)
    {
        Console.Error.WriteLine(error);
        return 1;
    }
    finally
    {
        Console.Write(run.Costs);
    }
}

static int Run(TargetSet set, byte[] input)
{
    foreach (Target target in set.Create())
        Console.WriteLine($"{target.Name}: {target.Run(input).Error ?? "a value"}");
    return 0;
}
