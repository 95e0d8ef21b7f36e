using System.Collections.Immutable;
using DubboNet.Hessian;
using Example.Frames;

namespace DubboNet.Interop.Tests.Table;

/// <summary>
/// Declares methods of <c>com.example.frames.TableService</c> with C# types that a contract from a jar does not have, because users choose
/// them by hand. Some hold values that the usual types cannot hold.
/// </summary>
[DubboService("com.example.frames.TableService")]
internal partial interface ITableChoices
{
    Task<byte> BitsAsync(byte value);

    Task<ushort> UnsignedSmallAsync(ushort value);

    Task<uint> UnsignedWholeAsync(uint value);

    Task<ulong?> UnsignedLargeAsync(ulong? value);

    Task<List<int>?> ListAsync(List<int>? value);

    Task<ImmutableList<long>?> ImmutableListAsync(ImmutableList<long>? value);

    Task<ICollection<double>?> CollectionAsync(ICollection<double>? value);

    [return: JavaType("java.util.Iterator")]
    Task<IEnumerable<string>?> IteratedAsync(string? value);

    Task<HashSet<int>?> SetAsync(HashSet<int>? value);

    Task<Dictionary<string, int>?> MapAsync(Dictionary<string, int>? value);

    [DubboMethod(ParameterTypes = ["java.util.Map"])]
    [return: JavaType("java.util.EnumMap")]
    Task<Dictionary<Color, int>?> EnumMapAsync([JavaType("java.util.EnumMap")] Dictionary<Color, int>? value);

    Task<BigDecimal?> BigDecimalAsync(BigDecimal? value);

    Task<DateTime?> UtcDateAsync(DateTime? value);

    Task<JavaDate?> AnyDateAsync(JavaDate? value);

    Task<JavaLocalDate?> AnyLocalDateAsync(JavaLocalDate? value);

    Task<JavaLocalTime?> ExactLocalTimeAsync(JavaLocalTime? value);

    Task<JavaLocalDateTime?> ExactLocalDateTimeAsync(JavaLocalDateTime? value);

    Task<JavaInstant?> ExactInstantAsync(JavaInstant? value);

    Task<JavaOffsetDateTime?> ExactOffsetDateTimeAsync(JavaOffsetDateTime? value);

    Task<JavaZoneOffset?> ExactZoneOffsetAsync(JavaZoneOffset? value);

    Task<JavaDuration?> ExactDurationAsync(JavaDuration? value);

    Task<OldFamily?> FamilyOfAsync(string? value);

    Task<string?> TextOfFamilyAsync(OldFamily? value);
}
