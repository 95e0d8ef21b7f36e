using System.Globalization;
using System.Text;

namespace DubboNet.Java;

internal readonly partial struct ClassFileParser
{
    /// <summary>Annotations and arrays in annotations. The Java language allows no arrays in arrays.</summary>
    private const int MaxAnnotationDepth = 50;

    private static readonly string[] PathSteps = ["[", ".", "*"];

    /// <summary>Reads an attribute that all declarations can have. Returns false for another one, which can be skipped.</summary>
    private bool ReadSharedAttribute(ref ByteReader part, string name, ClassFileAttributes attributes)
    {
        switch (name)
        {
            case "Deprecated":
                attributes.IsDeprecated = true;
                return true;
            case "Synthetic":
                attributes.IsSynthetic = true;
                return true;
            case "RuntimeVisibleAnnotations" or "RuntimeInvisibleAnnotations":
                ReadAnnotations(ref part, attributes.Annotations);
                return true;
            case "RuntimeVisibleTypeAnnotations" or "RuntimeInvisibleTypeAnnotations":
                for (int count = part.ReadCount(6); count > 0; count--)
                    ReadTypeAnnotation(ref part, attributes.TypeAnnotations);
                return true;
            default:
                return false;
        }
    }

    private void ReadAnnotations(ref ByteReader part, List<JavaAnnotation> annotations)
    {
        for (int count = part.ReadCount(4); count > 0; count--)
            annotations.Add(ReadAnnotation(ref part, 0));
    }

    // Visible and invisible annotations of a parameter are in two attributes, which count the same parameters.
    private void ReadParameterAnnotations(ref ByteReader part, ClassFileMethod method)
    {
        int count = part.ReadByteCount(2);
        if (method.ParameterAnnotations.Length < count)
        {
            List<JavaAnnotation>[] known = method.ParameterAnnotations;
            method.ParameterAnnotations = new List<JavaAnnotation>[count];
            for (int i = 0; i < count; i++)
                method.ParameterAnnotations[i] = i < known.Length ? known[i] : [];
        }

        for (int i = 0; i < count; i++)
            ReadAnnotations(ref part, method.ParameterAnnotations[i]);
    }

    private JavaAnnotation ReadAnnotation(ref ByteReader part, int depth)
    {
        if (depth > MaxAnnotationDepth)
            throw part.Fail($"annotations are nested more than {MaxAnnotationDepth} deep");
        string name = ReadAnnotationType(ref part);
        var values = new KeyValuePair<string, JavaAnnotationValue>[part.ReadCount(5)];
        for (int i = 0; i < values.Length; i++)
            values[i] = new(_pool.GetText(part.ReadUInt16()), ReadAnnotationValue(ref part, depth + 1));
        return new JavaAnnotation(name, values);
    }

    private string ReadAnnotationType(ref ByteReader part) => _pool.GetFieldType(part.ReadUInt16()) is JavaClassType type
        ? type.Name
        : throw part.Fail("the type of an annotation or of an enum is not a class");

    private JavaAnnotationValue ReadAnnotationValue(ref ByteReader part, int depth)
    {
        if (depth > MaxAnnotationDepth)
            throw part.Fail($"annotations are nested more than {MaxAnnotationDepth} deep");
        char tag = (char)part.ReadByte();
        switch (tag)
        {
            case 'e':
                return new JavaAnnotationValue.EnumConstant(ReadAnnotationType(ref part), _pool.GetText(part.ReadUInt16()));
            case 'c':
                int type = part.ReadUInt16();
                return new JavaAnnotationValue.ClassLiteral(_pool.GetText(type) == "V" ? JavaPrimitiveType.Void : _pool.GetFieldType(type));
            case '@':
                return new JavaAnnotationValue.Nested(ReadAnnotation(ref part, depth + 1));
            case '[':
                var items = new JavaAnnotationValue[part.ReadCount(3)];
                for (int i = 0; i < items.Length; i++)
                    items[i] = ReadAnnotationValue(ref part, depth + 1);
                return new JavaAnnotationValue.Array(items);
            default:
                object value = _pool.GetConstant(part.ReadUInt16());
                return new JavaAnnotationValue.Constant(
                    Convert(tag, value) ?? throw part.Fail($"an annotation's value of the kind '{tag}' cannot be {value.GetType().Name}"));
        }
    }

    // Small types are stored as an int, of which Java takes the low bits.
    private static object? Convert(char tag, object value) => (tag, value) switch
    {
        ('Z', int number) => number != 0,
        ('B', int number) => unchecked((sbyte)number),
        ('S', int number) => unchecked((short)number),
        ('C', int number) => unchecked((char)number),
        ('I', int) or ('J', long) or ('F', float) or ('D', double) or ('s', string) => value,
        _ => null,
    };

    private void ReadTypeAnnotation(ref ByteReader part, List<JavaTypeAnnotation> annotations)
    {
        int target = part.ReadByte();
        int index = ReadTarget(ref part, target);
        StringBuilder path = new();
        for (int count = part.ReadByteCount(2); count > 0; count--)
        {
            int kind = part.ReadByte();
            int argument = part.ReadByte();
            if (kind > PathSteps.Length)
                throw part.Fail($"the path to an annotated type has a step of the unknown kind {kind}");
            path.Append(kind < PathSteps.Length ? PathSteps[kind] : string.Create(CultureInfo.InvariantCulture, $"{argument};"));
        }

        JavaAnnotation annotation = ReadAnnotation(ref part, 0);
        // Later values are types in the code of a method.
        if (target <= (int)JavaTypeTarget.Exception)
            annotations.Add(new JavaTypeAnnotation((JavaTypeTarget)target, index, path.ToString(), annotation));
    }

    private static int ReadTarget(ref ByteReader part, int target)
    {
        switch (target)
        {
            case 0x00 or 0x01 or 0x16:
                return part.ReadByte();
            case 0x10 or 0x17 or 0x42 or 0x43 or 0x44 or 0x45 or 0x46:
                return part.ReadUInt16();
            case 0x11 or 0x12:
                int parameter = part.ReadByte();
                part.Skip(1);
                return parameter;
            case 0x13 or 0x14 or 0x15:
                return 0;
            case 0x40 or 0x41:
                part.Skip(part.ReadCount(6) * 6);
                return 0;
            case 0x47 or 0x48 or 0x49 or 0x4A or 0x4B:
                part.Skip(3);
                return 0;
            default:
                throw part.Fail($"a type annotation has the unknown target {target}");
        }
    }
}
