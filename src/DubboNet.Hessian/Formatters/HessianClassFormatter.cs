namespace DubboNet.Hessian;

/// <summary>A formatter of one Java class, as the type registry holds it. Derive from <see cref="HessianClassFormatter{T}"/>.</summary>
public abstract class HessianClassFormatter
{
    private protected HessianClassFormatter(ClassDefinition definition, Type type)
    {
        Definition = definition;
        Type = type;
    }

    /// <summary>The Java class and the fields that this formatter writes and knows, in the order in which it writes them.</summary>
    public ClassDefinition Definition { get; }

    /// <summary>The CLR type of the values.</summary>
    public Type Type { get; }

    /// <summary>What the registry may find it by.</summary>
    internal virtual RegistryRole Role => RegistryRole.Both;

    /// <summary>What the array of this class is named after; of a stand-in, the class that it stands for.</summary>
    internal virtual string ArrayComponent => Definition.ClassName;

    /// <summary>Whether the class is one of the Java library or a stand-in for one.</summary>
    internal bool IsBuiltIn =>
        Definition.ClassName.StartsWith("java.", StringComparison.Ordinal) || Definition.ClassName.StartsWith("com.alibaba.com.caucho.", StringComparison.Ordinal);

    /// <summary>Whether the values are exceptions, which share the fields of Throwable.</summary>
    internal bool IsException => Type.IsAssignableTo(typeof(Exception));

    /// <summary>Whether fields that the type does not have are expected: it keeps them, or it is a class of the Java library, whose versions differ.</summary>
    internal bool IsOpenToFields => IsBuiltIn || Type.IsAssignableTo(typeof(IHessianExtensible));

    /// <summary>Whether a class on the wire is the one of this formatter.</summary>
    internal virtual bool IsNamed(string className) => className == Definition.ClassName;

    internal abstract void WriteBoxed(ref HessianWriter writer, object value);

    internal abstract object ReadBoxed(ref HessianReader reader, ref HessianFieldCursor fields);

    /// <summary>As <see cref="ReadBoxed"/>, but always as <see cref="Type"/>.</summary>
    internal abstract object ReadDeclared(ref HessianReader reader, ref HessianFieldCursor fields);

    /// <summary>Reads an array of this class by what the wire says of its elements.</summary>
    internal abstract object ReadArray(ref HessianReader reader, ref HessianListCursor list);

    /// <summary>Whether the value can stand in a place of another declared type.</summary>
    internal virtual bool Gives(Type type) => type.IsAssignableFrom(Type);

    /// <summary>For each field on the wire the number of the own field of that name, or -1.</summary>
    internal int[] MapFields(ClassDefinition wire)
    {
        ReadOnlySpan<string> names = wire.Fields;
        var map = new int[names.Length];
        for (int i = 0; i < map.Length; i++)
            map[i] = FindField(names[i], names[(i + 1)..]);
        return map;
    }

    /// <summary>
    /// The own field of a name. A name may stand several times, base class first: the last one on the wire is the most derived field, one that
    /// <paramref name="laterOnWire"/> holds again is that many classes up, as far as this class has fields of the name.
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

/// <summary>By what a registry finds a formatter.</summary>
[Flags]
internal enum RegistryRole
{
    /// <summary>By its Java class: it reads what is not declared.</summary>
    ByName = 1,

    /// <summary>By its CLR type: it writes what is not declared.</summary>
    ByType = 2,

    /// <summary>By both.</summary>
    Both = ByName | ByType,
}
