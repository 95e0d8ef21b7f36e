namespace DubboNet.Java;

/// <summary>Parses class files. The result does not refer to the bytes.</summary>
internal readonly partial struct ClassFileParser
{
    private const int Magic = unchecked((int)0xCAFEBABE);

    /// <summary>The first version of Java has this one.</summary>
    private const int MinMajorVersion = 45;

    private readonly ConstantPool _pool;

    private ClassFileParser(ConstantPool pool) => _pool = pool;

    /// <summary>Parses a class file.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="file">The path, with the jar, for errors.</param>
    /// <exception cref="JavaClassFormatException">The content is broken.</exception>
    public static ClassFile Parse(ReadOnlyMemory<byte> bytes, string file)
    {
        var reader = new ByteReader(bytes.Span, file);
        if (reader.ReadInt32() != Magic)
            throw new JavaClassFormatException(file, 0, "the file is not a class file, which begins with CAFEBABE");
        int minor = reader.ReadUInt16();
        int major = reader.ReadUInt16();
        if (major < MinMajorVersion)
            throw new JavaClassFormatException(file, 6, $"the version {major} of the class file is unknown");
        var parser = new ClassFileParser(ConstantPool.Read(ref reader, bytes, file));
        return parser.ReadClass(ref reader, file, major, minor);
    }

    private ClassFile ReadClass(ref ByteReader reader, string file, int major, int minor)
    {
        var parsed = new ClassFile
        {
            File = file,
            MajorVersion = major,
            MinorVersion = minor,
            Access = (ClassAccess)reader.ReadUInt16(),
            Name = _pool.GetClassName(reader.ReadUInt16()),
            Superclass = _pool.GetClassNameOrNull(reader.ReadUInt16()),
            Interfaces = ReadClassNames(ref reader),
            Fields = ReadFields(ref reader),
            Methods = ReadMethods(ref reader),
        };
        for (int count = reader.ReadCount(6); count > 0; count--)
        {
            string name = _pool.GetText(reader.ReadUInt16());
            ByteReader part = reader.ReadPart();
            if (ReadClassAttribute(ref part, name, parsed) || ReadSharedAttribute(ref part, name, parsed.Attributes))
                part.End($"the attribute {name} of the class");
        }

        reader.End("the class");
        return parsed;
    }

    private ClassFileField[] ReadFields(ref ByteReader reader)
    {
        var fields = new ClassFileField[reader.ReadCount(8)];
        for (int i = 0; i < fields.Length; i++)
            fields[i] = ReadField(ref reader);
        return fields;
    }

    private ClassFileField ReadField(ref ByteReader reader)
    {
        ClassAccess access = (ClassAccess)reader.ReadUInt16();
        string fieldName = _pool.GetMemberName(reader.ReadUInt16());
        int descriptor = reader.ReadUInt16();
        JavaType erasure = _pool.GetFieldType(descriptor);
        var field = new ClassFileField
        {
            Access = access,
            Name = fieldName,
            Descriptor = _pool.GetText(descriptor),
            Erasure = erasure,
            Type = erasure,
        };
        for (int count = reader.ReadCount(6); count > 0; count--)
        {
            string name = _pool.GetText(reader.ReadUInt16());
            ByteReader part = reader.ReadPart();
            switch (name)
            {
                case "ConstantValue":
                    field.ConstantValue = _pool.GetConstant(part.ReadUInt16());
                    break;
                case "Signature":
                    field.Type = _pool.GetFieldType(part.ReadUInt16());
                    break;
                default:
                    if (!ReadSharedAttribute(ref part, name, field.Attributes))
                        continue;
                    break;
            }

            part.End($"the attribute {name} of the field {fieldName}");
        }

        return field;
    }

    private ClassFileMethod[] ReadMethods(ref ByteReader reader)
    {
        var methods = new ClassFileMethod[reader.ReadCount(8)];
        for (int i = 0; i < methods.Length; i++)
            methods[i] = ReadMethod(ref reader);
        return methods;
    }

    private ClassFileMethod ReadMethod(ref ByteReader reader)
    {
        ClassAccess access = (ClassAccess)reader.ReadUInt16();
        string methodName = _pool.GetMemberName(reader.ReadUInt16());
        int descriptor = reader.ReadUInt16();
        var method = new ClassFileMethod
        {
            Access = access,
            Name = methodName,
            Descriptor = _pool.GetText(descriptor),
            Erasure = _pool.GetMethodSignature(descriptor),
        };
        for (int count = reader.ReadCount(6); count > 0; count--)
        {
            string name = _pool.GetText(reader.ReadUInt16());
            ByteReader part = reader.ReadPart();
            if (ReadMethodAttribute(ref part, name, method) || ReadSharedAttribute(ref part, name, method.Attributes))
                part.End($"the attribute {name} of the method {methodName}");
        }

        return method;
    }

    private bool ReadMethodAttribute(ref ByteReader part, string name, ClassFileMethod method)
    {
        switch (name)
        {
            case "Code":
                ReadCode(ref part, method);
                return true;
            case "Exceptions":
                method.Exceptions = ReadClassNames(ref part);
                return true;
            case "Signature":
                method.Signature = _pool.GetMethodSignature(part.ReadUInt16());
                return true;
            case "MethodParameters":
                method.Parameters = new (string?, ClassAccess)[part.ReadByteCount(4)];
                for (int i = 0; i < method.Parameters.Length; i++)
                    method.Parameters[i] = (_pool.GetTextOrNull(part.ReadUInt16()), (ClassAccess)part.ReadUInt16());
                return true;
            case "AnnotationDefault":
                method.AnnotationDefault = ReadAnnotationValue(ref part, 0);
                return true;
            case "RuntimeVisibleParameterAnnotations" or "RuntimeInvisibleParameterAnnotations":
                ReadParameterAnnotations(ref part, method);
                return true;
            default:
                return false;
        }
    }

    // Only names of variables that live from the first instruction are needed, because parameters are such variables.
    private void ReadCode(ref ByteReader part, ClassFileMethod method)
    {
        part.Skip(4);
        ByteReader code = part.ReadPart();
        if (code.IsAtEnd)
            throw code.Fail($"the method {method.Name} has no instructions");
        part.Skip(part.ReadCount(8) * 8);
        for (int count = part.ReadCount(6); count > 0; count--)
        {
            string name = _pool.GetText(part.ReadUInt16());
            ByteReader attribute = part.ReadPart();
            if (name != "LocalVariableTable")
                continue;
            for (int variables = attribute.ReadCount(10); variables > 0; variables--)
            {
                int start = attribute.ReadUInt16();
                attribute.Skip(2);
                string variable = _pool.GetText(attribute.ReadUInt16());
                attribute.Skip(2);
                int slot = attribute.ReadUInt16();
                if (start == 0)
                    method.Locals.TryAdd(slot, variable);
            }

            attribute.End($"the attribute {name} of the method {method.Name}");
        }
    }

    private string[] ReadClassNames(ref ByteReader reader)
    {
        var names = new string[reader.ReadCount(2)];
        for (int i = 0; i < names.Length; i++)
            names[i] = _pool.GetClassName(reader.ReadUInt16());
        return names;
    }
}
