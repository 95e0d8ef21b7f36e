namespace DubboNet.Hessian;

/// <summary>
/// What a reader may create, how much it may take, and which of several legal forms a writer chooses. Immutable, so one instance serves all threads.
/// </summary>
public sealed record HessianOptions
{
    /// <summary>The built-in types, the default limits, the forms that every Java line reads.</summary>
    public static HessianOptions Default { get; } = new();

    /// <summary>
    /// The classes that may be created. All others become <see cref="HessianObject"/>. Java's own classes are looked up last and need not
    /// be in it. In calls of a contract, the types of the contract come first. Default: Java's own classes.
    /// </summary>
    public IHessianTypeResolver Types
    {
        get => Chain;
        init => Chain = TypeChain.Create(value);
    }

    internal TypeChain Chain { get; private init; } = TypeChain.BuiltIn;

    /// <summary>
    /// Bytes of one message that <see cref="HessianSerializer"/> reads from a stream or joins from segments. Default 64 Mi. (A Dubbo frame has a limit of its own.)
    /// </summary>
    public int MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Nesting of lists, maps and objects, both directions. Default 1,000, where Java's own stack begins to end: a tree of objects with lists of children takes two
    /// levels a generation. A thread whose stack is too small for a value gets a <see cref="HessianException"/> before the stack ends, whatever stands here.
    /// </summary>
    public int MaxDepth { get; init; } = 1000;

    /// <summary>List elements and map entries of one message, all together. Default 8,388,608: what fits Dubbo's default payload.</summary>
    public int MaxElements { get; init; } = 8 * 1024 * 1024;

    /// <summary>UTF-16 units of one string and bytes of one binary value. Default 64 Mi.</summary>
    public int MaxLength { get; init; } = 64 * 1024 * 1024;

    /// <summary>Lists, maps and objects of one message, both directions. Default 4,194,304.</summary>
    public int MaxReferences { get; init; } = 4 * 1024 * 1024;

    /// <summary>
    /// The memory that reading a message may take, as a multiple of the message's bytes, to which 1 MiB is added. Default 16. It counts what the reading
    /// thread allocates, formatters and constructors included, but not the pooled tables of the reader. Data read without declared types need from 4
    /// (text) to 16 times their bytes. More is needed only by large messages, from about 50 KB on, of little else than lists, maps or objects of one to
    /// three values of a byte or two each, such as 100,000 lists of three small ints: 22 times, read undeclared. Long maps of short keys
    /// need more, too, if a key comes twice in them, which Java's maps do not write.
    /// </summary>
    public int MaxExpansion { get; init; } = 16;

    /// <summary>Class definitions of one message. Default 4,096.</summary>
    public int MaxClassDefinitions { get; init; } = 4096;

    /// <summary>Fields of one class definition. Default 1,024.</summary>
    public int MaxFieldsPerClass { get; init; } = 1024;

    /// <summary>
    /// How many keys of one map, or items of one set, may have the same hash code. It concerns types that make their hash code themselves, such as structs of the
    /// application: a peer that knows how could send keys that are all compared with each other. Numbers, text, dates and identifiers are not concerned, for their
    /// hash codes differ in each process. Default 256, which a good hash code never comes near and which costs a message little.
    /// </summary>
    public int MaxEqualHashCodes { get; init; } = 256;

    /// <summary>
    /// What happens to an object whose Java class is neither the declared one nor a known subtype of it, or, where nothing is declared, is not registered. Default
    /// <see cref="HessianUnknownClassHandling.Read"/>.
    /// </summary>
    public HessianUnknownClassHandling UnknownClasses
    {
        get => Rules.UnknownClasses;
        init => Rules = Rules with { UnknownClasses = value };
    }

    /// <summary>What happens to a field that the C# type does not have. Default <see cref="HessianUnmappedMemberHandling.Skip"/>.</summary>
    public HessianUnmappedMemberHandling UnmappedMembers
    {
        get => Rules.UnmappedMembers;
        init => Rules = Rules with { UnmappedMembers = value };
    }

    /// <summary>
    /// Called when an object is read as a declared class that is not its own: once for each pair of its class and the declared type, and for at most 1,000 pairs,
    /// since a peer can make up names. Called by the thread that reads; it must not throw. Default null. Clients and servers write a warning to their log.
    /// </summary>
    public Action<HessianClassSubstitution>? ClassSubstituted
    {
        get => Rules.Reports?.Target;
        init => Rules = Rules with { Reports = value is null ? null : new SubstitutionReports(value) };
    }

    internal MappingRules Rules { get; private init; } = MappingRules.Default;

    /// <summary>
    /// Reads a number into a narrower type as Java does, cutting bits and fractions (300 read as byte is 44), and rounds a BigDecimal to the 28 digits of
    /// a <see cref="decimal"/> (half to even). Default false: a value that does not fit is an error. A BigDecimal larger than a decimal always is.
    /// </summary>
    public bool AllowLossyNumbers { get; init; }

    /// <summary>
    /// Reads text where a number, a boolean, a date, a time or an enum is declared, a <c>BigDecimal</c> or <c>BigInteger</c> where another number or a boolean is, a number
    /// where a date is, and a list where <c>byte[]</c> is. Skips the null entries of maps that stand for objects. This is what Java's generic calls allow
    /// (<c>PojoUtils.realize</c>), except that a number that does not fit is an error. Text of a date that names no offset is in the local time zone, as there. Default false.
    /// </summary>
    public bool ConvertsText { get; init; }

    /// <summary>
    /// Writes typed lists and arrays of up to 7 elements in the compact form (tags 70–77), as Java does. Default false: hessian-lite 3.2.x ignores the
    /// type name of that form where the target is declared, so the long form (tag 56) reaches more peers intact.
    /// </summary>
    public bool CompactTypedLists { get; init; }

    /// <summary>
    /// Writes references to objects that got their index after a UUID in the same message. Default false: hessian-lite 3.2.x (Dubbo 2.6 to 3.2) does not
    /// count a UUID and would find the wrong object, so such an object is written a second time, unless it is part of a cycle.
    /// </summary>
    public bool ReferToObjectsAfterUuid { get; init; }
}
