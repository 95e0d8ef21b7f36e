using System.Collections;
using DubboNet.Hessian;

namespace DubboNet.Protocol.Generic;

/// <summary>Creates a modified copy of a graph of dynamic values. Shared objects and cycles are preserved.</summary>
internal abstract class GraphRewriter
{
    /// <summary>The key of the map entry that names the class of the object that the map represents.</summary>
    protected const string ClassKey = "class";

    private readonly Dictionary<object, object> _done = new(ReferenceEqualityComparer.Instance);

    public object[] RewriteAll(object?[] values) => Array.ConvertAll(values, value => Rewrite(value)!);

    public object? Rewrite(object? value)
    {
        if (value is null)
            return null;
        if (_done.TryGetValue(value, out object? done))
            return done;
        return value switch
        {
            HessianObject pojo => FromObject(pojo),
            string or byte[] or char[] or string[] => value,
            IDictionary map => FromMap(map),
            object?[] array => Fill(array, new object?[array.Length]),
            HashSet<object?> set => FromSet(set),
            HessianList list => FromNamedList(list),
            IList { IsFixedSize: false } list => Fill(list, new List<object?>(list.Count)),
            _ => FromValue(value),
        };
    }

    protected abstract object FromObject(HessianObject pojo);

    protected abstract object FromMap(IDictionary source);

    protected abstract object FromSet(HashSet<object?> source);

    /// <summary>Converts a list or an array that was received with a Java class.</summary>
    protected abstract object FromNamedList(HessianList source);

    protected virtual object FromValue(object value) => value;

    /// <summary>
    /// Copies a map. The copy compares keys as the original does. Decimals with different scales are different keys, as in Java.
    /// </summary>
    protected object CopyMap(IDictionary source) =>
        Fill(
            source,
            source is HessianMap named
                ? new HessianMap(named.JavaType)
                : new Dictionary<object, object?>((source as Dictionary<object, object?>)?.Comparer));

    /// <summary>Registers the copy before its parts are copied, because they can refer to it.</summary>
    protected T Publish<T>(object source, T target)
        where T : class
    {
        _done[source] = target;
        return target;
    }

    protected object Fill(IEnumerable source, List<object?> target)
    {
        Publish(source, target);
        foreach (object? item in source)
            target.Add(Rewrite(item));
        return target;
    }

    protected object Fill(IList source, object?[] target)
    {
        Publish(source, target);
        for (int i = 0; i < target.Length; i++)
            target[i] = Rewrite(source[i]);
        return target;
    }

    protected object Fill(HashSet<object?> source, HashSet<object?> target)
    {
        Publish(source, target);
        foreach (object? item in source)
            target.Add(Rewrite(item));
        return target;
    }

    protected object Fill(IDictionary source, Dictionary<object, object?> target)
    {
        Publish(source, target);
        IDictionaryEnumerator entries = source.GetEnumerator();
        while (entries.MoveNext())
            target[Rewrite(entries.Key)!] = Rewrite(entries.Value);
        return target;
    }
}
