namespace DubboNet.Java;

/// <summary>Represents contracts that were generated from libraries.</summary>
/// <param name="Translation">The files, and what was left out.</param>
/// <param name="ClassPath">The jars and folders that were read.</param>
/// <param name="Problems">
/// The dependencies that could not be found. There are none if the class path has all classes that the contracts mention.
/// </param>
public sealed record ContractGeneration(
    ContractTranslation Translation, IReadOnlyList<string> ClassPath, IReadOnlyList<MavenProblem> Problems);
