using System.Collections;
using DubboNet.Hessian;

namespace DubboNet.Interop.Tests.Graphs;

/// <summary>
/// Compares a graph that was read with a contract without some classes with the same graph, read with the whole contract. An object of a
/// missing class is a dynamic object where no type is declared, and an object of the declared type elsewhere. So it has at most one
/// instance of each type, as have its lists. All other values and the sharing must be the same.
/// </summary>
internal sealed class GraphCopies
{
    private readonly IHessianTypeResolver _types;
    private readonly IReadOnlySet<string> _missing;
    private readonly Dictionary<object, object> _wholes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, HashSet<Type>> _instances = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<(object Whole, object Read)> _open = new();

    private GraphCopies(IHessianTypeResolver types, IReadOnlySet<string> missing)
    {
        _types = types;
        _missing = missing;
    }

    /// <summary>Returns the first difference, or null.</summary>
    /// <param name="whole">The graph, read with the whole contract.</param>
    /// <param name="read">The graph, read without some classes.</param>
    /// <param name="types">The types of the whole contract.</param>
    /// <param name="missing">The Java classes that are missing.</param>
    public static string? FindDifference(object whole, object read, IHessianTypeResolver types, IReadOnlySet<string> missing)
    {
        var copies = new GraphCopies(types, missing);
        string? difference = copies.Pair(whole, read);
        while (difference is null && copies._open.TryPop(out (object Whole, object Read) pair))
            difference = copies.Compare(pair.Whole, pair.Read);
        return difference;
    }

    private string? Compare(object whole, object read)
    {
        (string expected, IReadOnlyList<object> wholes) = Canon.Shallow(whole, _types);
        (string text, IReadOnlyList<object> reads) = Canon.Shallow(read, _types);
        return TextDifference.Find("read", expected, text)
            ?? wholes.Zip(reads).Select(pair => Pair(pair.First, pair.Second)).FirstOrDefault(found => found is not null);
    }

    private string? Pair(object whole, object read)
    {
        if (_wholes.TryGetValue(read, out object? known))
            return known == whole ? null : $"one {read.GetType()} stands for two objects";
        if (!IsOfItsType(whole, read))
            return $"{whole.GetType()} is a {read.GetType()}";
        if (!_instances.TryGetValue(whole, out HashSet<Type>? types))
            _instances.Add(whole, types = []);
        if (!types.Add(read.GetType()))
            return $"one object has two instances of {read.GetType()}";
        _wholes.Add(read, whole);
        _open.Push((whole, read));
        return null;
    }

    private bool IsOfItsType(object whole, object read) => read is HessianObject instance
        ? whole is HessianObject or IEnumerable || _missing.Contains(instance.ClassName)
        : whole.GetType() == read.GetType() || (whole is IEnumerable && read is IEnumerable);
}
