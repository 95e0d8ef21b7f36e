using System.Collections;
using DubboNet.Hessian;

namespace DubboNet.Client;

/// <summary>
/// Turns dynamic objects into the maps of generic calls (<c>PojoUtils.generalize</c>): class name under <c>class</c>, then the fields. What is shared or
/// cyclic stays so.
/// </summary>
internal sealed class PojoGeneralizer
{
    private readonly Dictionary<object, object> _done = new(ReferenceEqualityComparer.Instance);

    public object[] GeneralizeAll(object?[] values) => Array.ConvertAll(values, value => Generalize(value)!);

    private object? Generalize(object? value)
    {
        if (value is null || _done.TryGetValue(value, out object? done))
            return value is null ? null : _done[value];
        return value switch
        {
            HessianObject pojo => FromObject(pojo),
            string or byte[] or char[] => value,
            IDictionary map => FromMap(map),
            object?[] array => FromArray(array),
            IList { IsFixedSize: false } list => FromList(list),
            _ => value,
        };
    }

    private Dictionary<object, object?> FromObject(HessianObject pojo)
    {
        var map = new Dictionary<object, object?> { ["class"] = pojo.ClassName };
        _done[pojo] = map;
        for (int i = 0; i < pojo.Values.Length; i++)
            map[pojo.Definition.Fields[i]] = Generalize(pojo.Values[i]);
        return map;
    }

    private Dictionary<object, object?> FromMap(IDictionary source)
    {
        var map = new Dictionary<object, object?>();
        _done[source] = map;
        foreach (DictionaryEntry entry in source)
            map[Generalize(entry.Key)!] = Generalize(entry.Value);
        return map;
    }

    private object?[] FromArray(object?[] source)
    {
        var array = new object?[source.Length];
        _done[source] = array;
        for (int i = 0; i < array.Length; i++)
            array[i] = Generalize(source[i]);
        return array;
    }

    private List<object?> FromList(IList source)
    {
        var list = new List<object?>(source.Count);
        _done[source] = list;
        foreach (object? item in source)
            list.Add(Generalize(item));
        return list;
    }
}
