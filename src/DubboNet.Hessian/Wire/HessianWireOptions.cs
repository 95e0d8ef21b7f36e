namespace DubboNet.Hessian;

/// <summary>
/// The options of readers and writers that concern the bytes: limits, conversions and forms. <see cref="HessianOptions"/> are these and
/// the types.
/// </summary>
public abstract record HessianWireOptions
{
    private protected HessianWireOptions()
    {
    }

    /// <summary>
    /// Gets the maximum number of bytes of a message that <see cref="HessianSerializer"/> reads from a stream or joins from segments. The
    /// default is 64 Mi. A Dubbo frame has its own limit.
    /// </summary>
    public int MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Gets the maximum nesting of lists, maps and objects in both directions. The default is 1,000, which is about where Java's own stack
    /// ends. A tree of objects with lists of children uses two levels per generation. If the stack of a thread is too small for a value, a
    /// <see cref="HessianException"/> is thrown before it overflows, regardless of this setting.
    /// </summary>
    public int MaxDepth { get; init; } = 1000;

    /// <summary>
    /// Gets the maximum total number of list elements and map entries in a message. The default is 8,388,608, which is the most that fits
    /// Dubbo's default payload.
    /// </summary>
    public int MaxElements { get; init; } = 8 * 1024 * 1024;

    /// <summary>Gets the maximum number of UTF-16 units of a string and of bytes of a binary value. The default is 64 Mi.</summary>
    public int MaxLength { get; init; } = 64 * 1024 * 1024;

    /// <summary>Gets the maximum number of lists, maps and objects of a message in both directions. The default is 4,194,304.</summary>
    public int MaxReferences { get; init; } = 4 * 1024 * 1024;

    /// <summary>
    /// Gets the maximum memory for reading a message, as a multiple of the message's size in bytes. 1 MiB is added to it. The default is
    /// 16. The limit counts all allocations of the reading thread, including those of formatters and constructors, but not the pooled
    /// tables of the reader. Data that is read without declared types needs from 4 times its size (text) to 16 times. Only large messages
    /// of about 50 KB or more can need a higher limit, if they consist almost entirely of lists, maps or objects with one to three values
    /// of a byte or two each. For example, 100,000 lists of three small ints need 22 times their size without declared types. Long maps
    /// with short keys also need more if they contain a key twice, but Java's maps are never written that way.
    /// </summary>
    public int MaxExpansion { get; init; } = 16;

    /// <summary>Gets the maximum number of class definitions of a message. The default is 4,096.</summary>
    public int MaxClassDefinitions { get; init; } = 4096;

    /// <summary>Gets the maximum number of fields of a class definition. The default is 1,024.</summary>
    public int MaxFieldsPerClass { get; init; } = 1024;

    /// <summary>
    /// Gets the maximum number of keys of a map, or items of a set, that can have the same hash code. The limit applies to types that
    /// compute their own hash code, such as structs of the application. A peer that can predict it could send keys that all have to be
    /// compared with each other. Numbers, strings, dates and identifiers are not affected, because their hash codes differ in each process.
    /// The default is 256, which a good hash code never comes close to and which costs little.
    /// </summary>
    public int MaxEqualHashCodes { get; init; } = 256;

    /// <summary>
    /// Gets a value indicating whether numbers can lose bits, fractions or digits when they are read. A number is converted to a narrower
    /// type as in Java, so 300 read as byte is 44. A BigDecimal is rounded to the 28 digits of a <see cref="decimal"/> (half to even). A
    /// BigDecimal that is larger than a decimal is always an error. The default is false, which makes any value that does not fit an error.
    /// </summary>
    public bool AllowLossyNumbers { get; init; }

    /// <summary>
    /// Gets a value indicating whether values are converted as in Java's generic calls (<c>PojoUtils.realize</c>). Text is read where a
    /// number, boolean, date, time or enum is declared, a <c>BigDecimal</c> or <c>BigInteger</c> where another number or a boolean is
    /// declared, a number where a date is declared, and a list where <c>byte[]</c> is declared. Null entries of maps that represent objects
    /// are skipped. Unlike in Java, a number that does not fit is an error. As in Java, the text of a date without an offset is in the
    /// local time zone. The default is false.
    /// </summary>
    public bool ConvertsText { get; init; }

    /// <summary>
    /// Gets a value indicating whether typed lists and arrays of up to 7 elements are written in the compact form (tags 70–77), as Java
    /// does. The default is false, because hessian-lite 3.2.x ignores the type name of that form if the target is declared. More peers read
    /// the long form (tag 56) correctly.
    /// </summary>
    public bool CompactTypedLists { get; init; }

    /// <summary>
    /// Gets a value indicating whether references can be written to objects whose index follows a UUID in the same message. The default is
    /// false, because hessian-lite 3.2.x (Dubbo 2.6 to 3.2) does not count a UUID and would find another object. Such an object is written
    /// again instead, unless it is part of a cycle.
    /// </summary>
    public bool ReferToObjectsAfterUuid { get; init; }

    /// <summary>Gets a number that tells options apart whose classes are kept for later messages.</summary>
    internal abstract int TableNumber { get; }

    /// <summary>Reads a value of no declared type.</summary>
    internal abstract object? ReadUndeclared(ref HessianReader reader);

    /// <summary>Writes a value of no declared type.</summary>
    internal abstract void WriteUndeclared(ref HessianWriter writer, object? value);

    /// <summary>Reads a list of numbers, or a reference to one, as bytes.</summary>
    internal abstract byte[]? ReadBytesOfList(ref HessianReader reader);

    /// <summary>Gives a class definition of a message what reads its objects.</summary>
    internal abstract WireClass Map(byte[] bytes, ClassDefinition definition);

    /// <summary>Reads the next key of a map that stands for an object. Returns the number of its field, or -1.</summary>
    internal abstract int ReadKey(ref HessianReader reader, ref HessianFieldCursor fields);

    /// <summary>Checks the keys of a map that stood for an object, at its end.</summary>
    internal abstract void CheckKeys(in HessianFieldCursor fields, int end);
}
