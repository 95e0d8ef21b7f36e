namespace DubboNet.Java;

internal readonly partial struct ClassFileParser
{
    private const int ExportsToAll = 0;

    private bool ReadClassAttribute(ref ByteReader part, string name, ClassFile parsed)
    {
        switch (name)
        {
            case "Signature":
                parsed.Signature = _pool.GetClassSignature(part.ReadUInt16());
                return true;
            case "SourceFile":
                parsed.SourceFile = _pool.GetText(part.ReadUInt16());
                return true;
            case "InnerClasses":
                parsed.InnerClasses = ReadInnerClasses(ref part);
                return true;
            case "EnclosingMethod":
                parsed.EnclosingClass = _pool.GetClassName(part.ReadUInt16());
                parsed.EnclosingMethod = _pool.GetNameAndType(part.ReadUInt16());
                return true;
            case "NestHost":
                parsed.NestHost = _pool.GetClassName(part.ReadUInt16());
                return true;
            case "NestMembers":
                parsed.NestMembers = ReadClassNames(ref part);
                return true;
            case "PermittedSubclasses":
                parsed.PermittedSubclasses = ReadClassNames(ref part);
                return true;
            case "Record":
                parsed.RecordComponents = ReadRecordComponents(ref part);
                return true;
            case "Module":
                parsed.Module = ReadModule(ref part);
                return true;
            default:
                return false;
        }
    }

    private ClassFileInner[] ReadInnerClasses(ref ByteReader part)
    {
        var inner = new ClassFileInner[part.ReadCount(8)];
        for (int i = 0; i < inner.Length; i++)
        {
            string name = _pool.GetClassName(part.ReadUInt16());
            string? outer = _pool.GetClassNameOrNull(part.ReadUInt16());
            string? simpleName = _pool.GetTextOrNull(part.ReadUInt16());
            inner[i] = new ClassFileInner(name, outer, simpleName, (ClassAccess)part.ReadUInt16());
        }

        return inner;
    }

    private ClassFileRecordComponent[] ReadRecordComponents(ref ByteReader part)
    {
        var components = new ClassFileRecordComponent[part.ReadCount(6)];
        for (int i = 0; i < components.Length; i++)
        {
            var component = new ClassFileRecordComponent
            {
                Name = _pool.GetText(part.ReadUInt16()),
                Type = _pool.GetFieldType(part.ReadUInt16()),
            };
            for (int count = part.ReadCount(6); count > 0; count--)
            {
                string name = _pool.GetText(part.ReadUInt16());
                ByteReader attribute = part.ReadPart();
                if (name == "Signature")
                    component.Type = _pool.GetFieldType(attribute.ReadUInt16());
                else if (!ReadSharedAttribute(ref attribute, name, component.Attributes))
                    continue;
                attribute.End($"the attribute {name} of the record component {component.Name}");
            }

            components[i] = component;
        }

        return components;
    }

    private ClassFileModule ReadModule(ref ByteReader part)
    {
        string name = _pool.GetModuleName(part.ReadUInt16());
        part.Skip(2);
        string? version = _pool.GetTextOrNull(part.ReadUInt16());
        var requires = new string[part.ReadCount(6)];
        for (int i = 0; i < requires.Length; i++)
        {
            requires[i] = _pool.GetModuleName(part.ReadUInt16());
            part.Skip(4);
        }

        List<string> exports = [];
        for (int count = part.ReadCount(6); count > 0; count--)
        {
            string package = _pool.GetPackageName(part.ReadUInt16());
            part.Skip(2);
            if (SkipIndexes(ref part) == ExportsToAll)
                exports.Add(package);
        }

        SkipRestOfModule(ref part);
        return new ClassFileModule(name, version, requires, [.. exports]);
    }

    // Packages that are open to reflection, and services that are used and provided.
    private static void SkipRestOfModule(ref ByteReader part)
    {
        for (int opens = part.ReadCount(6); opens > 0; opens--)
        {
            part.Skip(4);
            SkipIndexes(ref part);
        }

        SkipIndexes(ref part);
        for (int provides = part.ReadCount(4); provides > 0; provides--)
        {
            part.Skip(2);
            SkipIndexes(ref part);
        }
    }

    private static int SkipIndexes(ref ByteReader part)
    {
        int count = part.ReadCount(2);
        part.Skip(count * 2);
        return count;
    }
}
