using DubboNet.Hessian.Fuzz;

// mutate COUNT SEED [CORPUS]   Runs mutated inputs in this process, and adds inputs with new results to the corpus.
// seeds DIRECTORY              Writes the corpus as files for a fuzzer to start from.
// keep DIRECTORY CORPUS        Adds the files of a fuzzer's queue to the corpus.
// run FILE...                  Runs single inputs.
// last FILE                    Prints and runs the last input of a run that crashed.
// afl                          Runs the inputs of afl-fuzz one by one.
switch (args)
{
    case ["mutate", var count, var seed, ..]:
        return Commands.Mutate(long.Parse(count), int.Parse(seed), args.Length > 3 ? args[3] : Corpus.DefaultFile);
    case ["seeds", var directory]:
        return Commands.WriteSeeds(directory);
    case ["keep", var directory, var corpus]:
        return Commands.Keep(directory, corpus);
    case ["run", ..]:
        return Commands.Run(args[1..]);
    case ["last", var file]:
        return Commands.RunLast(FuzzTarget.All, file);
    case ["afl"]:
        SharpFuzz.Fuzzer.Run(Commands.RunOne);
        return 0;
    default:
        Console.Error.WriteLine(
            "usage: mutate COUNT SEED [CORPUS] | seeds DIRECTORY | keep DIRECTORY CORPUS | run FILE... | last FILE | afl");
        return 2;
}
