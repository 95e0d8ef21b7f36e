namespace DubboNet.Java;

/// <summary>
/// Contains what two sides of a call must agree on: the methods of services, and the data of types. It is read from jars, or from C#
/// contracts, and can be kept as a file.
/// </summary>
/// <param name="Services">The interfaces, sorted by their names.</param>
/// <param name="Types">The classes and enums, sorted by their names.</param>
public sealed partial record ContractSnapshot(IReadOnlyList<ServiceSnapshot> Services, IReadOnlyList<TypeSnapshot> Types)
{
    /// <summary>The name of the file that <c>dubbonet generate</c> writes beside the contracts.</summary>
    public const string FileName = "contracts.snapshot.json";

    /// <summary>Returns some of the services, and the types that they lead to.</summary>
    /// <param name="isChosen">Returns whether a service is one of them, by its name.</param>
    public ContractSnapshot Select(Func<string, bool> isChosen)
    {
        List<ServiceSnapshot> services = [.. Services.Where(service => isChosen(service.Name))];
        var names = services.SelectMany(service => service.Methods)
            .SelectMany(method => method.Parameters.Concat(method.Exceptions).Append(method.Result))
            .SelectMany(MovedClasses.NamesIn).ToHashSet(StringComparer.Ordinal);
        int count;
        do
        {
            count = names.Count;
            // An object of a subclass can be where its superclass is declared.
            names.UnionWith(Types.Where(type => type.Superclass is { } parent && MovedClasses.NamesIn(parent).Any(names.Contains))
                .Select(type => type.Name));
            names.UnionWith(Types.Where(type => names.Contains(type.Name))
                .SelectMany(type => type.Fields.Select(field => field.Type).Append(type.Superclass ?? ""))
                .SelectMany(MovedClasses.NamesIn));
        }
        while (names.Count > count);

        return new ContractSnapshot(services, [.. Types.Where(type => names.Contains(type.Name))]);
    }
}

/// <summary>Describes an interface.</summary>
/// <param name="Name">The Java name.</param>
/// <param name="Methods">The methods, with inherited ones, sorted by name and parameters.</param>
/// <param name="IsDeprecated">Whether the interface is deprecated.</param>
public sealed record ServiceSnapshot(string Name, IReadOnlyList<MethodSnapshot> Methods, bool IsDeprecated);

/// <summary>Describes a method.</summary>
/// <param name="Name">The Java name.</param>
/// <param name="Descriptor">The erased parameters, such as <c>(ILjava/lang/String;)</c>, by which Java finds the method.</param>
/// <param name="Parameters">The types of the parameters, with type arguments.</param>
/// <param name="Result">The type of the result. For a future, it is that of its value.</param>
/// <param name="IsFuture">Whether the method returns a future.</param>
/// <param name="Exceptions">The declared exceptions.</param>
/// <param name="IsDeprecated">Whether the method is deprecated.</param>
public sealed record MethodSnapshot(
    string Name, string Descriptor, IReadOnlyList<string> Parameters, string Result, bool IsFuture, IReadOnlyList<string> Exceptions,
    bool IsDeprecated)
{
    /// <summary>Gets the method as reports name it, such as <c>find(java.lang.String)</c>.</summary>
    public string Signature => $"{Name}({string.Join(", ", Parameters)})";
}

/// <summary>Describes a class or an enum.</summary>
/// <param name="Name">The binary name.</param>
/// <param name="Kind">What it is. A record counts as a class.</param>
/// <param name="Superclass">The superclass, or null if it is a class of the Java platform.</param>
/// <param name="TypeParameters">The names of the type parameters.</param>
/// <param name="Fields">The fields that are sent, without inherited ones, sorted by name.</param>
/// <param name="Constants">The constants of an enum, in their order.</param>
/// <param name="HasFallback">Whether C# replaces constants that it does not know.</param>
/// <param name="IsDeprecated">Whether it is deprecated.</param>
public sealed record TypeSnapshot(
    string Name, JavaClassKind Kind, string? Superclass, IReadOnlyList<string> TypeParameters, IReadOnlyList<FieldSnapshot> Fields,
    IReadOnlyList<string> Constants, bool HasFallback, bool IsDeprecated)
{
    /// <summary>Gets a value indicating whether it is an interface or an abstract class, so that all objects are of a subclass.</summary>
    public bool IsAbstract { get; init; }
}

/// <summary>Describes a field.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type, with type arguments.</param>
public sealed record FieldSnapshot(string Name, string Type);
