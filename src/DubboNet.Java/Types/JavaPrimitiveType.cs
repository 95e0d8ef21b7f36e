namespace DubboNet.Java;

/// <summary>Represents a primitive type of Java, or <c>void</c>.</summary>
public sealed class JavaPrimitiveType : JavaType
{
    private JavaPrimitiveType(string name, char code) => (Name, Code) = (name, code);

    /// <summary>Gets <c>void</c>, which is the type of a method without a result.</summary>
    public static JavaPrimitiveType Void { get; } = new("void", 'V');

    /// <summary>Gets <c>boolean</c>.</summary>
    public static JavaPrimitiveType Boolean { get; } = new("boolean", 'Z');

    /// <summary>Gets <c>byte</c>, which is signed.</summary>
    public static JavaPrimitiveType Byte { get; } = new("byte", 'B');

    /// <summary>Gets <c>short</c>.</summary>
    public static JavaPrimitiveType Short { get; } = new("short", 'S');

    /// <summary>Gets <c>char</c>.</summary>
    public static JavaPrimitiveType Char { get; } = new("char", 'C');

    /// <summary>Gets <c>int</c>.</summary>
    public static JavaPrimitiveType Int { get; } = new("int", 'I');

    /// <summary>Gets <c>long</c>.</summary>
    public static JavaPrimitiveType Long { get; } = new("long", 'J');

    /// <summary>Gets <c>float</c>.</summary>
    public static JavaPrimitiveType Float { get; } = new("float", 'F');

    /// <summary>Gets <c>double</c>.</summary>
    public static JavaPrimitiveType Double { get; } = new("double", 'D');

    /// <summary>Gets the keyword of the type.</summary>
    public string Name { get; }

    /// <summary>Gets the letter of the type in descriptors.</summary>
    public char Code { get; }

    /// <inheritdoc />
    public override string ToString() => Name;

    /// <summary>Returns the type with a keyword, or null if it is another word.</summary>
    internal static JavaPrimitiveType? Find(string keyword) => keyword switch
    {
        "void" => Void,
        "boolean" => Boolean,
        "byte" => Byte,
        "short" => Short,
        "char" => Char,
        "int" => Int,
        "long" => Long,
        "float" => Float,
        "double" => Double,
        _ => null,
    };

    /// <summary>Returns the type of a letter in descriptors, or null if the letter has none.</summary>
    internal static JavaPrimitiveType? Of(char code) => code switch
    {
        'V' => Void,
        'Z' => Boolean,
        'B' => Byte,
        'S' => Short,
        'C' => Char,
        'I' => Int,
        'J' => Long,
        'F' => Float,
        'D' => Double,
        _ => null,
    };
}
