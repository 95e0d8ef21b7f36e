using System.Text.Json;

namespace DubboNet.AspNetCore;

/// <summary>
/// Contains what only the C# code of a contract tells about its service: documentation comments, nullability, exceptions and derived
/// classes. The generator creates it. All of it is optional.
/// </summary>
internal sealed class ContractDescription
{
    private readonly Dictionary<string, TypeDescription> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _subtypes = new(StringComparer.Ordinal);

    private ContractDescription(string? summary, IReadOnlyList<MethodDescription> methods) => (Summary, Methods) = (summary, methods);

    /// <summary>Gets the description of a service whose contract has none.</summary>
    public static ContractDescription Empty { get; } = new(null, []);

    /// <summary>Gets the summary of the interface.</summary>
    public string? Summary { get; }

    /// <summary>Gets the methods, in the order of the definition. Empty if the contract has no description.</summary>
    public IReadOnlyList<MethodDescription> Methods { get; }

    /// <summary>Parses the description of a contract, which is null if an earlier version of the generator generated it.</summary>
    public static ContractDescription Parse(string? json)
    {
        if (json is null)
            return Empty;
        using var document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        var description = new ContractDescription(TextOf(root, "summary"), [.. ItemsOf(root, "methods").Select(ReadMethod)]);
        foreach (JsonProperty type in MembersOf(root, "types"))
        {
            TypeDescription read = ReadType(type.Value);
            description._types.Add(type.Name, read);
            description._subtypes.UnionWith(read.Subtypes);
        }

        return description;
    }

    /// <summary>Returns the description of a Java class.</summary>
    public TypeDescription Find(string javaName) => _types.GetValueOrDefault(javaName, TypeDescription.Empty);

    /// <summary>Returns whether a class can be in the place of its base class.</summary>
    public bool IsSubtype(string javaName) => _subtypes.Contains(javaName);

    private static MethodDescription ReadMethod(JsonElement json) => new(
        TextOf(json, "summary"),
        [.. ItemsOf(json, "parameters").Select(ReadValue)],
        json.TryGetProperty("result", out JsonElement result) ? ReadValue(result) : ValueDescription.Empty,
        [.. MembersOf(json, "throws").Select(thrown => KeyValuePair.Create(thrown.Name, thrown.Value.GetString()!))]);

    private static TypeDescription ReadType(JsonElement json) => new(
        TextOf(json, "summary"),
        [.. ItemsOf(json, "subtypes").Select(name => name.GetString()!)],
        MembersOf(json, "members").ToDictionary(member => member.Name, member => ReadValue(member.Value), StringComparer.Ordinal));

    private static ValueDescription ReadValue(JsonElement json) => new(TextOf(json, "summary"), TextOf(json, "nullable"));

    private static string? TextOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static JsonElement.ArrayEnumerator ItemsOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement items) ? items.EnumerateArray() : default;

    private static JsonElement.ObjectEnumerator MembersOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement members) ? members.EnumerateObject() : default;
}

/// <summary>Describes a method.</summary>
/// <param name="Summary">The summary.</param>
/// <param name="Parameters">The parameters in order.</param>
/// <param name="Result">The result.</param>
/// <param name="Throws">The Java classes of the declared exceptions, and what is said about them.</param>
internal sealed record MethodDescription(
    string? Summary, IReadOnlyList<ValueDescription> Parameters, ValueDescription Result,
    IReadOnlyList<KeyValuePair<string, string>> Throws)
{
    /// <summary>Gets the description of a method about which nothing is known.</summary>
    public static MethodDescription Empty { get; } = new(null, [], ValueDescription.Empty, []);
}

/// <summary>Describes a class.</summary>
/// <param name="Summary">The summary.</param>
/// <param name="Subtypes">The Java names of the classes that can be in its place.</param>
/// <param name="Members">The fields or the constants by their Java names.</param>
internal sealed record TypeDescription(
    string? Summary, IReadOnlyList<string> Subtypes, IReadOnlyDictionary<string, ValueDescription> Members)
{
    /// <summary>Gets the description of a class about which nothing is known.</summary>
    public static TypeDescription Empty { get; } = new(null, [], new Dictionary<string, ValueDescription>());

    /// <summary>Returns the description of a field or a constant.</summary>
    public ValueDescription Find(string member) => Members.GetValueOrDefault(member, ValueDescription.Empty);
}

/// <summary>Describes a parameter, a result, a field or a constant.</summary>
/// <param name="Summary">The summary.</param>
/// <param name="Nullable">The nullability of its type (<see cref="Nullability"/>).</param>
internal sealed record ValueDescription(string? Summary, string? Nullable)
{
    /// <summary>Gets the description of a value about which nothing is known.</summary>
    public static ValueDescription Empty { get; } = new(null, null);
}
