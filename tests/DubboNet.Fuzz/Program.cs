using DubboNet.Fuzz;

// TARGETS COUNT SEED   mutated inputs of one kind: parser, stream, requests or responses
// run TARGETS HEX      a single input
switch (args)
{
    case [var targets, var count, var seed] when Array.Find(TargetSet.All, set => set.Name == targets) is { } set:
        return Mutate(set.CreateRun(int.Parse(seed), Console.Out, searchesCosts: true), long.Parse(count));
    case ["run", var targets, var hex] when Array.Find(TargetSet.All, set => set.Name == targets) is { } set:
        foreach (Target target in set.Create())
            Console.WriteLine($"{target.Name}: {target.Run(Convert.FromHexString(hex)).Error ?? "a value"}");
        return 0;
    default:
        Console.Error.WriteLine("usage: parser|stream|requests|responses COUNT SEED | run TARGETS HEX");
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
