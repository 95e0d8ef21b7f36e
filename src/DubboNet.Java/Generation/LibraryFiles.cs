namespace DubboNet.Java;

/// <summary>The files of one library, which grow by the dependencies of its coordinates.</summary>
internal sealed class LibraryFiles : IDisposable
{
    private readonly ContractLibrary _library;
    private readonly MavenResolver _resolver;
    private readonly List<string> _paths = [];
    private readonly Queue<IEnumerator<IReadOnlyList<string>>> _further = new();

    /// <summary>Finds the library and its stated dependencies.</summary>
    /// <exception cref="ContractLibraryException">One of them was not found.</exception>
    public LibraryFiles(ContractLibrary library, CancellationToken cancellation)
    {
        _library = library;
        try
        {
            _resolver = new MavenResolver(library.Maven, cancellation);
            foreach (string location in (string[])[library.Location, .. library.Dependencies])
                Add(location);
        }
        catch (MavenException e)
        {
            Dispose();
            throw new ContractLibraryException(library.Location, e.Message, e);
        }
    }

    /// <summary>Gets the library itself, and then what it depends on.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>Gets the dependencies that were not found.</summary>
    public IReadOnlyList<MavenProblem> Problems => _resolver.Problems;

    /// <summary>Adds the next dependencies, and returns whether there were any.</summary>
    public bool Grow()
    {
        while (_further.TryPeek(out IEnumerator<IReadOnlyList<string>>? levels))
        {
            if (levels.MoveNext())
            {
                _paths.AddRange(levels.Current);
                return true;
            }

            _further.Dequeue().Dispose();
        }

        return false;
    }

    public void Dispose()
    {
        while (_further.TryDequeue(out IEnumerator<IReadOnlyList<string>>? levels))
            levels.Dispose();
        _resolver?.Dispose();
    }

    private void Add(string location)
    {
        if (File.Exists(location) || Directory.Exists(location))
        {
            _paths.Add(location);
        }
        else if (MavenCoordinates.TryParse(location) is { } artifact)
        {
            _paths.Add(_resolver.Find(artifact));
            _further.Enqueue(_resolver.FindDependencies(artifact).GetEnumerator());
        }
        else
        {
            throw new ContractLibraryException(_library.Location, DescribeMissing(location));
        }
    }

    private static string DescribeMissing(string location)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(location)) ?? "";
        string[] jars = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.jar") : [];
        return $"'{location}' is neither a file nor a folder, nor Maven coordinates such as com.acme:stock-api:1.4. Correct it."
            + NearNames.Describe(Path.GetFileName(location), jars.Select(jar => Path.GetFileName(jar)));
    }
}
