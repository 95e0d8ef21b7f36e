using System.Collections.Frozen;
using System.Text.Json;

namespace DubboNet.AspNetCore;

/// <summary>Converts JSON arguments to calls of a service, as its definition describes it.</summary>
internal sealed class JsonService
{
    private static readonly ValuePath Root = ValuePath.Root("$");
    private static readonly JsonElement Null = JsonDocument.Parse("null").RootElement.Clone();

    private readonly ServiceKey _key;
    private readonly ServiceSignatures _signatures;
    private readonly FrozenDictionary<string, ServiceMethod[]> _methods;

    /// <summary>Initializes a service.</summary>
    public JsonService(ServiceKey key, ServiceDefinition definition)
    {
        _key = key;
        _signatures = DefinitionSignatures.Create(definition);
        _methods = _signatures.Methods.Zip(definition.Methods, (signature, method) => new ServiceMethod(key, signature, method))
            .GroupBy(method => method.Signature.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(overloads => overloads.Key, overloads => overloads.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Gets a function that finds the classes of the definition.</summary>
    public Func<string, JavaTypeShape?> FindType => _signatures.FindType;

    /// <summary>Gets the methods, with overloads next to each other.</summary>
    public IEnumerable<ServiceMethod> Methods => _methods.Values.SelectMany(overloads => overloads);

    /// <summary>Returns the overloads of a method.</summary>
    /// <exception cref="JsonCallException">The service has no method of this name.</exception>
    public ServiceMethod[] Find(string name) => _methods.TryGetValue(name, out ServiceMethod[]? found)
        ? found
        : throw new JsonCallException(
            $"{_key} has no method {JsonText.Excerpt(name)}. " + NameHint.Create(name, _methods.Keys), [])
        {
            IsUnknownMethod = true,
        };

    /// <summary>Selects the overload that arguments with the given names are meant for, by the names alone.</summary>
    /// <exception cref="JsonCallException">No overload can be meant, or several can.</exception>
    public static ServiceMethod Choose(IReadOnlyList<ServiceMethod> overloads, IReadOnlyCollection<string> names) =>
        Choose(overloads, method => method.Takes(names), names.Count, static _ => true);

    /// <summary>Selects the overload that JSON arguments are meant for, and converts them to its types.</summary>
    /// <param name="overloads">The overloads of a method.</param>
    /// <param name="arguments">
    /// An object with the arguments by name, in which those that are not primitive may be missing, or an array with all arguments in order.
    /// </param>
    /// <exception cref="JsonCallException">No overload can be meant, or several can.</exception>
    /// <exception cref="JsonValueException">An argument is not one of the type.</exception>
    public JsonCall Prepare(IReadOnlyList<ServiceMethod> overloads, JsonElement arguments)
    {
        bool isArray = arguments.ValueKind == JsonValueKind.Array;
        if (!isArray && arguments.ValueKind != JsonValueKind.Object)
            throw new JsonValueException(Root, "The arguments must be an object with their names, or an array in their order.");
        JsonElement[] items = isArray ? [.. arguments.EnumerateArray()] : [];
        ServiceMethod method = isArray ? ChooseByCount(overloads, items)
            : overloads.Count == 1 ? Check(overloads[0], arguments)
            : ChooseByNames(overloads, arguments);
        JsonElement[] values = isArray ? items : InOrder(method, arguments);
        var reader = new JavaValueReader(FindType);
        var converted = new object?[values.Length];
        for (int i = 0; i < values.Length; i++)
            converted[i] = reader.Read(values[i], method.Signature.Parameters[i], isArray ? Root.Item(i) : Root.Field(method.Names[i]));
        return new JsonCall(method, converted, reader.NeedsGenericCall, FindType);
    }

    private ServiceMethod ChooseByCount(IReadOnlyList<ServiceMethod> overloads, JsonElement[] values) => Choose(
        overloads, method => method.Names.Count == values.Length, values.Length,
        method => ArgumentFit.Fits(method.Signature, values, FindType));

    private ServiceMethod ChooseByNames(IReadOnlyList<ServiceMethod> overloads, JsonElement arguments)
    {
        HashSet<string> names = [.. arguments.EnumerateObject().Select(property => property.Name)];
        return Choose(
            overloads, method => method.Takes(names), names.Count,
            method => ArgumentFit.Fits(method.Signature, InOrder(method, arguments), FindType));
    }

    private static ServiceMethod Check(ServiceMethod only, JsonElement arguments)
    {
        foreach (JsonProperty property in arguments.EnumerateObject())
        {
            if (!only.HasName(property))
            {
                throw new JsonValueException(
                    Root.Field(property.Name),
                    $"{only.Signature.Name} has no such parameter. {NameHint.Create(property.Name, only.Names)}");
            }
        }

        return only;
    }

    private static ServiceMethod Choose(
        IReadOnlyList<ServiceMethod> overloads, Func<ServiceMethod, bool> isPossible, int count, Func<ServiceMethod, bool> fits)
    {
        string name = overloads[0].Signature.Name;
        ServiceMethod[] possible = [.. overloads.Where(isPossible)];
        if (possible.Length == 0)
            throw new JsonCallException($"{name} cannot be called with these {count} arguments.", overloads);
        if (possible.Length > 1 && possible.Any(method => method.Names.Count == count))
            possible = [.. possible.Where(method => method.Names.Count == count)];
        ServiceMethod[] fitting = possible.Length > 1 ? [.. possible.Where(fits)] : possible;
        return fitting.Length == 1
            ? fitting[0]
            : throw new JsonCallException($"{name} has several overloads, and the arguments do not tell which one is meant.", possible);
    }

    private static JsonElement[] InOrder(ServiceMethod method, JsonElement arguments)
    {
        var values = new JsonElement[method.Names.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = arguments.TryGetProperty(method.Names[i], out JsonElement value) ? value : Null;
        return values;
    }
}
