using System.Collections.Immutable;
using System.Numerics;
using DubboNet.Hessian;
using Example.Frames;

namespace DubboNet.Interop.Tests.Table;

// The samples of types that are chosen by hand.
internal static partial class TableSamples
{
    private static IEnumerable<TableSample> Choices()
    {
        TableSample[] samples =
        [
            Echo("byte, Byte", "bits", (byte)0xFE),
            Echo("int, Integer", "unsignedSmall", ushort.MaxValue),
            Echo("long, Long", "unsignedWhole", uint.MaxValue),
            Echo("BigInteger", "unsignedLarge", ulong.MaxValue),
            Echo("List, ArrayList, Collection, Iterable", "list", new List<int> { 1, 2, 3 }),
            Echo("List, ArrayList, Collection, Iterable", "immutableList", ImmutableList.Create(1L, 2L)),
            Echo("List, ArrayList, Collection, Iterable", "collection", new List<double> { 1.5, 2.5 }),
            new("List, ArrayList, Collection, Iterable", "iterated", "ab", new List<string> { "a", "b" }, TableFlow.Both, Only33),
            Echo("HashSet, Set", "set", new HashSet<int> { 1, 2 }),
            Echo("HashMap, Map", "map", new Dictionary<string, int> { ["one"] = 1, ["two"] = 2 }),
            Echo("EnumMap", "enumMap", new Dictionary<Color, int> { [Color.Green] = 2 }),
            Echo("BigDecimal of any size", "bigDecimal", new BigDecimal(BigInteger.One, -1000)),
            Echo("java.util.Date", "utcDate", At(1700000000123).UtcDateTime),
            Echo("java.util.Date", "anyDate", new JavaDate(1L << 55)),
            Echo("LocalDate", "anyLocalDate", new JavaLocalDate(-44, 3, 15)),
            Echo("LocalTime", "exactLocalTime", Time),
            Echo("LocalDateTime", "exactLocalDateTime", Local),
            Echo("Instant", "exactInstant", new JavaInstant(1700000000, 1)),
            Echo("OffsetDateTime", "exactOffsetDateTime", new JavaOffsetDateTime(Local, Offset)),
            Echo("ZoneOffset", "exactZoneOffset", new JavaZoneOffset(-1)),
            Echo("Duration", "exactDuration", new JavaDuration(-1, 999_999_999)),
            new("any class", "familyOf", "R-1", OldFamily.Sample(), TableFlow.FromJava),
            new("any class", "textOfFamily", OldFamily.Sample(), "R-1", TableFlow.ToDotNet),
        ];
        return samples.Select(sample => sample with { Contract = typeof(ITableChoices) });
    }
}
