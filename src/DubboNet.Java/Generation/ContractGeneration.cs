namespace DubboNet.Java;

/// <summary>Represents contracts that were generated from libraries.</summary>
/// <param name="Translation">The files, and what was left out.</param>
/// <param name="ClassPath">The jars and folders that were read.</param>
/// <param name="Problems">
/// The dependencies that could not be found. There are none if the class path has all classes that the contracts mention.
/// </param>
/// <param name="Options">The options, with the services of all libraries.</param>
public sealed record ContractGeneration(
    ContractTranslation Translation, IReadOnlyList<string> ClassPath, IReadOnlyList<MavenProblem> Problems, ContractOptions Options)
{
    /// <summary>Reads what the contracts say of the libraries, so that later versions can be compared with it.</summary>
    /// <exception cref="IOException">A jar is not there any more.</exception>
    public ContractSnapshot ReadSnapshot()
    {
        using var classPath = JavaClassPath.Open(ClassPath);
        return JarSnapshot.Read(classPath, Options.Services.Concat(Options.Callbacks), Options.Types);
    }
}
