using System.Collections;
using DubboNet.Hessian;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>Finds and replaces the dynamic objects of a graph that was read.</summary>
internal sealed class GraphObjects
{
    private readonly HashSet<object> _visited = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<object> _open = new();
    private readonly List<HessianObject> _found = [];

    /// <summary>Gets every dynamic object of a graph, including those in the properties of declared types.</summary>
    public static IReadOnlyList<HessianObject> Of(object graph)
    {
        var objects = new GraphObjects();
        objects.Add(graph);
        while (objects._open.TryPop(out object? value))
            objects.AddParts(value);
        return objects._found;
    }

    /// <summary>
    /// Gets the classes that strict options reject. They are the classes of dynamic objects that are not registered, and are not
    /// exceptions, stack frames or collections.
    /// </summary>
    public static IReadOnlySet<string> UnknownClasses(object graph, IHessianTypeResolver types) =>
        Of(graph)
            .Where(
                item =>
                    item.ClassName != "java.lang.StackTraceElement" && !item.TryGet("stackTrace", out _) && !item.TryGetCollection(out _))
            .Select(item => item.ClassName).Where(name => !types.TryGet(name, out _)).ToHashSet();

    /// <summary>Replaces objects in all places that refer to them.</summary>
    public static object Replace(object graph, IReadOnlyDictionary<HessianObject, HessianObject> replacements)
    {
        object New(object? value) => value is HessianObject old && replacements.TryGetValue(old, out HessianObject? other) ? other : value!;
        var objects = new GraphObjects();
        objects.Add(New(graph));
        while (objects._open.TryPop(out object? value))
        {
            if (value is HessianObject instance)
                instance.Values.ToArray().Select(New).ToArray().CopyTo(instance.Values);
            else if (value is IDictionary map)
                ReplaceEntries(map, New);
            else if (value is IList list and not Array { Rank: > 1 })
                Enumerable.Range(0, list.Count).Where(i => New(list[i]) != list[i]).ToList().ForEach(i => list[i] = New(list[i]));
            objects.AddParts(value);
        }

        return New(graph);
    }

    /// <summary>Replaces keys and values in their order.</summary>
    private static void ReplaceEntries(IDictionary map, Func<object?, object> replacement)
    {
        var entries = new List<DictionaryEntry>(map.Count);
        foreach (DictionaryEntry entry in map)
            entries.Add(new DictionaryEntry(replacement(entry.Key), replacement(entry.Value)));
        map.Clear();
        entries.ForEach(entry => map.Add(entry.Key, entry.Value));
    }

    private void Add(object? value)
    {
        if (value is not (null or string or ValueType) && _visited.Add(value))
            _open.Push(value);
    }

    private void AddParts(object value)
    {
        if (value is HessianObject instance)
        {
            _found.Add(instance);
            AddAll(instance.Values.ToArray());
        }
        else if (value is IDictionary map)
        {
            AddAll(map.Keys);
            AddAll(map.Values);
        }
        else if (value is IEnumerable items)
        {
            AddAll(items);
        }
        else
        {
            if (value is JavaException { Throwable: var throwable } thrown)
                AddAll(new object?[] { thrown.Detail, thrown.InnerException, throwable.Cause, throwable.Suppressed });
            AddAll(GraphFields.Properties(value.GetType()).Select(property => property.GetValue(value)));
        }
    }

    private void AddAll(IEnumerable values)
    {
        foreach (object? value in values)
            Add(value);
    }
}
