namespace DubboNet.Java;

/// <summary>Generates contracts from libraries.</summary>
public static class ContractGenerator
{
    /// <summary>
    /// Generates the contracts of libraries together, so that a class that several of them mention becomes one type. Dependencies of Maven
    /// artifacts are downloaded only as long as a class is missing.
    /// </summary>
    /// <param name="libraries">The libraries.</param>
    /// <param name="options">The options. Services are taken from the libraries.</param>
    /// <param name="cancellation">Ends downloads.</param>
    /// <exception cref="ContractLibraryException">A library was not found, or has no interface that a pattern matches.</exception>
    /// <exception cref="JavaClassFormatException">A jar or a class file is broken.</exception>
    public static ContractGeneration Generate(
        IReadOnlyList<ContractLibrary> libraries, ContractOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(libraries);
        ArgumentNullException.ThrowIfNull(options);
        List<LibraryFiles> files = [];
        try
        {
            foreach (ContractLibrary library in libraries)
                files.Add(new LibraryFiles(library, cancellation));
            IReadOnlyList<string> services = LibraryServices.Find([.. libraries.Zip(files, (library, found) => (library, found.Paths[0]))]);
            return Translate(files, options with { Services = services });
        }
        finally
        {
            files.ForEach(one => one.Dispose());
        }
    }

    private static ContractGeneration Translate(List<LibraryFiles> files, ContractOptions options)
    {
        while (true)
        {
            string[] paths = [.. files.SelectMany(one => one.Paths).Distinct()];
            using var classPath = JavaClassPath.Open(paths);
            bool isComplete = IsComplete(classPath, options);
            if (!isComplete && Grow(files))
                continue;
            CheckTypes(classPath, options);
            MavenProblem[] problems = isComplete ? [] : [.. files.SelectMany(one => one.Problems).Distinct()];
            return new ContractGeneration(ContractTranslator.Translate(classPath, options), paths, problems, options);
        }
    }

    // Every library grows, so that the order of libraries does not decide on what is downloaded.
    private static bool Grow(List<LibraryFiles> files)
    {
        bool hasGrown = false;
        foreach (LibraryFiles one in files)
            hasGrown |= one.Grow();
        return hasGrown;
    }

    private static bool IsComplete(JavaClassPath classPath, ContractOptions options)
    {
        var symbols = new JavaSymbols(classPath);
        symbols.GetReachable(options.Services.Concat(options.Types).SelectMany(symbols.List));
        return symbols.Missing.Count == 0;
    }

    private static void CheckTypes(JavaClassPath classPath, ContractOptions options)
    {
        foreach (string pattern in options.Types)
        {
            if (classPath.List(pattern).Count == 0)
            {
                string wanted = pattern.Replace("*", "", StringComparison.Ordinal);
                throw new ContractLibraryException(
                    "",
                    $"No class matches the pattern '{pattern}' of types. Correct the pattern, in which * stops at dots and ** does not."
                        + NearNames.Describe(wanted, classPath.List("**")));
            }
        }
    }
}
