namespace DubboNet.Hessian;

/// <summary>
/// Contains the first bytes of values, which are the opcodes of Hessian 2. Ranges have a constant for their first and last byte.
/// </summary>
internal static class Tag
{
    public const byte ShortStringLast = 0x1f;
    public const byte ShortBinary = 0x20;
    public const byte ShortBinaryLast = 0x2f;
    public const byte MediumString = 0x30;
    public const byte MediumStringLast = 0x33;
    public const byte MediumBinary = 0x34;
    public const byte MediumBinaryLast = 0x37;
    public const byte ThreeByteLong = 0x38;
    public const byte ThreeByteLongZero = 0x3c;
    public const byte ThreeByteLongLast = 0x3f;
    public const byte BinaryChunk = 0x41;
    public const byte Binary = 0x42;
    public const byte ClassDefinition = 0x43;
    public const byte Double = 0x44;
    public const byte False = 0x46;
    public const byte Map = 0x48;
    public const byte Int = 0x49;
    public const byte DateMilliseconds = 0x4a;
    public const byte DateMinutes = 0x4b;
    public const byte Long = 0x4c;
    public const byte TypedMap = 0x4d;
    public const byte Null = 0x4e;
    public const byte Object = 0x4f;
    public const byte Reference = 0x51;
    public const byte StringChunk = 0x52;
    public const byte String = 0x53;
    public const byte True = 0x54;
    public const byte VariableTypedList = 0x55;
    public const byte TypedList = 0x56;
    public const byte VariableList = 0x57;
    public const byte List = 0x58;
    public const byte LongAsInt = 0x59;
    public const byte End = 0x5a;
    public const byte DoubleZero = 0x5b;
    public const byte DoubleOne = 0x5c;
    public const byte DoubleByte = 0x5d;
    public const byte DoubleShort = 0x5e;
    public const byte DoubleThousandths = 0x5f;
    public const byte ShortObject = 0x60;
    public const byte ShortObjectLast = 0x6f;
    public const byte ShortTypedList = 0x70;
    public const byte ShortTypedListLast = 0x77;
    public const byte ShortList = 0x78;
    public const byte ShortListLast = 0x7f;
    public const byte OneByteInt = 0x80;
    public const byte OneByteIntZero = 0x90;
    public const byte OneByteIntLast = 0xbf;
    public const byte TwoByteInt = 0xc0;
    public const byte TwoByteIntZero = 0xc8;
    public const byte TwoByteIntLast = 0xcf;
    public const byte ThreeByteInt = 0xd0;
    public const byte ThreeByteIntZero = 0xd4;
    public const byte ThreeByteIntLast = 0xd7;
    public const byte OneByteLong = 0xd8;
    public const byte OneByteLongZero = 0xe0;
    public const byte OneByteLongLast = 0xef;
    public const byte TwoByteLong = 0xf0;
    public const byte TwoByteLongZero = 0xf8;

    /// <summary>Returns the kind of value that a tag starts.</summary>
    public static ValueKind KindOf(byte tag) => tag switch
    {
        <= ShortStringLast or (>= MediumString and <= MediumStringLast) or StringChunk or String => ValueKind.String,
        (>= ShortBinary and <= ShortBinaryLast) or (>= MediumBinary and <= MediumBinaryLast) or BinaryChunk or Binary => ValueKind.Binary,
        (>= OneByteInt and <= ThreeByteIntLast) or Int => ValueKind.Int,
        (>= ThreeByteLong and <= ThreeByteLongLast) or Long or LongAsInt or >= OneByteLong => ValueKind.Long,
        ClassDefinition or Object or (>= ShortObject and <= ShortObjectLast) => ValueKind.Object,
        Double or (>= DoubleZero and <= DoubleThousandths) => ValueKind.Double,
        True or False => ValueKind.Boolean,
        Map or TypedMap => ValueKind.Map,
        DateMilliseconds or DateMinutes => ValueKind.Date,
        Null => ValueKind.Null,
        Reference => ValueKind.Reference,
        (>= VariableTypedList and <= List) or (>= ShortTypedList and <= ShortListLast) => ValueKind.List,
        _ => ValueKind.None,
    };

    /// <summary>Describes the kind of value that a tag starts, for error messages.</summary>
    public static string Describe(byte tag) => KindOf(tag) switch
    {
        ValueKind.None => tag == End ? "the end marker 5a" : $"the reserved tag {tag:x2}",
        ValueKind.Null => "null",
        ValueKind.Int or ValueKind.Object => $"an {KindOf(tag).ToString().ToLowerInvariant()}",
        _ => $"a {KindOf(tag).ToString().ToLowerInvariant()}",
    };
}

/// <summary>Specifies the kinds of Hessian 2 values that tags distinguish.</summary>
internal enum ValueKind : byte
{
    None,
    Null,
    Boolean,
    Int,
    Long,
    Double,
    Date,
    String,
    Binary,
    List,
    Map,
    Object,
    Reference,
}
