using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace DubboNet;

/// <summary>
/// The parameters of a URL, sorted by name. Lists of providers can be long, and their URLs have the same names and many equal values. So
/// the texts and the array of the names are shared.
/// </summary>
internal sealed class UrlParameters : IReadOnlyDictionary<string, string>
{
    /// <summary>The arrays of names that were used last, by their hash codes. The length is a power of 2.</summary>
    private static readonly string[]?[] KnownNames = new string[64][];

    private readonly string[] _names;
    private readonly string[] _values;

    public UrlParameters(SortedDictionary<string, string> parameters)
    {
        var names = new string[parameters.Count];
        _values = new string[parameters.Count];
        int index = 0;
        foreach ((string name, string value) in parameters)
        {
            names[index] = SharedText.Get(name);
            _values[index++] = SharedText.Get(value);
        }

        _names = Share(names);
    }

    public int Count => _names.Length;

    public IEnumerable<string> Keys => _names;

    public IEnumerable<string> Values => _values;

    public string this[string key] => TryGetValue(key, out string? value)
        ? value
        : throw new KeyNotFoundException($"The URL has no parameter '{PeerText.OneLine(key)}'.");

    public bool ContainsKey(string key) => Find(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        int index = Find(key);
        value = index >= 0 ? _values[index] : null;
        return index >= 0;
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator()
    {
        for (int i = 0; i < _names.Length; i++)
            yield return new KeyValuePair<string, string>(_names[i], _values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object? obj) =>
        obj is UrlParameters other && _names.AsSpan().SequenceEqual(other._names) && _values.AsSpan().SequenceEqual(other._values);

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (string name in _names)
            hash.Add(name);
        foreach (string value in _values)
            hash.Add(value);
        return hash.ToHashCode();
    }

    // Returns an equal array that other URLs have, if it is still known.
    private static string[] Share(string[] names)
    {
        HashCode hash = default;
        foreach (string name in names)
            hash.Add(name);
        ref string[]? place = ref KnownNames[hash.ToHashCode() & (KnownNames.Length - 1)];
        string[]? known = Volatile.Read(ref place);
        if (known is null || !known.AsSpan().SequenceEqual(names))
            Volatile.Write(ref place, known = names);
        return known;
    }

    private int Find(string name) => Array.BinarySearch(_names, name, StringComparer.Ordinal);
}
