namespace DubboNet.Java;

/// <summary>Represents a pom with what it inherits, and without properties.</summary>
/// <param name="Dependencies">The dependencies in the order in which they are stated. The managed version is in them.</param>
/// <param name="Managed">The dependency management, also of imported poms, by <see cref="PomDependency.Key"/>.</param>
internal sealed record EffectivePom(IReadOnlyList<PomDependency> Dependencies, IReadOnlyDictionary<string, PomDependency> Managed);
