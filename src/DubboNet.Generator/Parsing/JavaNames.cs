using System.Text;

namespace DubboNet.Generator;

/// <summary>How C# names become Java ones, and which names Java can have.</summary>
internal static class JavaNames
{
    /// <summary><c>UserId</c> is <c>userId</c>, <c>URLPath</c> is <c>urlPath</c>, <c>ID</c> is <c>id</c>.</summary>
    public static string ToCamelCase(string name)
    {
        char[] letters = name.ToCharArray();
        for (int i = 0; i < letters.Length && char.IsUpper(letters[i]); i++)
        {
            bool beginsWord = i > 0 && i + 1 < letters.Length && !char.IsUpper(letters[i + 1]);
            if (beginsWord)
                break;
            letters[i] = char.ToLowerInvariant(letters[i]);
        }

        return new string(letters);
    }

    /// <summary>An interface's name without the I in front.</summary>
    public static string WithoutPrefix(string name) => name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name;

    /// <summary>In camel case, without the underscore of a private field.</summary>
    public static string ToField(string name) => ToCamelCase(name.TrimStart('_'));

    /// <summary><c>OutOfStock</c> is <c>OUT_OF_STOCK</c>; a name without small letters stays as it is.</summary>
    public static string ToConstant(string name)
    {
        if (!name.Any(char.IsLower))
            return name;
        var text = new StringBuilder();
        for (int i = 0; i < name.Length; i++)
        {
            bool beginsWord = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (beginsWord)
                text.Append('_');
            text.Append(char.ToUpperInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary>Whether a text can be a class's binary name: identifiers with dots between them.</summary>
    public static bool IsClassName(string? name) => name is not null && name.Split('.').All(IsIdentifier);

    /// <summary>Whether a text can be the name of a field or method.</summary>
    public static bool IsIdentifier(string? name) =>
        name is { Length: > 0 } && !char.IsDigit(name[0]) && name.All(unit => char.IsLetterOrDigit(unit) || unit is '_' or '$');
}
