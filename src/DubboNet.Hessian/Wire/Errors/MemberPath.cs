using System.Globalization;
using System.Text;

namespace DubboNet.Hessian;

/// <summary>
/// Represents the path from a value to a place in it. It is built from the place outward. Only both ends of a long path are kept, so that
/// an error takes little memory at any depth.
/// </summary>
internal sealed class MemberPath
{
    private const int KeptAtEachEnd = 16;
    private const int MaxLength = 1024;
    private const int MaxName = 128;
    private const string Omitted = "…";

    private readonly string[] _innermost = new string[KeptAtEachEnd];

    /// <summary>The most recent segments, in a ring buffer.</summary>
    private readonly string[] _outermost = new string[KeptAtEachEnd];

    private int _count;

    /// <summary>Adds a segment outside the existing ones, which is a field name or text in brackets.</summary>
    public void Add(string segment)
    {
        if (_count < KeptAtEachEnd)
            _innermost[_count] = segment;
        else
            _outermost[_count % KeptAtEachEnd] = segment;
        _count++;
    }

    /// <summary>Returns the segments from the outside to the inside.</summary>
    public override string ToString()
    {
        var path = new StringBuilder();
        for (int i = _count - 1; i >= Math.Max(KeptAtEachEnd, _count - KeptAtEachEnd); i--)
            Append(path, _outermost[i % KeptAtEachEnd]);
        if (_count > 2 * KeptAtEachEnd)
            Append(path, Omitted);
        for (int i = Math.Min(_count, KeptAtEachEnd) - 1; i >= 0; i--)
            Append(path, _innermost[i]);
        if (path.Length > MaxLength)
            path.Remove(MaxLength / 2, path.Length - MaxLength).Insert(MaxLength / 2, Omitted);
        return path.ToString();
    }

    /// <summary>Shortens a name that can come from a peer, and puts it on one line.</summary>
    public static string Clean(string name) => OneLine(name.Length <= MaxName ? name : string.Concat(name.AsSpan(0, MaxName), Omitted));

    /// <summary>Replaces each control character with a question mark.</summary>
    public static string OneLine(string text) => text.AsSpan().ContainsAnyExceptInRange(' ', '~')
        ? string.Create(text.Length, text, static (target, source) =>
        {
            for (int i = 0; i < source.Length; i++)
                target[i] = char.IsControl(source[i]) ? '?' : source[i];
        })
        : text;

    /// <summary>
    /// Formats the key of a map. Strings are put in quotes, numbers, dates and enums are formatted as they are, and other keys are
    /// represented by their type.
    /// </summary>
    public static string KeyText(object? key) => key switch
    {
        null => "null",
        string text => HessianException.Excerpt(text),
        bool or char or BigDecimal => Clean(key.ToString()!),
        IFormattable value => Clean(value.ToString(null, CultureInfo.InvariantCulture)),
        _ => DateText(key) ?? CSharpName.Describe(key),
    };

    /// <summary>Returns the ISO 8601 form of a date or a time, or null for any other value.</summary>
    private static string? DateText(object key) => key switch
    {
        JavaDate date when date.TryToDateTimeOffset(out DateTimeOffset instant) =>
            instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        JavaDate date => string.Create(CultureInfo.InvariantCulture, $"{date.Milliseconds} ms"),
        JavaLocalDate date => string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}-{date.Month:00}-{date.Day:00}"),
        JavaLocalTime time =>
            string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}:{time.Minute:00}:{time.Second:00}.{time.Nano:000000000}"),
        JavaLocalDateTime time => $"{DateText(time.Date)}T{DateText(time.Time)}",
        _ => null,
    };

    private static void Append(StringBuilder path, string segment)
    {
        if (path.Length > 0 && !segment.StartsWith('['))
            path.Append('.');
        path.Append(segment);
    }
}
