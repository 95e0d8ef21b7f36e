using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace DubboNet;

/// <summary>
/// Values that travel beside the arguments of a call or beside its result. Text reaches every Java line; other values reach 2.7 and later. Not safe for
/// concurrent writes.
/// </summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "What Dubbo users know them as.")]
public sealed class Attachments : IReadOnlyCollection<KeyValuePair<string, object?>>
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    /// <summary>None yet.</summary>
    public Attachments()
    {
    }

    /// <summary>A copy.</summary>
    public Attachments(IEnumerable<KeyValuePair<string, object?>> values)
    {
        foreach ((string key, object? value) in values)
            _values[key] = value;
    }

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <summary>The value of a key; null if it is absent, too.</summary>
    public object? this[string key]
    {
        get => _values.GetValueOrDefault(key);
        set => _values[key] = value;
    }

    /// <summary>Adds or replaces a value; for collection initialisers.</summary>
    public void Add(string key, object? value) => _values[key] = value;

    /// <summary>The text of a key, if it is there and is text.</summary>
    public string? GetText(string key) => _values.GetValueOrDefault(key) as string;

    /// <summary>Gives the value of a key, if it is there.</summary>
    public bool TryGet(string key, out object? value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
