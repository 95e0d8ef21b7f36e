using DubboNet.Fuzz;
using DubboNet.Fuzz.Stage;

// TARGETS COUNT SEED   Runs mutated inputs of one kind, which is parser, stream, requests or responses.
// run TARGETS HEX      Runs a single input.
// last TARGETS FILE    Runs the last input of a run that crashed.
using var telemetry = new Telemetry();
switch (args)
{
    case [var targets, var count, var seed] when Array.Find(TargetSet.All, set => set.Name == targets) is { } set:
        using (var last = new LastInput())
            return Commands.Mutate(set.CreateRun(int.Parse(seed), Console.Out, searchesCosts: true, last), long.Parse(count));
    case ["run", var targets, var hex] when Array.Find(TargetSet.All, set => set.Name == targets) is { } set:
        return Commands.Run(set.Create(), Convert.FromHexString(hex));
    case ["last", var targets, var file] when Array.Find(TargetSet.All, set => set.Name == targets) is { } set:
        return Commands.RunLast(set.Create(), file);
    default:
        Console.Error.WriteLine("usage: parser|stream|requests|responses COUNT SEED | run TARGETS HEX | last TARGETS FILE");
        return 2;
}
