using System.Text.Json;
using System.Text.Unicode;

namespace DubboNet.AspNetCore;

/// <summary>Parses JSON of unknown origin. The time is linear in the length, and each error has the place of the value.</summary>
internal sealed class JsonText
{
    private const int MaxExcerpt = 60;

    private readonly Stack<Level> _levels = new();

    private JsonText()
    {
    }

    /// <summary>Parses a text in UTF-8.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxDepth">The maximum number of nested objects and arrays.</param>
    /// <exception cref="JsonValueException">
    /// The text is not JSON or not UTF-8, an object has a name twice, or a string is not Unicode.
    /// </exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> text, int maxDepth)
    {
        // Only escapes can be half of a surrogate pair in a valid text.
        if (!Utf8.IsValid(text.Span) || text.Span.IndexOf("\\u"u8) >= 0)
            new JsonText().Check(text.Span, maxDepth);
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = maxDepth, AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            new JsonText().Check(text.Span, maxDepth);
            throw new JsonValueException(ValuePath.Root("$"), e.Message);
        }
    }

    /// <summary>Returns the start of a text for a message.</summary>
    public static string Excerpt(string text) => text.Length > MaxExcerpt ? $"{text[..MaxExcerpt]}…" : text;

    private void Check(ReadOnlySpan<byte> text, int maxDepth)
    {
        if (!Utf8.IsValid(text))
            throw new JsonValueException(ValuePath.Root("$"), "The text is not UTF-8.");
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            while (reader.Read())
                Follow(ref reader);
        }
        catch (JsonException e)
        {
            BeginItem();
            throw new JsonValueException(Place(), e.Message);
        }
        catch (InvalidOperationException)
        {
            throw new JsonValueException(Place(), "The string has half of a surrogate pair, which is not a character.");
        }
    }

    private void Follow(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _levels.Peek().Name = reader.GetString()!;
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                BeginValue();
                _levels.Push(new Level { IsArray = reader.TokenType == JsonTokenType.StartArray });
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _levels.Pop();
                break;
            default:
                BeginValue();
                if (reader.TokenType == JsonTokenType.String && reader.ValueIsEscaped)
                    reader.GetString();
                break;
        }
    }

    private void BeginValue()
    {
        if (_levels.TryPeek(out Level? level))
            level.Index++;
    }

    // What is wrong in an array is its next item.
    private void BeginItem()
    {
        if (_levels.TryPeek(out Level? level) && level.IsArray)
            level.Index++;
    }

    private ValuePath Place()
    {
        ValuePath path = ValuePath.Root("$");
        foreach (Level level in _levels.Reverse())
        {
            if (level.IsArray && level.Index >= 0)
                path = path.Item(level.Index);
            else if (!level.IsArray && level.Name is not null)
                path = path.Field(level.Name);
        }

        return path;
    }

    private sealed class Level
    {
        public bool IsArray { get; init; }

        public int Index { get; set; } = -1;

        public string? Name { get; set; }
    }
}
