namespace DubboNet.Java;

/// <summary>Finds the interfaces of libraries that become contracts.</summary>
internal static class LibraryServices
{
    /// <summary>Returns the names of the interfaces that the patterns match, sorted.</summary>
    /// <param name="libraries">The libraries, each with its jar or folder.</param>
    /// <exception cref="ContractLibraryException">
    /// A pattern matches no interface in any of the libraries that have it, or a library without patterns has no interface.
    /// </exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<(ContractLibrary Library, string Path)> libraries)
    {
        SortedSet<string> found = new(StringComparer.Ordinal);
        HashSet<string> matched = new(StringComparer.Ordinal);
        foreach ((ContractLibrary library, string path) in libraries)
        {
            using var classPath = JavaClassPath.Open([path]);
            var symbols = new JavaSymbols(classPath);
            if (library.Services.Count == 0)
                found.UnionWith(FindAll(symbols, library, path));
            foreach (string pattern in library.Services)
            {
                string[] names = [.. Interfaces(symbols, pattern)];
                found.UnionWith(names);
                if (names.Length > 0)
                    matched.Add(pattern);
            }
        }

        foreach ((ContractLibrary library, string path) in libraries)
        {
            if (library.Services.FirstOrDefault(pattern => !matched.Contains(pattern)) is { } missing)
                throw new ContractLibraryException(library.Location, DescribeMissing(missing, path));
        }

        return [.. found];
    }

    private static string[] FindAll(JavaSymbols symbols, ContractLibrary library, string path)
    {
        string[] all = [.. Interfaces(symbols, "**").Where(name => !name.Contains('$', StringComparison.Ordinal))];
        return all.Length > 0
            ? all
            : throw new ContractLibraryException(library.Location, $"{path} has no public interface. Name a jar that has some.");
    }

    private static IEnumerable<string> Interfaces(JavaSymbols symbols, string pattern) =>
        from type in symbols.List(pattern)
        where type is { Kind: JavaClassKind.Interface, Visibility: JavaVisibility.Public }
        select type.Name;

    private static string DescribeMissing(string pattern, string path)
    {
        using var classPath = JavaClassPath.Open([path]);
        var symbols = new JavaSymbols(classPath);
        string hint = symbols.List(pattern) is [var other, ..]
            ? $" It matches {other.Name}, which is not a public interface."
            : "";
        return $"{path} has no public interface that matches '{pattern}'.{hint} Correct the pattern, in which * stops at dots and ** does "
            + $"not.{NearNames.Describe(pattern.Replace("*", "", StringComparison.Ordinal), Interfaces(symbols, "**"))}";
    }
}
