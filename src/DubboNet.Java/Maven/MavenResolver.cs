namespace DubboNet.Java;

/// <summary>
/// Finds the jar of an artifact and, only as far as they are asked for, those of its dependencies. Instances are not safe for concurrent
/// use.
/// </summary>
/// <remarks>
/// As in Maven, the version of a dependency is the one that is stated nearest to the artifact, unless the artifact's own dependency
/// management states another one. Dependencies of the scopes <c>compile</c>, <c>runtime</c> and <c>provided</c> are followed. Optional
/// ones are not.
/// </remarks>
public sealed class MavenResolver : IDisposable
{
    private static readonly string[] FollowedScopes = ["compile", "runtime", "provided"];

    private readonly MavenStore _store;
    private readonly PomLoader _poms;
    private readonly List<MavenProblem> _problems = [];

    /// <summary>Initializes a resolver.</summary>
    /// <param name="options">The repositories.</param>
    /// <param name="cancellation">Ends downloads.</param>
    /// <exception cref="MavenException">The address of a repository is not valid.</exception>
    public MavenResolver(MavenOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        _store = new MavenStore(options) { Cancellation = cancellation };
        _poms = new PomLoader(_store);
    }

    /// <summary>Gets the dependencies that were left out so far, in the order in which they were looked for.</summary>
    public IReadOnlyList<MavenProblem> Problems => _problems;

    /// <summary>Finds the jar of an artifact. Its sources are put beside it, if the repository has them.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <returns>The path of the jar.</returns>
    /// <exception cref="MavenException">The jar was not found.</exception>
    public string Find(MavenCoordinates artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        string jar = FindJar(artifact).Jar;
        if (artifact.Extension == "jar" && artifact.Classifier.Length == 0)
            _store.Find(artifact with { Classifier = "sources" });
        return jar;
    }

    /// <summary>
    /// Returns the jars of the dependencies of an artifact level by level. Poms and jars are read when their level is asked for. What is
    /// missing is added to <see cref="Problems"/>.
    /// </summary>
    /// <param name="artifact">The artifact.</param>
    public IEnumerable<IReadOnlyList<string>> FindDependencies(MavenCoordinates artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        Node root = new(FindJar(artifact).Found, []);
        EffectivePom? pom = Load(root.Artifact);
        HashSet<string> known = new(StringComparer.Ordinal) { root.Artifact.Key };
        List<Node> level = pom is null ? [] : Follow(root, pom, managed: null, known);
        while (level.Count > 0)
        {
            List<Node> found = [];
            List<string> jars = [];
            foreach (Node node in level)
            {
                if (TryFindJar(node.Artifact) is not { } place)
                    continue;
                found.Add(node with { Artifact = place.Found });
                if (place.Found.Extension != "pom")
                    jars.Add(place.Jar);
            }

            yield return jars;
            level = [.. found.SelectMany(node => Load(node.Artifact) is { } next ? Follow(node, next, pom!.Managed, known) : [])];
        }
    }

    /// <summary>Closes connections.</summary>
    public void Dispose() => _store.Dispose();

    private List<Node> Follow(Node node, EffectivePom pom, IReadOnlyDictionary<string, PomDependency>? managed, HashSet<string> known)
    {
        List<Node> next = [];
        foreach (PomDependency stated in pom.Dependencies)
        {
            PomDependency? nearer = managed?.GetValueOrDefault(stated.Key);
            PomDependency used = nearer?.Version is null
                ? stated
                : stated with { Version = nearer.Version, Exclusions = [.. stated.Exclusions, .. nearer.Exclusions] };
            if (!IsFollowed(used) || node.Exclusions.Any(one => one.Matches(used)))
                continue;
            if (used.FindCoordinates() is not { } artifact)
                Report(used.ToString(), $"{node.Artifact} needs {used}, whose version is not stated or not a single one. Add its jar.");
            else if (known.Add(artifact.Key))
                next.Add(new Node(artifact, [.. node.Exclusions, .. used.Exclusions]));
        }

        return next;
    }

    private static bool IsFollowed(PomDependency used) => used.Optional != "true" && FollowedScopes.Contains(used.Scope ?? "compile");

    private (MavenCoordinates Found, string Jar)? TryFindJar(MavenCoordinates artifact)
    {
        try
        {
            return FindJar(artifact);
        }
        catch (MavenException e)
        {
            Report(artifact.ToString(), e.Message);
            return null;
        }
    }

    private (MavenCoordinates Found, string Jar) FindJar(MavenCoordinates artifact)
    {
        try
        {
            return (artifact, _store.Get(artifact));
        }
        catch (MavenException) when (FindRelocation(artifact) is { } moved)
        {
            return (moved, _store.Get(moved));
        }
    }

    // An artifact can have another name now. Without a pom, the jar is what is missing.
    private MavenCoordinates? FindRelocation(MavenCoordinates artifact)
    {
        try
        {
            return _poms.FindRelocation(artifact);
        }
        catch (MavenException)
        {
            return null;
        }
    }

    private EffectivePom? Load(MavenCoordinates artifact)
    {
        try
        {
            return _poms.Load(artifact);
        }
        catch (MavenException e)
        {
            Report(artifact.ToString(), $"The dependencies of {artifact} are not known. {e.Message}");
            return null;
        }
    }

    private void Report(string artifact, string reason) => _problems.Add(new MavenProblem(artifact, reason));

    private sealed record Node(MavenCoordinates Artifact, IReadOnlyList<PomExclusion> Exclusions);
}
