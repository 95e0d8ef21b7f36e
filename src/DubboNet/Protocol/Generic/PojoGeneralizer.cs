using System.Collections;
using DubboNet.Hessian;

namespace DubboNet.Protocol.Generic;

/// <summary>
/// Converts dynamic objects to the maps of generic calls (<c>PojoUtils.generalize</c>). A map has the class name under <c>class</c>,
/// followed by the fields. Enums of registered classes become their names, and dates and times without a time zone become ISO text. Arrays
/// of objects become Object[], and other collections become ArrayList and HashSet.
/// </summary>
/// <param name="types">The registered classes.</param>
internal sealed class PojoGeneralizer(IHessianTypeResolver types) : GraphRewriter
{
    private static readonly HashSet<string> Scalars =
    [
        "boolean", "byte", "char", "short", "int", "long", "float", "double", "string", "date", "java.math.BigDecimal",
        "java.math.BigInteger",
    ];

    protected override object FromObject(HessianObject pojo)
    {
        if (types.TryGet(pojo.ClassName, out HessianClassFormatter? formatter) && formatter.Type.IsEnum)
            return pojo["name"]!;
        if (pojo.TryGetCollection(out IEnumerable? items))
            return Publish(pojo, Rewrite(items)!);
        var map = Publish(pojo, new Dictionary<object, object?> { [ClassKey] = pojo.ClassName });
        for (int i = 0; i < pojo.Values.Length; i++)
            map[pojo.Definition.Fields[i]] = Rewrite(pojo.Values[i]);
        return map;
    }

    protected override object FromMap(IDictionary source) => CopyMap(source);

    protected override object FromSet(HashSet<object?> source) => Fill(source, new HashSet<object?>(source.Comparer));

    protected override object FromNamedList(HessianList source)
    {
        string component = source.JavaType.TrimStart('[');
        if (component.Length == source.JavaType.Length)
            return Fill(source, new List<object?>(source.Count));
        bool isScalar = Scalars.Contains(component) || component.StartsWith("java.lang.", StringComparison.Ordinal);
        return isScalar ? source : Fill(source, new object?[source.Count]);
    }

    protected override object FromValue(object value) =>
        JavaTimeText.Format(value) ?? (value is JavaStringBuilder builder ? builder.Text : value);
}
