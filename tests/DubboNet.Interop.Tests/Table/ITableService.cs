using System.Net;
using System.Numerics;
using DubboNet.Hessian;
using Frames;

namespace DubboNet.Interop.Tests.Table;

/// <summary>
/// Declares <c>com.example.frames.TableService</c>, which has a method for every type of docs/hessian-types.md. Java types are stated only
/// if the C# type stands for another one.
/// </summary>
[DubboService("com.example.frames.TableService")]
internal partial interface ITableService
{
    Task<bool> TruthAsync(bool value);

    Task<bool?> BoxedTruthAsync(bool? value);

    Task<sbyte> TinyAsync(sbyte value);

    Task<sbyte?> BoxedTinyAsync(sbyte? value);

    Task<byte> BitsAsync(byte value);

    Task<short> SmallAsync(short value);

    Task<short?> BoxedSmallAsync(short? value);

    Task<int> WholeAsync(int value);

    Task<int?> BoxedWholeAsync(int? value);

    Task<ushort> UnsignedSmallAsync(ushort value);

    Task<long> LargeAsync(long value);

    Task<long?> BoxedLargeAsync(long? value);

    Task<uint> UnsignedWholeAsync(uint value);

    Task<float> RealAsync(float value);

    Task<float?> BoxedRealAsync(float? value);

    Task<double> PreciseAsync(double value);

    Task<double?> BoxedPreciseAsync(double? value);

    Task<char> LetterAsync(char value);

    Task<char?> BoxedLetterAsync(char? value);

    Task<string?> TextAsync(string? value);

    [return: JavaType("java.lang.CharSequence")]
    Task<string?> CharSequenceAsync([JavaType("java.lang.CharSequence")] string? value);

    [return: JavaType("java.lang.StringBuilder")]
    Task<string?> BuilderAsync([JavaType("java.lang.StringBuilder")] string? value);

    [return: JavaType("java.lang.StringBuffer")]
    Task<string?> BufferAsync([JavaType("java.lang.StringBuffer")] string? value);

    [return: JavaType("java.lang.StringBuilder")]
    Task<string?> BuilderOfAsync(string? value);

    Task<string?> TextOfBuilderAsync([JavaType("java.lang.StringBuilder")] string? value);

    Task<string?> TextOfBufferAsync([JavaType("java.lang.StringBuffer")] string? value);

    [return: JavaType("char[]")]
    Task<string?> CharsAsync([JavaType("char[]")] string? value);

    Task<byte[]?> BytesAsync(byte[]? value);

    Task<int[]?> IntsAsync(int[]? value);

    Task<long[]?> LongsAsync(long[]? value);

    Task<short[]?> ShortsAsync(short[]? value);

    Task<bool[]?> TruthsAsync(bool[]? value);

    Task<float[]?> RealsAsync(float[]? value);

    Task<double[]?> PrecisesAsync(double[]? value);

    Task<string?[]?> WordsAsync(string?[]? value);

    Task<object?[]?> ObjectsAsync(object?[]? value);

    Task<int?[]?> BoxedIntsAsync(int?[]? value);

    Task<sbyte?[]?> BoxedBytesAsync(sbyte?[]? value);

    Task<DateTimeOffset[]?> DatesAsync(DateTimeOffset[]? value);

    Task<int[][]?> GridAsync(int[][]? value);

    Task<string[][]?> WordGridAsync(string[][]? value);

    Task<decimal[]?> DecimalsAsync(decimal[]? value);

    Task<DateOnly[]?> LocalDatesAsync(DateOnly[]? value);

    Task<Color[]?> ColorsAsync(Color[]? value);

    Task<decimal?> DecimalAsync(decimal? value);

    Task<decimal?> DecimalOfAsync(string? value);

    Task<string?> TextOfDecimalAsync(decimal? value);

    Task<Dictionary<decimal, string>?> DecimalKeysAsync(Dictionary<decimal, string>? value);

    Task<BigDecimal?> BigDecimalAsync(BigDecimal? value);

    Task<BigInteger?> BigIntegerAsync(BigInteger? value);

    Task<ulong?> UnsignedLargeAsync(ulong? value);

