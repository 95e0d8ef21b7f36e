using System.Text;

namespace DubboNet.Generator.Tests.NastyContracts;

/// <summary>Contracts with the types that they need, made from a number: one assembly, and mostly another one that it refers to.</summary>
internal sealed class NastyContract
{
    private static readonly string[] Roots = ["System", "DubboNet", "Microsoft", "NodaTime", "Internal", "MS", "Interop", "FxResources"];

    private readonly Grammar _grammar;
    private readonly List<NastyType> _known = [];

    public NastyContract(int seed)
    {
        var random = new Random(seed);
        _grammar = new Grammar(random, allowsMistakes: random.Next(3) == 0);
        if (_grammar.Has("another assembly", 50))
        {
            // What is reported there ends the build before the assembly that is looked at.
            var library = new Grammar(random, allowsMistakes: false);
            var declared = new List<NastyType>();
            Library = Write(library, declared, "lib", random.Next(3));
            _known.AddRange(declared.Select(type => type with { IsForeign = true }));
            _grammar.Constructs.UnionWith(library.Constructs);
        }

        Source = Write(_grammar, _known, "app", random.Next(1, 3));
    }

    /// <summary>The code of the assembly that is referred to; null if there is none.</summary>
    public string? Library { get; }

    /// <summary>The code of the assembly that is looked at.</summary>
    public string Source { get; }

    /// <summary>What is in it.</summary>
    public IReadOnlyCollection<string> Constructs => _grammar.Constructs;

    private static string Write(Grammar grammar, List<NastyType> known, string assembly, int contracts)
    {
        var text = new StringBuilder();
        string nullable = grammar.Form("#nullable", "enable", "disable", "enable annotations", "enable warnings", "restore");
        bool annotates = nullable is "enable" or "enable annotations" or "restore";
        text.Append("#nullable ").Append(nullable).Append("\n#pragma warning disable NASTY001\n");
        if (grammar.Has(NastyInterfaces.Compliant, 10))
            text.Append("[assembly: global::System.CLSCompliant(true)]\n");
        text.Append("[assembly: global::DubboNet.Hessian.HessianTypeFor(typeof(global::System.Version), \"java.lang.Version\")]\n");
        text.Append("[assembly: global::DubboNet.Hessian.HessianTypeFor(typeof(global::System.DayOfWeek), \"java.time.DayOfWeek\")]\n");
        var references = new NastyReferences(grammar, known, annotates);
        var types = new NastyTypes(grammar, known, references, assembly);
        var interfaces = new NastyInterfaces(grammar, known, references, types, assembly);
        HashSet<string> roots = [.. Roots, .. known.Select(type => NastyNames.ValueOf(type.Reference.Split("::")[1].Split('.')[0]))];
        NastyScope[] spaces = [.. Enumerable.Range(0, grammar.Random.Next(1, 3)).Select(_ => Space(grammar, roots))];
        int count = grammar.Random.Next(2, 6);
        for (int i = 0; i < count; i++)
            text.Append(In(grammar.Pick(spaces), scope => types.Declare(scope)));
        if (grammar.Has("interface that is not a contract", 40))
            text.Append(In(grammar.Pick(spaces), scope => interfaces.Declare(scope, isContract: false)));
        for (int i = 0; i < contracts; i++)
            text.Append(In(grammar.Pick(spaces), scope => interfaces.Declare(scope, isContract: true)));
        foreach (NastyType type in known.Where(type => !type.IsForeign))
            text.Replace(type.SubtypesMark, string.Concat(type.Subtypes));
        return text.ToString();
    }

    private static NastyScope Space(Grammar grammar, HashSet<string> roots)
    {
        if (grammar.Has("global namespace", 8))
            return new NastyScope("global::", roots);
        string name = grammar.Name(roots);
        HashSet<string> taken = [];
        if (grammar.Has("nested namespace", 50))
            name += "." + grammar.Name(taken);
        return new NastyScope($"global::{name}.", []);
    }

    private static string In(NastyScope scope, Func<NastyScope, string> declare)
    {
        string text = declare(scope);
        string space = scope.Prefix["global::".Length..].TrimEnd('.');
        return space.Length == 0 ? text : $"namespace {space}\n{{\n{text}}}\n";
    }
}
