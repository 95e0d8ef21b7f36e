using System.Collections;
using DubboNet.Hessian;

namespace DubboNet.Protocol.Generic;

/// <summary>
/// Converts the maps of generic calls to dynamic objects of the class that they name, without their null entries
/// (<c>PojoUtils.realize</c>). Maps that name no class or an unknown one remain maps, which are converted by their declared type.
/// </summary>
/// <param name="isKnown">Returns whether a class can be used in place of the declared one.</param>
internal sealed class PojoRealizer(Predicate<string> isKnown) : GraphRewriter
{
    protected override object FromObject(HessianObject pojo)
    {
        Publish(pojo, pojo);
        foreach (ref object? value in pojo.Values)
            value = Rewrite(value);
        return pojo;
    }

    protected override object FromMap(IDictionary source)
    {
        if (source[ClassKey] is not string name || !isKnown(name))
            return CopyMap(source);
        string[] fields = [.. source.Keys.OfType<string>().Where(key => key != ClassKey && source[key] is not null)];
        HessianObject pojo = Publish(source, new HessianObject(new ClassDefinition(name, fields)));
        for (int i = 0; i < fields.Length; i++)
            pojo.Values[i] = Rewrite(source[fields[i]]);
        return pojo;
    }

    protected override object FromSet(HashSet<object?> source) =>
        Fill(source, source is HessianSet named ? new HessianSet(named.JavaType) : new HashSet<object?>(source.Comparer));

    protected override object FromNamedList(HessianList source) => Fill(source, new HessianList(source.JavaType));
}
