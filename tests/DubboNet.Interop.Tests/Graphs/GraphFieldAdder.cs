using DubboNet.Hessian;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>Adds random fields to declared classes of a graph of dynamic objects, as a peer with a newer contract does.</summary>
internal sealed class GraphFieldAdder(Random random, string prefix, IReadOnlyList<HessianObject> instances)
{
    private const int Most = 3;
    private const string Tail = "com.example.frames.Tail";
    private const string Record = "com.example.frames.GraphRecord";

    private readonly HessianObject[] _shared = [.. instances.Where(instance => instance.ClassName != Tail)];
    private readonly Dictionary<string, ClassDefinition> _definitions = [];

    /// <summary>
    /// Adds fields to at least one class of the graph. Returns the fields of each class in their order, or none if no class can have more.
    /// </summary>
    public static IReadOnlyDictionary<string, string[]> Add(ref object graph, Random random, string prefix, IHessianTypeResolver types)
    {
        HessianObject[] instances =
            [.. GraphObjects.Of(graph).Where(item => types.TryGet(item.ClassName, out HessianClassFormatter? formatter)
            && item.ClassName.StartsWith("com.example.frames.", StringComparison.Ordinal) && !formatter.Type.IsEnum)];
        var adder = new GraphFieldAdder(random, prefix, instances);
        if (instances.Length > 0)
            graph = adder.Add(graph);
        return adder._definitions.ToDictionary(
            definition => definition.Key,
            definition => definition.Value.Fields.ToArray().Where(field => field.StartsWith(prefix, StringComparison.Ordinal)).ToArray());
    }

    private object Add(object graph)
    {
        string[] classes = [.. instances.Select(instance => instance.ClassName).Distinct()];
        HashSet<string> changed = [.. classes.Where(_ => random.Next(2) == 0), classes[random.Next(classes.Length)]];
        var replacements = new Dictionary<HessianObject, HessianObject>();
        foreach (HessianObject instance in instances.Where(instance => changed.Contains(instance.ClassName)))
            replacements.Add(instance, Widen(instance));
        return GraphObjects.Replace(graph, replacements);
    }

    private HessianObject Widen(HessianObject instance)
    {
        if (!_definitions.TryGetValue(instance.ClassName, out ClassDefinition? definition))
            _definitions.Add(instance.ClassName, definition = Widen(instance.Definition));
        var widened = new HessianObject(definition);
        int next = 0;
        for (int i = 0; i < definition.Fields.Length; i++)
        {
            widened.Values[i] = definition.Fields[i].StartsWith(prefix, StringComparison.Ordinal)
                ? Value(refers: instance.ClassName != Record) : instance.Values[next++];
        }

        return widened;
    }

    private ClassDefinition Widen(ClassDefinition definition)
    {
        List<string> fields = [.. definition.Fields];
        for (int i = random.Next(Most); i >= 0; i--)
            fields.Insert(random.Next(fields.Count + 1), $"{prefix}{i}");
        return new ClassDefinition(definition.ClassName, [.. fields]);
    }

    /// <summary>
    /// Returns a value, which can be an object of the graph, so that the object can occur first in a skipped field. Java reads neither each
    /// Tail before the end of a graph, nor a record that is part of a cycle.
    /// </summary>
    private object? Value(bool refers) => random.Next(6) switch
    {
        0 => null,
        1 => random.Next(),
        2 => new List<object?> { random.Next(), "item", refers ? Shared() : null },
        3 => new HessianObject("com.example.frames.NotDeclared", ("number", random.Next()), ("list", new List<object?>())),
        _ => refers ? Shared() : $"text {random.Next()}",
    };

    private HessianObject? Shared() => _shared.Length == 0 ? null : _shared[random.Next(_shared.Length)];
}
