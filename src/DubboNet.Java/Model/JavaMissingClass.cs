namespace DubboNet.Java;

/// <summary>Represents a class that is named, and that the class path does not have.</summary>
/// <param name="Name">The binary name of the missing class.</param>
/// <param name="ReferredBy">The class that names it, first of all.</param>
public sealed record JavaMissingClass(string Name, string ReferredBy);
