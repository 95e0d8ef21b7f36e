namespace DubboNet.Hessian;

/// <summary>
/// What a reader may create, how much it may take, and which of several legal forms a writer chooses. Immutable, so one instance serves all threads.
/// </summary>
public sealed record HessianOptions
{
    /// <summary>The built-in types, the default limits, the forms that every Java line reads.</summary>
    public static HessianOptions Default { get; } = new();

    /// <summary>The classes that may be created; all others become <see cref="HessianObject"/>. Default: the built-in ones.</summary>
    public HessianTypeRegistry Types { get; init; } = HessianTypeRegistry.BuiltIn;

    /// <summary>
    /// Bytes of one message that <see cref="HessianSerializer"/> reads from a stream or joins from segments. Default 64 Mi. (A Dubbo frame has a limit of its own.)
    /// </summary>
    public int MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Nesting of lists, maps and objects, both directions. Default 512; Java's own stack ends between 1,000 and 2,000.</summary>
    public int MaxDepth { get; init; } = 512;

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
    /// three values of a byte or two each, such as 100,000 lists of three small ints: 22 times, read undeclared.
    /// </summary>
    public int MaxExpansion { get; init; } = 16;

    /// <summary>Class definitions of one message. Default 4,096.</summary>
    public int MaxClassDefinitions { get; init; } = 4096;

    /// <summary>Fields of one class definition. Default 1,024.</summary>
    public int MaxFieldsPerClass { get; init; } = 1024;

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
