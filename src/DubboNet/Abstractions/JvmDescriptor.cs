using System.Text;

namespace DubboNet;

/// <summary>
/// Creates and splits JVM descriptors of parameter lists, such as <c>ILjava/lang/String;[J</c> for (int, String, long[]). Java looks up
/// methods by the exact text. For this reason, descriptors are created from the declared types and never from values
/// (<c>ReflectUtils.getDesc</c>, W19, W20).
/// </summary>
public static class JvmDescriptor
{
    private const string PrimitiveLetters = "ZBCDFIJSV";

    // The limits of Java's class files.
    private const int MaxLength = 65_535;
    private const int MaxDimensions = 255;
    private const int MaxParameters = 255;

    private static readonly string[] PrimitiveNames = ["boolean", "byte", "char", "double", "float", "int", "long", "short", "void"];

    /// <summary>
    /// Creates a descriptor from Java type names as they are written in source code, such as <c>int</c>, <c>java.lang.String</c>,
    /// <c>long[]</c> or <c>com.acme.Outer$Inner</c>.
    /// </summary>
    public static string FromTypeNames(params ReadOnlySpan<string> typeNames)
    {
        var text = new StringBuilder();
        foreach (string typeName in typeNames)
        {
            // Arrays can also have the form that Class.getName returns.
            if (typeName.StartsWith('['))
            {
                text.Append(typeName).Replace('.', '/', text.Length - typeName.Length, typeName.Length);
                continue;
            }

            ReadOnlySpan<char> name = typeName;
            for (; name.EndsWith("[]"); name = name[..^2])
                text.Append('[');
            int primitive = PrimitiveNames.IndexOf(name.ToString());
            if (primitive >= 0)
                text.Append(PrimitiveLetters[primitive]);
            else
                text.Append('L').Append(name).Replace('.', '/', text.Length - name.Length, name.Length).Append(';');
        }

        return text.ToString();
    }

    /// <summary>Returns whether a type name is that of a primitive type, which cannot be null.</summary>
    internal static bool IsPrimitive(string typeName) => PrimitiveNames.Contains(typeName);

    /// <summary>Returns the Java type names of a descriptor as they are written in source code.</summary>
    /// <exception cref="ArgumentException">The descriptor is malformed.</exception>
    public static string[] ToTypeNames(string descriptor)
    {
        if (!TrySplit(descriptor, out IReadOnlyList<string> parameters))
            throw new ArgumentException($"'{descriptor}' is not a JVM parameter descriptor.", nameof(descriptor));
        return [.. parameters.Select(ToTypeName)];
    }

    /// <summary>
    /// Splits a descriptor into its parameters. Returns false if it is malformed or exceeds the limits of Java's class files. These are
    /// 65,535 characters, 255 parameters and 255 dimensions of an array.
    /// </summary>
    public static bool TrySplit(string descriptor, out IReadOnlyList<string> parameters)
    {
        var found = new List<string>();
        parameters = found;
        if (descriptor.Length > MaxLength)
            return false;
        for (int start = 0; start < descriptor.Length;)
        {
            int length = LengthAt(descriptor.AsSpan(start));
            if (length == 0 || found.Count == MaxParameters)
                return false;
            found.Add(descriptor.Substring(start, length));
            start += length;
        }

        return true;
    }

    private static string ToTypeName(string parameter)
    {
        string component = parameter.TrimStart('[');
        string name = component[0] == 'L'
            ? component[1..^1].Replace('/', '.')
            : PrimitiveNames[PrimitiveLetters.IndexOf(component[0], StringComparison.Ordinal)];
        return name + string.Concat(Enumerable.Repeat("[]", parameter.Length - component.Length));
    }

    // Returns the length of the first parameter, or 0 if it is malformed.
    private static int LengthAt(ReadOnlySpan<char> text)
    {
        int dimensions = text.IndexOfAnyExcept('[');
        if (dimensions is < 0 or > MaxDimensions)
            return 0;
        ReadOnlySpan<char> component = text[dimensions..];
        if (component[0] != 'L')
            return component[0] != 'V' && PrimitiveLetters.Contains(component[0]) ? dimensions + 1 : 0;

        int end = component.IndexOf(';');
        if (end < 2)
            return 0;
        foreach (Range part in component[1..end].Split('/'))
        {
            if (!IsIdentifier(component[1..end][part]))
                return 0;
        }

        return dimensions + end + 1;
    }

    private static bool IsIdentifier(ReadOnlySpan<char> text)
    {
        foreach (char unit in text)
        {
            if (!char.IsAsciiLetterOrDigit(unit) && unit is not ('_' or '$'))
                return false;
        }

        return text.Length > 0 && !char.IsAsciiDigit(text[0]);
    }
}