    [return: JavaType("java.util.concurrent.atomic.AtomicInteger")]
    Task<int?> AtomicIntegerAsync([JavaType("java.util.concurrent.atomic.AtomicInteger")] int? value);

    [return: JavaType("java.util.concurrent.atomic.AtomicLong")]
    Task<long?> AtomicLongAsync([JavaType("java.util.concurrent.atomic.AtomicLong")] long? value);

    [return: JavaType("java.util.concurrent.atomic.AtomicBoolean")]
    Task<bool?> AtomicBooleanAsync([JavaType("java.util.concurrent.atomic.AtomicBoolean")] bool? value);

    [return: JavaType("java.util.concurrent.atomic.AtomicReference")]
    Task<string?> AtomicReferenceAsync([JavaType("java.util.concurrent.atomic.AtomicReference")] string? value);

    [return: JavaType("java.util.concurrent.atomic.AtomicIntegerArray")]
    Task<int[]?> AtomicIntegerArrayAsync([JavaType("java.util.concurrent.atomic.AtomicIntegerArray")] int[]? value);

    [return: JavaType("java.util.concurrent.atomic.AtomicLongArray")]
    Task<long[]?> AtomicLongArrayAsync([JavaType("java.util.concurrent.atomic.AtomicLongArray")] long[]? value);

    [return: JavaType("java.util.concurrent.atomic.AtomicReferenceArray")]
    Task<string?[]?> AtomicReferenceArrayAsync([JavaType("java.util.concurrent.atomic.AtomicReferenceArray")] string?[]? value);

    [return: JavaType("java.util.concurrent.atomic.LongAdder")]
    Task<long?> LongAdderOfAsync(long? value);

    Task<long?> SumOfLongsAsync([JavaType("java.util.concurrent.atomic.LongAdder")] long? value);

    [return: JavaType("java.util.concurrent.atomic.DoubleAdder")]
    Task<double?> DoubleAdderOfAsync(double? value);

    Task<double?> SumOfDoublesAsync([JavaType("java.util.concurrent.atomic.DoubleAdder")] double? value);

    Task<Guid?> UuidAsync(Guid? value);

    Task<Color?> ColorAsync(Color? value);

    Task<JavaClass?> JavaClassAsync(JavaClass? value);

    Task<JavaLocale?> LocaleAsync(JavaLocale? value);

    Task<JavaCurrency?> CurrencyAsync(JavaCurrency? value);

    Task<JavaFile?> FileAsync(JavaFile? value);

    Task<Uri?> UriAsync(Uri? value);

    Task<IPAddress?> InetAddressAsync(IPAddress? value);

    Task<EndPoint?> SocketAddressAsync(EndPoint? value);

    Task<EndPoint?> UnresolvedAddressAsync(EndPoint? value);

    Task<Item?> ItemAsync(Item? value);

    Task<List<Item>?> ItemsAsync(List<Item>? value);

    Task<Page<Item>?> PageAsync(Page<Item>? value);

    Task<Page<string>?> TextPageAsync(Page<string>? value);

    Task<Dictionary<string, Page<DateOnly>>?> DatePagesAsync(Dictionary<string, Page<DateOnly>>? value);

    Task<Page<string>?> GuavaPageOfAsync(string? value);

    Task<Members?> MembersOfAsync(string? value);

    Task<string?> TextOfMembersAsync(Members? value);

    Task<Family?> FamilyOfAsync(string? value);

    Task<string?> TextOfFamilyAsync(Family? value);

    Task<object?> ObjectAsync(object? value);

    [return: JavaType("java.lang.Number")]
    Task<object?> NumberAsync([JavaType("java.lang.Number")] object? value);

    [return: JavaType("java.io.Serializable")]
    Task<object?> SerializableAsync([JavaType("java.io.Serializable")] object? value);

    [return: JavaType("java.lang.Comparable")]
    Task<object?> ComparableAsync([JavaType("java.lang.Comparable")] object? value);

    Task<Exception?> ThrowableAsync(Exception? value);

    Task<JavaStackFrame?> StackTraceElementAsync(JavaStackFrame? value);
}
