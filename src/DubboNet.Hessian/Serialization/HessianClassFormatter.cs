namespace DubboNet.Hessian;

/// <summary>Represents the formatter of one Java class in the type registry. Derive from <see cref="HessianClassFormatter{T}"/>.</summary>
public abstract class HessianClassFormatter
{
    private protected HessianClassFormatter(ClassDefinition definition, Type type)
    {
        Definition = definition;
        Type = type;
    }

    /// <summary>Gets the Java class and the fields that this formatter reads and writes, in the order in which it writes them.</summary>
    public ClassDefinition Definition { get; }

    /// <summary>Gets the CLR type of the values.</summary>
    public Type Type { get; }

    /// <summary>Gets the keys under which the registry lists the formatter.</summary>
    internal virtual RegistryRole Role => RegistryRole.Both;

    /// <summary>Gets the class name in the name of an array type. For a stand-in, it is the class that it represents.</summary>
    internal virtual string ArrayComponent => Definition.ClassName;

    /// <summary>How many values follow the fields of an instance, although its definition does not tell.</summary>
    internal virtual int ValuesBehindFields => 0;

    /// <summary>Gets a value indicating whether the class belongs to the Java library or is a stand-in for such a class.</summary>
    internal bool IsBuiltIn =>
        Definition.ClassName.StartsWith("java.", StringComparison.Ordinal)
            || Definition.ClassName.StartsWith("com.alibaba.com.caucho.", StringComparison.Ordinal);

    /// <summary>Gets a value indicating whether the values are exceptions, which share the fields of Throwable.</summary>
    internal bool IsException => Type.IsAssignableTo(typeof(Exception));

    /// <summary>
    /// Gets a value indicating whether fields that the type does not have are expected. Either the type keeps them, or it is a class of the
    /// Java library, whose versions differ.
    /// </summary>
    internal bool IsOpenToFields => IsBuiltIn || Type.IsAssignableTo(typeof(IHessianExtensible));

    /// <summary>Returns whether a class name on the wire is that of this formatter.</summary>
    internal virtual bool IsNamed(string className) => className == Definition.ClassName;

    internal abstract void WriteBoxed(ref HessianWriter writer, object value);

    internal abstract object ReadBoxed(ref HessianReader reader, ref HessianFieldCursor fields);

    /// <summary>Reads an object as <see cref="ReadBoxed"/> does, but always as <see cref="Type"/>.</summary>
    internal abstract object ReadDeclared(ref HessianReader reader, ref HessianFieldCursor fields);

    /// <summary>Reads an array of this class, which is a reference type, as the wire specifies its elements.</summary>
    internal abstract object ReadArray(ref HessianReader reader, ref HessianListCursor list);

    /// <summary>Makes an array of values; null if one of them is of another type.</summary>
    internal abstract Array? TryMakeArray(IReadOnlyList<object?> items);

    /// <summary>Returns whether the value can be used where the given type is declared.</summary>
    internal virtual bool Creates(Type type) => type.IsAssignableFrom(Type);

    /// <summary>Returns the index of the own field for each field on the wire, or -1 if there is none of that name.</summary>
    internal int[] MapFields(ClassDefinition wire)
    {
        ReadOnlySpan<string> names = wire.Fields;
        var map = new int[names.Length];
        for (int i = 0; i < map.Length; i++)
            map[i] = FindField(names[i], names[(i + 1)..]);
        return map;
    }

    /// <summary>
    /// Returns the index of the own field with a name, or -1. Several fields can have the same name, base class first. The last one on the
    /// wire belongs to the most derived class. If <paramref name="laterOnWire"/> contains the name again, the field belongs to a class that
    /// many levels up, as far as this class has fields of the name.
    /// </summary>
    internal int FindField(string name, ReadOnlySpan<string> laterOnWire = default)
    {
        ReadOnlySpan<string> own = Definition.Fields;
        int found = own.LastIndexOf(name);
        int earlier = found < 0 ? -1 : own[..found].LastIndexOf(name);
        if (earlier < 0)
            return found;
        for (int later = laterOnWire.Count(name); later > 0 && earlier >= 0; later--)
        {
            found = earlier;
            earlier = own[..earlier].LastIndexOf(name);
        }

        return found;
    }
}

/// <summary>Specifies the keys under which a registry lists a formatter.</summary>
[Flags]
internal enum RegistryRole
{
    /// <summary>The Java class, to read values without a declared type.</summary>
    ByName = 1,

    /// <summary>The CLR type, to write values without a declared type.</summary>
    ByType = 2,

    /// <summary>Both keys.</summary>
    Both = ByName | ByType,
}
