using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Numerics;
using DubboNet.Hessian;
using Frames;

namespace DubboNet.Interop.Tests.Table;

/// <summary>
/// <c>com.example.frames.TableService</c>: a method for every type of docs/hessian-types.md. Java's types are stated only where the C# type stands for
/// another one.
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

    Task<List<int>?> ListAsync(List<int>? value);

    Task<IReadOnlyList<string?>?> ReadOnlyListAsync(IReadOnlyList<string?>? value);

    Task<ImmutableList<long>?> ImmutableListAsync(ImmutableList<long>? value);

    [return: JavaType("java.util.ArrayList")]
    Task<List<string>?> ArrayListAsync([JavaType("java.util.ArrayList")] List<string>? value);

    Task<ICollection<double>?> CollectionAsync(ICollection<double>? value);

    [return: JavaType("java.lang.Iterable")]
    Task<IEnumerable<int>?> IterableAsync([JavaType("java.lang.Iterable")] IEnumerable<int>? value);

    Task<List<List<string>>?> ListsAsync(List<List<string>>? value);

    [return: JavaType("java.util.Iterator")]
    Task<List<string>?> IteratorOfAsync(string? value);

    Task<string?> TextOfIteratorAsync([JavaType("java.util.Iterator")] List<string>? value);

    [return: JavaType("java.util.Iterator")]
    Task<IEnumerable<string>?> IteratedAsync(string? value);

    Task<List<string>?> UnmodifiableListOfAsync(string? value);

    Task<List<string>?> GuavaListOfAsync(string? value);

    Task<string?> TextOfGuavaListAsync(List<string>? value);

    Task<LinkedList<int>?> LinkedListAsync(LinkedList<int>? value);

    Task<Queue<string>?> QueueAsync(Queue<string>? value);

    [return: JavaType("java.util.Deque")]
    Task<LinkedList<string>?> DequeAsync([JavaType("java.util.Deque")] LinkedList<string>? value);

    Task<HashSet<int>?> SetAsync(HashSet<int>? value);

    [return: JavaType("java.util.HashSet")]
    Task<HashSet<string>?> HashSetAsync([JavaType("java.util.HashSet")] HashSet<string>? value);

    Task<IReadOnlySet<Color>?> ReadOnlySetAsync(IReadOnlySet<Color>? value);

    [return: JavaType("java.util.LinkedHashSet")]
    Task<HashSet<string>?> LinkedHashSetAsync([JavaType("java.util.LinkedHashSet")] HashSet<string>? value);

    Task<SortedSet<int>?> SortedSetAsync(SortedSet<int>? value);

    [return: JavaType("java.util.TreeSet")]
    Task<SortedSet<string>?> TreeSetAsync([JavaType("java.util.TreeSet")] SortedSet<string>? value);

    [return: JavaType("java.util.EnumSet")]
    Task<HashSet<Color>?> EnumSetAsync([JavaType("java.util.EnumSet")] HashSet<Color>? value);

    Task<HashSet<Color>?> EnumsAsSetAsync(HashSet<Color>? value);

    Task<ICollection<Color>?> EnumsOfAsync(string? value);

    Task<string?> TextOfEnumsAsync(ICollection<Color>? value);

    Task<HashSet<string>?> GuavaSetOfAsync(string? value);

    Task<BitArray?> BitSetAsync(BitArray? value);

    Task<Dictionary<string, int>?> MapAsync(Dictionary<string, int>? value);

    [return: JavaType("java.util.HashMap")]
    Task<Dictionary<int, string>?> HashMapAsync([JavaType("java.util.HashMap")] Dictionary<int, string>? value);

    Task<IReadOnlyDictionary<string, List<long>>?> ReadOnlyMapAsync(IReadOnlyDictionary<string, List<long>>? value);

    Task<SortedDictionary<string, long>?> SortedMapAsync(SortedDictionary<string, long>? value);

    [return: JavaType("java.util.NavigableMap")]
    Task<SortedDictionary<int, string>?> NavigableMapAsync([JavaType("java.util.NavigableMap")] SortedDictionary<int, string>? value);

    [return: JavaType("java.util.TreeMap")]
    Task<SortedDictionary<int, string>?> TreeMapAsync([JavaType("java.util.TreeMap")] SortedDictionary<int, string>? value);

    Task<OrderedDictionary<string, object>?> LinkedHashMapAsync(OrderedDictionary<string, object>? value);

    Task<ConcurrentDictionary<string, int>?> ConcurrentMapAsync(ConcurrentDictionary<string, int>? value);

    [return: JavaType("java.util.concurrent.ConcurrentHashMap")]
    Task<ConcurrentDictionary<string, int>?> ConcurrentHashMapAsync(
        [JavaType("java.util.concurrent.ConcurrentHashMap")] ConcurrentDictionary<string, int>? value);

    [return: JavaType("java.util.Properties")]
    Task<Dictionary<string, string>?> PropertiesAsync([JavaType("java.util.Properties")] Dictionary<string, string>? value);

    [DubboMethod(ParameterTypes = ["java.util.Map"])]
    [return: JavaType("java.util.EnumMap")]
    Task<Dictionary<Color, int>?> EnumMapAsync([JavaType("java.util.EnumMap")] Dictionary<Color, int>? value);

    Task<Dictionary<string, int>?> UnmodifiableMapOfAsync(string? value);

    Task<KeyValuePair<string, int>?> EntryOfAsync(string? value);

    Task<string?> KeyOfAsync(KeyValuePair<string, int>? value);

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

    Task<DateTimeOffset?> DateAsync(DateTimeOffset? value);

    Task<DateTime?> UtcDateAsync(DateTime? value);

    Task<JavaDate?> AnyDateAsync(JavaDate? value);

    [return: JavaType("java.sql.Date")]
    Task<DateTimeOffset?> SqlDateAsync([JavaType("java.sql.Date")] DateTimeOffset? value);

    [return: JavaType("java.sql.Time")]
    Task<DateTimeOffset?> SqlTimeAsync([JavaType("java.sql.Time")] DateTimeOffset? value);

    [return: JavaType("java.sql.Timestamp")]
    Task<DateTimeOffset?> SqlTimestampAsync([JavaType("java.sql.Timestamp")] DateTimeOffset? value);

    Task<JavaCalendar?> CalendarAsync(JavaCalendar? value);

    Task<DateOnly?> LocalDateAsync(DateOnly? value);

    Task<JavaLocalDate?> AnyLocalDateAsync(JavaLocalDate? value);

    Task<TimeOnly?> LocalTimeAsync(TimeOnly? value);

    Task<JavaLocalTime?> ExactLocalTimeAsync(JavaLocalTime? value);

    [return: JavaType("java.time.LocalDateTime")]
    Task<DateTime?> LocalDateTimeAsync([JavaType("java.time.LocalDateTime")] DateTime? value);

    Task<JavaLocalDateTime?> ExactLocalDateTimeAsync(JavaLocalDateTime? value);

    [return: JavaType("java.time.Instant")]
    Task<DateTimeOffset?> InstantAsync([JavaType("java.time.Instant")] DateTimeOffset? value);

    Task<JavaInstant?> ExactInstantAsync(JavaInstant? value);

    [return: JavaType("java.time.OffsetDateTime")]
    Task<DateTimeOffset?> OffsetDateTimeAsync([JavaType("java.time.OffsetDateTime")] DateTimeOffset? value);

    Task<JavaOffsetDateTime?> ExactOffsetDateTimeAsync(JavaOffsetDateTime? value);

    Task<JavaOffsetTime?> OffsetTimeAsync(JavaOffsetTime? value);

    Task<JavaZonedDateTime?> ZonedDateTimeAsync(JavaZonedDateTime? value);

    [return: JavaType("java.time.ZoneOffset")]
    Task<TimeSpan?> ZoneOffsetAsync([JavaType("java.time.ZoneOffset")] TimeSpan? value);

    Task<JavaZoneOffset?> ExactZoneOffsetAsync(JavaZoneOffset? value);

    Task<JavaZoneId?> ZoneIdAsync(JavaZoneId? value);

    Task<TimeSpan?> DurationAsync(TimeSpan? value);

    Task<JavaDuration?> ExactDurationAsync(JavaDuration? value);

    Task<JavaPeriod?> PeriodAsync(JavaPeriod? value);

    Task<JavaYear?> YearAsync(JavaYear? value);

    Task<JavaYearMonth?> YearMonthAsync(JavaYearMonth? value);

    Task<JavaMonthDay?> MonthDayAsync(JavaMonthDay? value);

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
