using System.Globalization;

namespace DubboNet.Hessian.Tests.Vectors;

/// <summary>
/// Parses values in the notation of the vector file, such as <c>[null,true,"x",1.5,2L]</c>, <c>{k:1}</c> and <c>1..8</c>. Lists and arrays
/// become lists of objects, maps become dictionaries, and plain words become strings.
/// </summary>
internal ref struct JavaLiteral(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    public static object? Parse(ReadOnlySpan<char> text)
    {
        var literal = new JavaLiteral(text);
        return literal.ReadValue();
    }

    private object? ReadValue()
    {
        _rest = _rest.TrimStart();
        char first = _rest[0];
        if (first is '[' or '{')
            return ReadItems(first == '[' ? ']' : '}');
        if (first is '"' or '\'')
        {
            int end = _rest[1..].IndexOf(first) + 1;
            var quoted = _rest[1..end].ToString();
            _rest = _rest[(end + 1)..];
            return quoted;
        }

        int length = _rest.IndexOfAny(",:]} ");
        ReadOnlySpan<char> word = length < 0 ? _rest : _rest[..length];
        _rest = _rest[word.Length..];
        return Word(word.ToString());
    }

    private object ReadItems(char end)
    {
        var items = new List<object?>();
        var entries = new Dictionary<object, object?>();
        _rest = _rest[1..];
        while (_rest[0] != end)
        {
            object? item = ReadValue();
            if (_rest[0] == ':')
            {
                _rest = _rest[1..];
                entries.Add(item ?? HessianNull.Key, ReadValue());
            }
            else
            {
                items.Add(item);
            }

            if (_rest[0] == ',')
                _rest = _rest[1..];
        }

        _rest = _rest[1..];
        return entries.Count > 0 ? entries : items;
    }

    private static object? Word(string word)
    {
        if (word is "null" or "true" or "false")
            return word == "null" ? null : word == "true";
        if (int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
            return number;
        if (word[^1] == 'L' && long.TryParse(word[..^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long wide))
            return wide;
        if (word[^1] == 'f' && float.TryParse(word[..^1], NumberStyles.Float, CultureInfo.InvariantCulture, out float single))
            return single;
        return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) ? real : word;
    }
}
