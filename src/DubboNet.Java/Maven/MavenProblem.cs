namespace DubboNet.Java;

/// <summary>Represents a dependency that was left out, because it could not be found or read.</summary>
/// <param name="Artifact">The coordinates of the dependency, as far as they are known.</param>
/// <param name="Reason">What is wrong and what to do, as sentences.</param>
public sealed record MavenProblem(string Artifact, string Reason);
