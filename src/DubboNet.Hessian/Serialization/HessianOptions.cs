namespace DubboNet.Hessian;

/// <summary>
/// Specifies the types that a reader can create, its limits, and the form that a writer chooses if several are valid. Instances are
/// immutable, so all threads can share one.
/// </summary>
public sealed record HessianOptions : HessianWireOptions
{
    // The compiler calls the methods of a static readonly object directly.
    private static readonly IHessianFormatter<object> Undeclared = BuiltInTypes.Java.Undeclared;

    /// <summary>Gets the default options, with the built-in types, the default limits and the forms that every Java line reads.</summary>
    public static HessianOptions Default { get; } = new();

    /// <summary>
    /// Gets the classes that can be created. Objects of other classes become <see cref="HessianObject"/>. Java's own classes are looked up
    /// last and do not have to be included. In calls of a contract, the types of the contract come first. The default is Java's own
    /// classes.
    /// </summary>
    public IHessianTypeResolver Types
    {
        get => Chain;
        init => Chain = TypeChain.Create(value);
    }

    internal TypeChain Chain { get; private init; } = TypeChain.BuiltIn;

    /// <summary>
    /// Gets the handling of an object of an unknown class. If a class is declared, that is a class that is neither the declared one nor a
    /// known subtype of it. Otherwise it is a class that is not registered. The default is <see cref="HessianUnknownClassHandling.Read"/>.
    /// </summary>
    public HessianUnknownClassHandling UnknownClasses
    {
        get => Rules.UnknownClasses;
        init => Rules = Rules with { UnknownClasses = value };
    }

    /// <summary>
    /// Gets the handling of a field that the C# type does not have. The default is <see cref="HessianUnmappedMemberHandling.Skip"/>.
    /// </summary>
    public HessianUnmappedMemberHandling UnmappedMembers
    {
        get => Rules.UnmappedMembers;
        init => Rules = Rules with { UnmappedMembers = value };
    }

    /// <summary>
    /// Gets the callback for objects that are read as a declared class that is not their own. It is called once for each pair of class and
    /// declared type, and for at most 1,000 pairs, because a peer can invent names. It runs on the thread that reads, and must not throw.
    /// The default is null. Clients and servers use it to log a warning.
    /// </summary>
    public Action<HessianClassSubstitution>? ClassSubstituted
    {
        get => Rules.Reports?.Target;
        init => Rules = Rules with { Reports = value is null ? null : new SubstitutionReports(value) };
    }

    internal MappingRules Rules { get; private init; } = MappingRules.Default;

    internal override int TableNumber => Rules.Number;

    internal override object? ReadUndeclared(ref HessianReader reader) => Undeclared.Read(ref reader);

    internal override void WriteUndeclared(ref HessianWriter writer, object? value) => Undeclared.Write(ref writer, value);

    internal override byte[]? ReadBytesOfList(ref HessianReader reader) => BuiltInTypes.Java.Bytes.Read(ref reader)?.ToArray();

    internal override WireClass Map(byte[] bytes, ClassDefinition definition) => new MappedClass(bytes, definition, this);

    internal override int ReadKey(ref HessianReader reader, ref HessianFieldCursor fields) =>
        MapForm.ReadKey(ref reader, ref fields, Rules);

    internal override void CheckKeys(in HessianFieldCursor fields, int end) => MapForm.CheckKeys(fields, end);
}
