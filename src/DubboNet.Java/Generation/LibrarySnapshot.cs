namespace DubboNet.Java;

/// <summary>Represents what libraries have of a contract.</summary>
/// <param name="Snapshot">What they have, as <see cref="JarSnapshot.ReadFor"/> reads it.</param>
/// <param name="Problems">
/// The dependencies that could not be found. There are none if the libraries have all classes that the contract mentions.
/// </param>
public sealed record LibrarySnapshot(ContractSnapshot Snapshot, IReadOnlyList<MavenProblem> Problems)
{
    /// <summary>
    /// Reads what libraries have of a contract. Dependencies of Maven artifacts are downloaded only as long as a class is missing.
    /// </summary>
    /// <param name="contract">The contract.</param>
    /// <param name="locations">The paths of jars and of folders with class files, or Maven coordinates. There is at least one.</param>
    /// <param name="maven">Where coordinates are looked for.</param>
    /// <param name="cancellation">Ends downloads.</param>
    /// <exception cref="ContractLibraryException">A library was not found.</exception>
    /// <exception cref="JavaClassFormatException">A jar or a class file is broken.</exception>
    public static LibrarySnapshot ReadFor(
        ContractSnapshot contract, IReadOnlyList<string> locations, MavenOptions maven, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(locations);
        var library = new ContractLibrary { Location = locations[0], Dependencies = [.. locations.Skip(1)], Maven = maven };
        using var files = new LibraryFiles(library, cancellation);
        while (true)
        {
            using var classPath = JavaClassPath.Open(files.Paths.Distinct());
            bool isComplete = HasAll(classPath, contract);
            if (isComplete || !files.Grow())
                return new LibrarySnapshot(JarSnapshot.ReadFor(classPath, contract), isComplete ? [] : [.. files.Problems.Distinct()]);
        }
    }

    private static bool HasAll(JavaClassPath classPath, ContractSnapshot contract)
    {
        var symbols = new JavaSymbols(classPath);
        string[] names = [.. contract.Services.Select(service => service.Name), .. contract.Types.Select(type => type.Name)];
        JavaClassSymbol[] found = [.. names.Select(symbols.Find).OfType<JavaClassSymbol>()];
        symbols.GetReachable(found);
        return found.Length == names.Length && symbols.Missing.Count == 0;
    }
}
