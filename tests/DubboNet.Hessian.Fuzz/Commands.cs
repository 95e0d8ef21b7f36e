namespace DubboNet.Hessian.Fuzz;

/// <summary>What the program can be asked to do; each returns the exit code.</summary>
internal static class Commands
{
    /// <summary>Long inputs are slow, and a fuzzer makes its own.</summary>
    private const int LongestSeed = 512;

    public static int Mutate(long count, int seed, string corpusFile)
    {
        List<byte[]> inputs = [.. Corpus.Seeds(), .. Corpus.Load(corpusFile)];
        using var last = new LastInput(Path.Combine(Path.GetTempPath(), $"dubbonet-fuzz-{Environment.ProcessId}.input"));
        var run = new MutationRun(FuzzTarget.All, inputs, seed, Console.Out) { SearchesCosts = true, Last = last };
        try
        {
            run.Run(count);
        }
        catch (FuzzException error)
        {
            Console.Error.WriteLine(error);
            return 1;
        }
        finally
        {
            Console.Write(run.Costs);
            Corpus.Save(corpusFile, run.Interesting);
        }

        return 0;
    }

    public static int WriteSeeds(string directory)
    {
        Directory.CreateDirectory(directory);
        foreach ((int index, byte[] input) in Corpus.Seeds().Concat(Corpus.Load(Corpus.DefaultFile)).Where(input => input.Length <= LongestSeed).Index())
            File.WriteAllBytes(Path.Combine(directory, $"{index:d5}"), [.. input, (byte)(byte.MaxValue - (index % FuzzTarget.All.Length))]);
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
        {
            foreach (FuzzTarget target in FuzzTarget.All)
                Console.WriteLine($"{file} {target.Name}: {target.Run(File.ReadAllBytes(file)).Error ?? "a value"}");
        }

        return 0;
    }

    /// <summary>Runs the input that a run left which died.</summary>
    public static int RunLast(string file)
    {
        byte[] input = LastInput.Read(file);
        Console.WriteLine(Convert.ToHexStringLower(input));
        foreach (FuzzTarget target in FuzzTarget.All)
            Console.WriteLine($"{target.Name}: {target.Run(input).Error ?? "a value"}");
        return 0;
    }

    /// <summary>One input of a fuzzer.</summary>
    public static void RunOne(Stream stream)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        byte[] input = buffer.ToArray();
        FuzzTarget.For(input).Run(input);
    }
}
