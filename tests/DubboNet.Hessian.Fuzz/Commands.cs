namespace DubboNet.Hessian.Fuzz;

/// <summary>Contains the commands of the program. Each returns the exit code.</summary>
internal static class Commands
{
    /// <summary>The maximum length of an input for a fuzzer. Long inputs are slow, and a fuzzer creates its own.</summary>
    private const int LongestSeed = 512;

    public static int Mutate(long count, int seed, string corpusFile)
    {
        List<byte[]> inputs = [.. Corpus.Seeds(), .. Corpus.Load(corpusFile)];
        using var last = new LastInput();
        var run = new MutationRun(FuzzTarget.All, inputs, seed, Console.Out) { SearchesCosts = true, Last = last };
        try
        {
            return Mutate(run, count);
        }
        finally
        {
            Corpus.Save(corpusFile, run.Interesting);
        }
    }

    /// <summary>Runs mutated inputs, and reports errors and the most expensive inputs.</summary>
    public static int Mutate(MutationRun run, long count)
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

    public static int WriteSeeds(string directory)
    {
        Directory.CreateDirectory(directory);
        foreach ((int index, byte[] input) in Corpus.Seeds().Concat(Corpus.Load(Corpus.DefaultFile)).Where(
            input => input.Length <= LongestSeed).Index())
        {
            File.WriteAllBytes(Path.Combine(directory, $"{index:d5}"), [.. input, (byte)(byte.MaxValue - (index % FuzzTarget.All.Length))]);
        }

        return 0;
    }

    public static int Keep(string directory, string corpusFile)
    {
        IEnumerable<byte[]> found = Directory.EnumerateFiles(directory).Select(File.ReadAllBytes);
        Corpus.Save(corpusFile, Corpus.Load(corpusFile).Concat(found));
        return 0;
    }

    public static int Run(IEnumerable<string> files)
    {
        foreach (string file in files)
            Run(FuzzTarget.All, File.ReadAllBytes(file), $"{file} ");

        return 0;
    }

    /// <summary>Runs the last input of a run that crashed.</summary>
    public static int RunLast(IEnumerable<Target> targets, string file)
    {
        byte[] input = LastInput.Read(file);
        Console.WriteLine(Convert.ToHexStringLower(input));
        return Run(targets, input);
    }

    /// <summary>Runs a single input. The prefix is printed before each line.</summary>
    public static int Run(IEnumerable<Target> targets, byte[] input, string prefix = "")
    {
        foreach (Target target in targets)
            Console.WriteLine($"{prefix}{target.Name}: {target.Run(input).Error ?? "a value"}");
        return 0;
    }

    /// <summary>Runs one input of a fuzzer.</summary>
    public static void RunOne(Stream stream)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        byte[] input = buffer.ToArray();
        FuzzTarget.For(input).Run(input);
    }
}
