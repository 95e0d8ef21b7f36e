namespace DubboNet.Java;

/// <summary>Represents the C# of Java interfaces, and what has none.</summary>
/// <param name="Files">The files, sorted by their paths.</param>
/// <param name="Omissions">What was not translated, or not as what it is, sorted by class and member.</param>
public sealed record ContractTranslation(IReadOnlyList<ContractFile> Files, IReadOnlyList<ContractOmission> Omissions);

/// <summary>Represents a file with a C# type.</summary>
/// <param name="Path">The path below the folder of all files, with slashes.</param>
/// <param name="Text">The text, with line feeds.</param>
public sealed record ContractFile(string Path, string Text);

/// <summary>Represents a part of a Java class that has no C#, or that has an <c>object</c> in its place.</summary>
/// <param name="Class">The binary name of the class.</param>
/// <param name="Member">The member as Java code declares it, or null for the class itself.</param>
/// <param name="Reason">The reason, as a sentence.</param>
public sealed record ContractOmission(string Class, string? Member, string Reason)
{
    /// <summary>Returns the class, the member and the reason.</summary>
    public override string ToString() => Member is null ? $"{Class}: {Reason}" : $"{Class}: {Member}: {Reason}";
}
