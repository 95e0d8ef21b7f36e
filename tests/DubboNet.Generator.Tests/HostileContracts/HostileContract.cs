using System.Text;

namespace DubboNet.Generator.Tests.HostileContracts;

/// <summary>
/// Creates contracts and the types that they need from a seed. They are in one assembly, which usually references another one.
/// </summary>
internal sealed class HostileContract
{
    private static readonly string[] Roots = ["System", "DubboNet", "Microsoft", "NodaTime", "Internal", "MS", "Interop", "FxResources"];

    private readonly Grammar _grammar;
    private readonly List<HostileType> _known = [];

    public HostileContract(int seed)
    {
        var random = new Random(seed);
        _grammar = new Grammar(random, allowsMistakes: random.Next(3) == 0);
        if (_grammar.Has("another assembly", 50))
        {
            // Errors reported there would end the build before the tested assembly is compiled.
            var library = new Grammar(random, allowsMistakes: false);
            var declared = new List<HostileType>();
            Library = Write(library, declared, "lib", random.Next(3));
            _known.AddRange(declared.Select(type => type with { IsForeign = true }));
            _grammar.Constructs.UnionWith(library.Constructs);
        }

        Source = Write(_grammar, _known, "app", random.Next(1, 3));
    }

    /// <summary>Gets the code of the referenced assembly, or null if there is none.</summary>
    public string? Library { get; }

    /// <summary>Gets the code of the tested assembly.</summary>
    public string Source { get; }

    /// <summary>Gets the constructs that it contains.</summary>
    public IReadOnlyCollection<string> Constructs => _grammar.Constructs;

    private static string Write(Grammar grammar, List<HostileType> known, string assembly, int contracts)
    {
        var text = new StringBuilder();
        string nullable = grammar.Form("#nullable", "enable", "disable", "enable annotations", "enable warnings", "restore");
        bool annotates = nullable is "enable" or "enable annotations" or "restore";
        text.Append("#nullable ").Append(nullable).Append("\n#pragma warning disable NASTY001\n");
        if (grammar.Has(HostileInterfaces.Compliant, 10))
            text.Append("[assembly: global::System.CLSCompliant(true)]\n");
        text.Append("[assembly: global::DubboNet.HessianTypeFor(typeof(global::System.Version), \"java.lang.Version\")]\n");
        text.Append("[assembly: global::DubboNet.HessianTypeFor(typeof(global::System.DayOfWeek), \"java.time.DayOfWeek\")]\n");
        var references = new HostileReferences(grammar, known, annotates);
        var types = new HostileTypes(grammar, known, references, assembly);
        var interfaces = new HostileInterfaces(grammar, known, references, types, assembly);
        HashSet<string> roots = [.. Roots, .. known.Select(type => HostileNames.ValueOf(type.Reference.Split("::")[1].Split('.')[0]))];
        HostileScope[] spaces = [.. Enumerable.Range(0, grammar.Random.Next(1, 3)).Select(_ => Space(grammar, roots))];
        int count = grammar.Random.Next(2, 6);
        for (int i = 0; i < count; i++)
            text.Append(In(grammar.Pick(spaces), scope => types.Declare(scope)));
        if (grammar.Has("interface that is not a contract", 40))
            text.Append(In(grammar.Pick(spaces), scope => interfaces.Declare(scope, isContract: false)));
        for (int i = 0; i < contracts; i++)
            text.Append(In(grammar.Pick(spaces), scope => interfaces.Declare(scope, isContract: true)));
        foreach (HostileType type in known.Where(type => !type.IsForeign))
            text.Replace(type.SubtypesMark, string.Concat(type.Subtypes));
        return text.ToString();
    }

    private static HostileScope Space(Grammar grammar, HashSet<string> roots)
    {
        if (grammar.Has("global namespace", 8))
            return new HostileScope("global::", roots);
        string name = grammar.Name(roots);
        HashSet<string> taken = [];
        if (grammar.Has("nested namespace", 50))
            name += "." + grammar.Name(taken);
        return new HostileScope($"global::{name}.", []);
    }

    private static string In(HostileScope scope, Func<HostileScope, string> declare)
    {
        string text = declare(scope);
        string space = scope.Prefix["global::".Length..].TrimEnd('.');
        return space.Length == 0 ? text : $"namespace {space}\n{{\n{text}}}\n";
    }
}
