namespace DubboNet.Java;

/// <summary>Reads poms with their parents and with the poms that their dependency management imports.</summary>
/// <param name="store">Where poms are found.</param>
internal sealed class PomLoader(MavenStore store)
{
    private const int MaxParents = 32;

    private readonly Dictionary<string, EffectivePom> _known = new(StringComparer.Ordinal);
    private readonly List<string> _importing = [];

    /// <summary>Reads a pom with what it inherits.</summary>
    /// <exception cref="MavenException">A pom is missing or not valid, or poms inherit or import each other.</exception>
    public EffectivePom Load(MavenCoordinates artifact)
    {
        string name = NameOf(artifact);
        if (_known.TryGetValue(name, out EffectivePom? known))
            return known;
        if (_importing.Contains(name))
            throw Circle("import", [.. _importing, name]);
        _importing.Add(name);
        try
        {
            EffectivePom loaded = Build(ReadWithParents(artifact));
            _known.Add(name, loaded);
            return loaded;
        }
        finally
        {
            _importing.Remove(name);
        }
    }

    /// <summary>Returns what an artifact is called now, or null if its pom does not say.</summary>
    public MavenCoordinates? FindRelocation(MavenCoordinates artifact)
    {
        if (ReadWithParents(artifact) is not [{ Relocation: { } moved }, ..] chain)
            return null;
        Func<string, string> interpolate = InterpolatorOf(chain);
        MavenCoordinates found = artifact with
        {
            GroupId = interpolate(moved.GroupId ?? artifact.GroupId),
            ArtifactId = interpolate(moved.ArtifactId ?? artifact.ArtifactId),
            Version = interpolate(moved.Version ?? artifact.Version),
        };
        return found.IsValid && found != artifact ? found : null;
    }

    private static string NameOf(MavenCoordinates artifact) => $"{artifact.GroupId}:{artifact.ArtifactId}:{artifact.Version}";

    private static MavenException Circle(string verb, IEnumerable<string> names) =>
        new($"Poms {verb} each other: {string.Join(", then ", names)}. Correct one of them.");

    // The pom itself comes first. Properties of a child replace those of its parents.
    private static Func<string, string> InterpolatorOf(List<Pom> chain)
    {
        return text => PomText.Interpolate(text, Find);

        string? Find(string property) => property switch
        {
            "project.groupId" or "pom.groupId" or "groupId" => chain[0].GroupId ?? chain[0].Parent?.GroupId,
            "project.artifactId" or "pom.artifactId" or "artifactId" => chain[0].ArtifactId,
            "project.version" or "pom.version" or "version" => chain[0].Version ?? chain[0].Parent?.Version,
            "project.parent.groupId" => chain[0].Parent?.GroupId,
            "project.parent.version" => chain[0].Parent?.Version,
            _ => chain.FirstOrDefault(pom => pom.Properties.ContainsKey(property))?.Properties[property],
        };
    }

    private List<Pom> ReadWithParents(MavenCoordinates artifact)
    {
        List<Pom> chain = [];
        List<string> names = [];
        for (MavenCoordinates? next = artifact; next is not null; next = FindParent(chain, next))
        {
            if (names.Contains(NameOf(next)))
                throw Circle("inherit from", [.. names, NameOf(next)]);
            if (chain.Count == MaxParents)
                throw new MavenException($"The pom of {artifact} has more than {MaxParents} parents. Correct it.");
            names.Add(NameOf(next));
            chain.Add(Pom.Read(store.Get(new MavenCoordinates(next.GroupId, next.ArtifactId, next.Version, "pom"))));
        }

        return chain;
    }

    private static MavenCoordinates? FindParent(List<Pom> chain, MavenCoordinates child)
    {
        if (chain[^1].Parent is not { } parent)
            return null;
        Func<string, string> interpolate = InterpolatorOf(chain);
        MavenCoordinates found = new(
            interpolate(parent.GroupId ?? ""), interpolate(parent.ArtifactId ?? ""), interpolate(parent.Version ?? ""), "pom");
        return found.IsValid
            ? found
            : throw new MavenException($"The pom of {child} names the parent '{found}', which is not complete. Correct the pom.");
    }

    private EffectivePom Build(List<Pom> chain)
    {
        Func<string, string> interpolate = InterpolatorOf(chain);
        PomDependency[] stated = [.. from pom in chain from managed in pom.Managed select managed.Interpolate(interpolate)];
        Dictionary<string, PomDependency> all = new(StringComparer.Ordinal);
        foreach (PomDependency one in stated.Where(one => one.Scope != "import"))
            all.TryAdd(one.Key, one);
        foreach (PomDependency import in stated.Where(one => one.Scope == "import"))
            Import(import, all);

        Dictionary<string, PomDependency> dependencies = new(StringComparer.Ordinal);
        List<PomDependency> inOrder = [];
        foreach (PomDependency one in from pom in chain from used in pom.Dependencies select used.Interpolate(interpolate))
        {
            if (dependencies.TryAdd(one.Key, one))
                inOrder.Add(one.CompleteFrom(all.GetValueOrDefault(one.Key)));
        }

        return new EffectivePom(inOrder, all);
    }

    private void Import(PomDependency import, Dictionary<string, PomDependency> managed)
    {
        MavenCoordinates pom = import.FindCoordinates()
            ?? throw new MavenException($"The dependency management imports {import}, which is not complete. Correct the pom.");
        foreach ((string key, PomDependency one) in Load(pom).Managed)
            managed.TryAdd(key, one);
    }
}
