using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace DubboNet;

/// <summary>
/// Contains values that are sent with the arguments or the result of a call. Strings reach all Java lines, and other values reach Java 2.7
/// and later. Concurrent writes are not supported.
/// </summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "What Dubbo users know them as.")]
public sealed class Attachments : IReadOnlyCollection<KeyValuePair<string, object?>>
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    /// <summary>Initializes an empty collection.</summary>
    public Attachments()
    {
    }

    /// <summary>Initializes a copy of other attachments.</summary>
    public Attachments(IEnumerable<KeyValuePair<string, object?>> values)
    {
        foreach ((string key, object? value) in values)
            _values[key] = value;
    }

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <summary>Gets or sets the value of a key. The value of a missing key is null.</summary>
    public object? this[string key]
    {
        get => _values.GetValueOrDefault(key);
        set => _values[key] = value;
    }

    /// <summary>Adds or replaces a value. Supports collection initializers.</summary>
    public void Add(string key, object? value) => _values[key] = value;

    /// <summary>Returns the value of a key if it is a string. Returns null if the key is missing or has another value.</summary>
    public string? GetText(string key) => _values.GetValueOrDefault(key) as string;

    /// <summary>Gets the value of a key, and returns whether the key is present.</summary>
    public bool TryGet(string key, out object? value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
