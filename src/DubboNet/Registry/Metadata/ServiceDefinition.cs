using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using DubboNet.Registry.Metadata;

namespace DubboNet;

/// <summary>
/// Describes a service and the classes that it mentions, as providers of Java publish it (<c>FullServiceDefinition</c>).
/// </summary>
/// <param name="Interface">The Java interface.</param>
/// <param name="Methods">The methods, in the order of the provider. Overloads have the same name.</param>
/// <param name="Types">The classes of the parameters, results and members, by their Java names.</param>
public sealed record ServiceDefinition(
    string Interface, IReadOnlyList<ServiceMethodDefinition> Methods, IReadOnlyDictionary<string, ServiceTypeDefinition> Types)
{
    /// <summary>Parses the JSON, and returns whether it is a definition. Members that are not known are ignored.</summary>
    public static bool TryParse(string json, [NotNullWhen(true)] out ServiceDefinition? definition)
    {
        definition = null;
        try
        {
            using var document = JsonDocument.Parse(json);
            definition = new DefinitionJson(document.RootElement).Read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A text with an unpaired surrogate is an invalid operation.
        }

        return definition is not null;
    }
}

/// <summary>Describes a method of a service.</summary>
/// <param name="Name">The name.</param>
/// <param name="ParameterTypes">
/// The types of the parameters as source code writes them, such as <c>java.util.List&lt;java.lang.Long&gt;</c>.
/// </param>
/// <param name="ReturnType">The type of the result.</param>
public sealed record ServiceMethodDefinition(string Name, IReadOnlyList<string> ParameterTypes, string ReturnType)
{
    /// <summary>Gets the names of the parameters. Empty if the definition does not have them, as those of Java.</summary>
    public IReadOnlyList<string> ParameterNames { get; init; } = [];

    /// <summary>Gets the timeout that the contract specifies, or null if the definition has none, as those of Java.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Gets a value indicating whether running a call twice is harmless. False for definitions of Java.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>Gets a value indicating whether the method only reads. False for definitions of Java.</summary>
    public bool IsSafe { get; init; }
}

/// <summary>Describes a class.</summary>
/// <param name="Name">The name of the class, with its type arguments.</param>
/// <param name="Properties">The names of the members and their types. Java takes them from fields, and does not say which are sent.</param>
/// <param name="Constants">The names of the constants of an enum, which are empty for other classes.</param>
public sealed record ServiceTypeDefinition(
    string Name, IReadOnlyList<KeyValuePair<string, string>> Properties, IReadOnlyList<string> Constants)
{
    /// <summary>
    /// Gets a value indicating whether the class has no objects of its own, but those of derived classes. False for definitions of Java.
    /// </summary>
    public bool IsAbstract { get; init; }
}
