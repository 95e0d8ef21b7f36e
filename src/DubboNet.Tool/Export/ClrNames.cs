using System.Text;

namespace DubboNet.Tool;

/// <summary>Converts the names of types in metadata.</summary>
internal static class ClrNames
{
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte",
        ["System.Char"] = "char",
        ["System.Decimal"] = "decimal",
        ["System.Double"] = "double",
        ["System.Int16"] = "short",
        ["System.Int32"] = "int",
        ["System.Int64"] = "long",
        ["System.Object"] = "object",
        ["System.SByte"] = "sbyte",
        ["System.Single"] = "float",
        ["System.String"] = "string",
        ["System.UInt16"] = "ushort",
        ["System.UInt32"] = "uint",
        ["System.UInt64"] = "ulong",
        ["System.Void"] = "void",
    };

    public static string? Keyword(string name) => Keywords.GetValueOrDefault(name);

    public static string WithoutArity(string name) => name.IndexOf('`', StringComparison.Ordinal) is > 0 and int mark ? name[..mark] : name;

    /// <summary>Returns a name with type arguments at each level that has type parameters.</summary>
    public static string Format(string name, IReadOnlyList<ClrType> arguments, Func<ClrType, string> argumentName, char open, char close)
    {
        var text = new StringBuilder();
        int next = 0;
        foreach (string level in name.Split('+'))
        {
            string plain = WithoutArity(level);
            text.Append(text.Length > 0 ? "." : "").Append(plain);
            int count = plain.Length == level.Length
                ? 0
                : int.Parse(level.AsSpan(plain.Length + 1), System.Globalization.CultureInfo.InvariantCulture);
            if (count > 0 && arguments.Count >= next + count)
                text.Append(open).AppendJoin(open == '<' ? ", " : ",", arguments.Skip(next).Take(count).Select(argumentName)).Append(close);
            next += count;
        }

        return text.ToString();
    }

    /// <summary>
    /// Returns the name of a definition as the compiler displays it, such as <c>System.Collections.Generic.List&lt;T&gt;</c>. Collections
    /// of .NET have one type parameter, or two for keys and values.
    /// </summary>
    public static string DefinitionOf(ClrNamed type) => type.Arguments.Count switch
    {
        1 => $"{WithoutArity(type.Name)}<T>",
        2 => $"{WithoutArity(type.Name)}<TKey, TValue>",
        _ => type.Name,
    };
}
