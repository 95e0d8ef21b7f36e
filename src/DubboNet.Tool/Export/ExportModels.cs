using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Says what is exported, and how.</summary>
/// <param name="Services">Patterns of the Java interfaces to export, or none for all contracts and types of the assembly.</param>
/// <param name="UsesFutures">Whether methods return a <c>CompletableFuture</c> instead of the plain result.</param>
/// <param name="UsesUncheckedExceptions">Whether exceptions derive from <c>RuntimeException</c>.</param>
internal sealed record ExportOptions(
    IReadOnlyList<string> Services, bool UsesFutures = false, bool UsesUncheckedExceptions = false);

/// <summary>Contains the Java classes of the contracts of an assembly.</summary>
/// <param name="Declarations">The classes, sorted by their names.</param>
/// <param name="Services">The names of the interfaces that are services, sorted.</param>
/// <param name="EnumsWithFallback">The names of the enums that replace constants that C# does not have.</param>
/// <param name="Omissions">What is left out, sorted.</param>
internal sealed record ExportResult(
    IReadOnlyList<JavaDeclaration> Declarations, IReadOnlyList<string> Services, IReadOnlySet<string> EnumsWithFallback,
    IReadOnlyList<ExportOmission> Omissions);

/// <summary>Names something that Java cannot have.</summary>
/// <param name="Type">The C# type.</param>
/// <param name="Member">The member, or null for the whole type.</param>
/// <param name="Reason">Why it is left out, and what to do.</param>
internal sealed record ExportOmission(string Type, string? Member, string Reason);

/// <summary>Ends the export of a member or a type with the reason.</summary>
internal sealed class ExportObstacleException(string reason) : Exception(reason);
