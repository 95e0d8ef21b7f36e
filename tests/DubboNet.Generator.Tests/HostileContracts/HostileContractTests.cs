using System.Reflection;

namespace DubboNet.Generator.Tests.HostileContracts;

/// <summary>
/// Tests that valid code with difficult names leads to generated code without an error or warning, or to a diagnostic. Set
/// DUBBONET_CONTRACTS=5000 for a long run, and DUBBONET_CONTRACTS_FROM=5000 to begin with another contract.
/// </summary>
public sealed class HostileContractTests
{
    /// <summary>The number of failures that are shown, each with the smallest code that has it.</summary>
    private const int Shown = 5;

    [Test]
    public async Task Valid_contract_compiles_without_diagnostics_or_is_reported()
    {
        int from = Setting("DUBBONET_CONTRACTS_FROM", 0);
        int count = Setting("DUBBONET_CONTRACTS", 100);
        var figures = new SortedDictionary<string, int>(StringComparer.Ordinal) { ["not legal"] = 0, ["usable"] = 0, ["reported"] = 0 };
        var failures = new List<string>();
        var constructs = new HashSet<string>();
        for (int seed = from; seed < from + count; seed++)
        {
            var contract = new HostileContract(seed);
            HostileBuild build = await HostileBuild.RunAsync(contract.Library, contract.Source);
            if (build.Mistake is { } mistake)
            {
                Count(figures, "not legal");
                TestContext.Out.WriteLine($"{seed} is not legal: {mistake}");
                continue;
            }

            constructs.UnionWith(contract.Constructs);
            Count(figures, build.Reported.Count > 0 ? "reported" : "usable");
            foreach (string id in build.Reported)
                Count(figures, id);
            if (await FailureOf(contract, build, failures.Count < Shown) is { } failure)
                failures.Add($"contract {seed}\n{failure}");
        }

        string found = string.Join(", ", figures.Select(figure => $"{figure.Value} {figure.Key}"));
        TestContext.Out.WriteLine($"{count} contracts from {from} with {constructs.Count} constructs: {found}");
        Assert.That(failures, Is.Empty, () => string.Join("\n\n", failures));
        Assert.That(figures["not legal"], Is.LessThanOrEqualTo(count / 50), "The grammar is wrong.");
        Assert.That(figures["usable"], Is.GreaterThan(count / 4));
        Assert.That(figures["reported"], Is.GreaterThan(count / 10));
    }

    private static async Task<string?> FailureOf(HostileContract contract, HostileBuild build, bool isShown)
    {
        if (build.Faults.Count > 0)
            return isShown ? await ReduceAsync(contract, build.Faults[0]) : build.Faults[0];
        if (!build.IsUsable)
            return null;
        try
        {
            using var use = new HostileUse();
            return use.Run(build.Images) > 0 ? null : $"there is no contract\n{contract.Source}";
        }
        catch (Exception error) when (
            error is TargetInvocationException or TypeLoadException or ArgumentException or ReflectionTypeLoadException)
        {
            return $"{error}\n{contract.Library}\n{contract.Source}";
        }
    }

    /// <summary>Returns the first fault and the smallest code that has it.</summary>
    private static async Task<string> ReduceAsync(HostileContract contract, string fault)
    {
        string id = fault.Split(' ')[0];
        string? library = contract.Library;
        string source = await SourceReducer.ReduceAsync(contract.Source, smaller => Fails(library, smaller, id));
        if (library is not null)
            library = await SourceReducer.ReduceAsync(library, smaller => Fails(smaller, source, id));
        if (library is not null && await Fails(null, source, id))
            library = null;
        HostileBuild build = await HostileBuild.RunAsync(library, source);
        return $"{string.Join('\n', build.Faults)}\n--- library\n{library}\n--- source\n{source}";
    }

    private static async Task<bool> Fails(string? library, string source, string id)
    {
        HostileBuild build = await HostileBuild.RunAsync(library, source);
        return build.Mistake is null && build.Faults.Any(fault => fault.StartsWith(id, StringComparison.Ordinal));
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out int number) ? number : usual;

    private static void Count(SortedDictionary<string, int> figures, string what) => figures[what] = figures.GetValueOrDefault(what) + 1;
}
