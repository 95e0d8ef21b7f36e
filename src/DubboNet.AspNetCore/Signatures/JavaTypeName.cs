using System.Text;

namespace DubboNet.AspNetCore;

/// <summary>
/// Represents a Java type as source code, jars and metadata write it, such as <c>java.util.List&lt;com.acme.Item&gt;[]</c>.
/// </summary>
/// <param name="Name">The binary name of the class, or the name of a primitive type.</param>
/// <param name="Arguments">The type arguments. Wildcards are their bounds.</param>
/// <param name="Dimensions">The number of dimensions of an array, or 0.</param>
internal sealed record JavaTypeName(string Name, IReadOnlyList<JavaTypeName> Arguments, int Dimensions)
{
    /// <summary>The class that all others derive from.</summary>
    public const string ObjectClass = "java.lang.Object";

    private static readonly string[] Primitives = ["boolean", "byte", "char", "double", "float", "int", "long", "short", "void"];

    /// <summary>Gets the type of all objects.</summary>
    public static JavaTypeName Object { get; } = new(ObjectClass, [], 0);

    /// <summary>Gets the type without type arguments, as descriptors and generic calls name it.</summary>
    public string Erasure => Name + string.Concat(Enumerable.Repeat("[]", Dimensions));

    /// <summary>Gets a value indicating whether the type cannot be null.</summary>
    public bool IsPrimitive => Dimensions == 0 && Primitives.Contains(Name);

    /// <summary>Gets the type of the items of an array.</summary>
    public JavaTypeName Element => this with { Dimensions = Dimensions - 1 };

    /// <summary>Gets the type without packages, as people write it.</summary>
    public string Simple => Format(name => name[(name.LastIndexOf('.') + 1)..]);

    /// <summary>Parses a type. Any other text is taken as the name of a class.</summary>
    public static JavaTypeName Parse(string text)
    {
        int position = 0;
        return Read(text, ref position);
    }

    /// <summary>Returns a type argument, or the type of all objects if the type is raw.</summary>
    public JavaTypeName Argument(int index) => index < Arguments.Count ? Arguments[index] : Object;

    /// <summary>Replaces the type parameters of a class by the arguments of its use.</summary>
    public JavaTypeName Substitute(IReadOnlyList<string> parameters, IReadOnlyList<JavaTypeName> arguments)
    {
        int index = parameters.ToList().IndexOf(Name);
        if (index < 0)
            return this with { Arguments = [.. Arguments.Select(argument => argument.Substitute(parameters, arguments))] };
        JavaTypeName used = index < arguments.Count ? arguments[index] : Object;
        return used with { Dimensions = used.Dimensions + Dimensions };
    }

    /// <summary>Returns the type if it has this erasure, and else the erasure. A type variable is known by its bound only.</summary>
    public JavaTypeName OrErased(string erasure) => Erasure == erasure ? this : Parse(erasure);

    /// <inheritdoc/>
    public bool Equals(JavaTypeName? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>Returns the type with its arguments.</summary>
    public override string ToString() => Format(name => name);

    private string Format(Func<string, string> name)
    {
        var text = new StringBuilder(name(Name));
        if (Arguments.Count > 0)
            text.Append('<').AppendJoin(", ", Arguments.Select(argument => argument.Format(name))).Append('>');
        return text.Insert(text.Length, "[]", Dimensions).ToString();
    }

    private static JavaTypeName Read(string text, ref int position)
    {
        var name = new StringBuilder(ReadName(text, ref position));
        List<JavaTypeName> arguments = [];
        while (position < text.Length && text[position] == '<')
        {
            arguments = ReadArguments(text, ref position);
            // An inner class of a generic one is written after the arguments of the outer one.
            if (position < text.Length && text[position] == '.')
            {
                position++;
                name.Append('$').Append(ReadName(text, ref position));
            }
        }

        int dimensions = 0;
        for (; position + 1 < text.Length && text[position] is '[' && text[position + 1] is ']'; position += 2)
            dimensions++;
        if (position + 2 < text.Length && text.AsSpan(position).StartsWith("..."))
            dimensions++;
        SkipBounds(text, ref position);
        return new JavaTypeName(name.ToString(), arguments, dimensions);
    }

    private static List<JavaTypeName> ReadArguments(string text, ref int position)
    {
        List<JavaTypeName> arguments = [];
        while (position < text.Length && text[position] != '>')
        {
            position++;
            arguments.Add(Read(text, ref position));
        }

        position++;
        return arguments;
    }

    private static string ReadName(string text, ref int position)
    {
        int end = text.AsSpan(position).IndexOfAny("<>,[&");
        end = end < 0 ? text.Length : position + end;
        string name = text[position..end].Trim().TrimEnd('.');
        position = end;
        return name switch
        {
            _ when name.StartsWith("? extends ", StringComparison.Ordinal) => name["? extends ".Length..].Trim(),
            _ when name.StartsWith('?') => ObjectClass,
            _ => name,
        };
    }

    // The first of several bounds is the erasure.
    private static void SkipBounds(string text, ref int position)
    {
        if (position >= text.Length || text[position] != '&')
            return;
        int end = text.AsSpan(position).IndexOfAny(",>");
        position = end < 0 ? text.Length : position + end;
    }
}
