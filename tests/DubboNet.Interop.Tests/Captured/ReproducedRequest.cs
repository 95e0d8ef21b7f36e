using DubboNet.Hessian;
using Example.Frames;

namespace DubboNet.Interop.Tests.Captured;

/// <summary>Represents a call of the captures as .NET code makes it.</summary>
/// <param name="Case">The name of the case.</param>
/// <param name="CallAsync">Makes the call.</param>
internal sealed record ReproducedRequest(string Case, Func<IDubboInvoker, Task> CallAsync)
{
    /// <summary>
    /// Gets the requests of the captures that .NET can send with the same bytes. The list omits bytes-10000, because Java's chunks depend
    /// on its buffer, and biginteger, whose four cache fields are not needed. DubboNet.Hessian.Tests has the bytes of java.time and other
    /// types. .NET does not send other serializations and events.
    /// </summary>
    public static IReadOnlyList<ReproducedRequest> All { get; } =
    [
        Of("echo-ascii", service => service.EchoAsync("hello")),
        Of("echo-unicode", service => service.EchoAsync("Zoë 张😀")),
        Of("echo-null", service => service.EchoAsync(null)),
        Of("echo-empty", service => service.EchoAsync("")),
        Of("echo-40000", service => service.EchoAsync(string.Create(40000, 0, (text, _) => Fill(text)))),
        Of("add", service => service.AddAsync(2, -70000)),
        Of("add-long", service => service.AddLongAsync(5L, 4294967296)),
        Of("mean", service => service.MeanAsync([1, 2.5, -3.25])),
        Of("person-get", service => service.GetPersonAsync(4294967297)),
        Of("person-save", service => service.SavePersonAsync(Person.Sample())),
        Of("person-null", service => service.SavePersonAsync(null)),
        Of("person-subclass", service => service.SavePersonAsync(new VipPerson { Id = 9, Name = "base", Level = "gold", Name2 = "n2" })),
        Of("list-0", service => service.ListAsync(0)),
        Of("list-3", service => service.ListAsync(3)),
        Of("map", service => service.MapAsync(MixedMap())),
        Of("map-hash", service => service.MapAsync(new Dictionary<string, object?> { ["k"] = "v" })),
        Of("date-ms", service => service.DateAsync(DateTimeOffset.FromUnixTimeMilliseconds(1700000000123))),
        Of("date-minute", service => service.DateAsync(DateTimeOffset.FromUnixTimeMilliseconds(1700000040000))),
        Of("decimal", service => service.DecimalAsync(12345678901234567890.12m)),
        Of("bytes-5", service => service.BytesAsync([0, 1, 255, 127, 128])),
        Of("color", service => service.ColorAsync(Color.Blue)),
        Of("color-body", service => service.ColorAsync(Color.Green)),
        Of("void", service => service.NothingAsync()),
        Of("null", service => service.NulAsync()),
        Of("fail-checked", service => service.FailAsync("checked")),
        Of("fail-runtime", service => service.FailAsync("runtime")),
        Of("fail-custom", service => service.FailAsync("custom")),
        Of("fail-error", service => service.FailAsync("error")),
        Of("later", service => service.LaterAsync("x")),
        Of("later-fail", service => service.LaterAsync("fail")),
        Of("any-int", service => service.AnyAsync(1)),
        Of("any-short", service => service.AnyAsync((short)7)),
        Of("any-byte", service => service.AnyAsync((sbyte)3)),
        Of("any-char", service => service.AnyAsync('x')),
        Of("any-float", service => service.AnyAsync(1.1f)),
        Of("any-ints", service => service.AnyAsync(new[] { 1, 2 })),
        Of("any-strings", service => service.AnyAsync(new[] { "a", "b" })),
        Of("any-linked", service => service.AnyAsync(new HessianList("java.util.LinkedList") { 1 })),
        Of("any-aslist", service => service.AnyAsync(new HessianList("java.util.Arrays$ArrayList") { 1, 2 })),
        Of("any-emptylist", service => service.AnyAsync(new HessianList("java.util.Collections$EmptyList"))),
        Of("any-listof", service => service.AnyAsync(new HessianList("java.util.Collections$UnmodifiableList") { "u" })),
        Of("any-object", service => service.AnyAsync(new object?[] { new Person(), 1, "s", null })),
        Of("over-int", service => service.OverIntAsync(1)),
        Of("over-integer", service => service.OverIntegerAsync(1)),
        Of("over-string", service => service.OverStringAsync("1")),
        Of("grid", service => service.GridAsync([[1, 2], [3], []])),
        Of("set", service => service.SetAsync(new HashSet<string> { "b", "a" })),
        Of("varargs", service => service.ObjectsAsync([1, "two", null])),
        Of("timeout", service => service.SleepAsync(3500)),
        Of("group-version", service => service.EchoAsync("g"), new ServiceKey(FrameMethods.Interface, "2.1.0", "blue")),
        Of("no-such-group", service => service.EchoAsync("g"), new ServiceKey(FrameMethods.Interface, group: "red")),
        Of("attachment", service => service.AttachmentAsync("trace")),
        Of("one-way", service => service.TellAsync("x")),
        Of("callback", service => service.ListenAsync("k", null!)),
    ];

    public override string ToString() => Case;

    private static ReproducedRequest Of(string name, Func<IFrameService, Task> callAsync, ServiceKey? key = null) =>
        new(name, invoker => callAsync(invoker.CreateClient<IFrameService>(key)));

    private static OrderedDictionary<string, object?> MixedMap() => new()
    {
        ["s"] = "v",
        ["i"] = 1,
        ["l"] = 2L,
        ["d"] = 0.5,
        ["b"] = true,
        ["n"] = null,
        ["list"] = new List<object?> { 1, "two", 3.0 },
        ["color"] = Color.Red,
        ["inner"] = new HessianMap("java.util.TreeMap") { ["k"] = DateTime.UnixEpoch },
    };

    private static void Fill(Span<char> text)
    {
        for (int i = 0; i < text.Length; i++)
            text[i] = (char)('a' + (i % 26));
    }
}
