namespace DubboNet.Java;

/// <summary>Finds the interfaces of a library that become contracts.</summary>
internal static class LibraryServices
{
    /// <summary>Returns the names of the interfaces that the patterns match, sorted.</summary>
    /// <param name="library">The library.</param>
    /// <param name="path">The jar or folder of the library.</param>
    /// <exception cref="ContractLibraryException">A pattern matches no interface.</exception>
    public static IReadOnlyList<string> Find(ContractLibrary library, string path)
    {
        using var classPath = JavaClassPath.Open([path]);
        var symbols = new JavaSymbols(classPath);
        if (library.Services.Count == 0)
        {
            string[] all = [.. Interfaces(symbols, "**").Where(name => !name.Contains('$', StringComparison.Ordinal))];
            return all.Length > 0
                ? all
                : throw new ContractLibraryException(library.Location, $"{path} has no public interface. Name a jar that has some.");
        }

        SortedSet<string> found = new(StringComparer.Ordinal);
        foreach (string pattern in library.Services)
        {
            string[] names = [.. Interfaces(symbols, pattern)];
            found.UnionWith(names);
            if (names.Length == 0)
                throw new ContractLibraryException(library.Location, DescribeMissing(symbols, pattern, path));
        }

        return [.. found];
    }

    private static IEnumerable<string> Interfaces(JavaSymbols symbols, string pattern) =>
        from type in symbols.List(pattern)
        where type is { Kind: JavaClassKind.Interface, Visibility: JavaVisibility.Public }
        select type.Name;

    private static string DescribeMissing(JavaSymbols symbols, string pattern, string path)
    {
        string hint = symbols.List(pattern) is [var other, ..]
            ? $" It matches {other.Name}, which is not a public interface."
            : "";
        return $"{path} has no public interface that matches '{pattern}'.{hint} Correct the pattern, in which * stops at dots and ** does "
            + $"not.{NearNames.Describe(pattern.Replace("*", "", StringComparison.Ordinal), Interfaces(symbols, "**"))}";
    }
}
