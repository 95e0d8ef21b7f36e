using System.Text;

namespace DubboNet.Generator;

/// <summary>Converts C# names to Java names, and checks Java names.</summary>
internal static class JavaNames
{
    /// <summary>
    /// Converts a name to camel case. <c>UserId</c> becomes <c>userId</c>, <c>URLPath</c> becomes <c>urlPath</c>, and <c>ID</c> becomes
    /// <c>id</c>.
    /// </summary>
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

    /// <summary>Removes the prefix I from the name of an interface.</summary>
    public static string WithoutPrefix(string name) =>
        name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name;

    /// <summary>Converts a name to camel case without the underscore of a private field.</summary>
    public static string ToField(string name) => ToCamelCase(name.TrimStart('_'));

    /// <summary>
    /// Converts a name to upper case. <c>OutOfStock</c> becomes <c>OUT_OF_STOCK</c>. A name without lower-case letters is not changed.
    /// </summary>
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

    /// <summary>Returns whether a text can be the binary name of a class, which consists of identifiers separated by dots.</summary>
    public static bool IsClassName(string? name) => name is not null && name.Split('.').All(IsIdentifier);

    /// <summary>Returns whether a text can be the name of a field or method.</summary>
    public static bool IsIdentifier(string? name) =>
        name is { Length: > 0 } && !char.IsDigit(name[0]) && name.All(unit => char.IsLetterOrDigit(unit) || unit is '_' or '$');
}
