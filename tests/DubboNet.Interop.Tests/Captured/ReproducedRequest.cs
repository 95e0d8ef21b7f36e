using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Requests;
using Frames;

namespace DubboNet.Interop.Tests.Captured;

/// <summary>A call of the captures as .NET code makes it, and the body that it gives.</summary>
/// <param name="Case">The name of the case.</param>
/// <param name="Encode">Writes the request body in the way of a Java line.</param>
internal sealed record ReproducedRequest(string Case, Action<ReproducedRequest.Target> Encode)
{
    private static readonly ServiceKey Service = new(FrameMethods.Interface);

    private static readonly FrameMethods Frame = FrameMethods.Default;

    private static readonly DubboMethod<object, object> AnyMap = new(
        Service, "map", "Ljava/util/Map;", DubboArguments.Of(HessianFormatters.Object), HessianFormatters.Object);

    /// <summary>What names the listener is read off the capture, as the application's name is.</summary>
    private static readonly DubboMethod<(string? Key, IListener? Listener), string> Listen = new(
        Service,
        "listen",
        JvmDescriptor.FromTypeNames("java.lang.String", "com.example.frames.Listener"),
        DubboArguments.Of(HessianFormatters.String, DubboArguments.Callback<IListener>()),
        HessianFormatters.String);

    /// <summary>
    /// Not among them: bytes-10000 (Java's chunks depend on its buffer), biginteger (four cache fields that nobody needs), the types of java.time and others
    /// that no formatter carries yet.
    /// </summary>
    public static IReadOnlyList<ReproducedRequest> All { get; } =
    [
        Of("echo-ascii", Frame.Echo, "hello"),
        Of("echo-unicode", Frame.Echo, "Zoë 张😀"),
        Of("echo-null", Frame.Echo, null!),
        Of("echo-empty", Frame.Echo, ""),
        Of("echo-40000", Frame.Echo, string.Create(40000, 0, (text, _) => Fill(text))),
        Of("add", Frame.Add, (2, -70000)),
        Of("add-long", Frame.AddLong, (5L, 4294967296)),
        Of("mean", Frame.Mean, [1, 2.5, -3.25]),
        Of("person-get", Frame.GetPerson, 4294967297),
        Of("person-save", Frame.SavePerson, Person.Sample()),
        Of("person-null", Frame.SavePerson, null!),
        Of("person-subclass", Frame.SavePerson, new VipPerson { Id = 9, Name = "base", Level = "gold", Name2 = "n2" }),
        Of("list-0", Frame.List, 0),
        Of("list-3", Frame.List, 3),
        new("map", target => EncodeCall(target, AnyMap, MixedMap(target.ListType))),
        Of("map-hash", AnyMap, new Dictionary<object, object?> { ["k"] = "v" }),
        Of("date-ms", Frame.Date, DateTimeOffset.FromUnixTimeMilliseconds(1700000000123)),
        Of("date-minute", Frame.Date, DateTimeOffset.FromUnixTimeMilliseconds(1700000040000)),
        Of("decimal", Frame.Decimal, 12345678901234567890.12m),
        Of("bytes-5", Frame.Bytes, [0, 1, 255, 127, 128]),
        Of("color", Frame.Color, Color.Blue),
        Of("color-body", Frame.Color, Color.Green),
        Of("void", Frame.Nothing, default),
        Of("null", Frame.Nul, default),
        Of("fail-checked", Frame.Fail, "checked"),
        Of("fail-runtime", Frame.Fail, "runtime"),
        Of("fail-custom", Frame.Fail, "custom"),
        Of("fail-error", Frame.Fail, "error"),
        Of("later", Frame.Later, "x"),
        Of("later-fail", Frame.Later, "fail"),
        Of("any-int", Frame.Any, 1),
        Of("any-short", Frame.Any, (short)7),
        Of("any-byte", Frame.Any, (sbyte)3),
        Of("any-char", Frame.Any, 'x'),
        Of("any-float", Frame.Any, 1.1f),
        Of("any-ints", Frame.Any, new[] { 1, 2 }),
        Of("any-strings", Frame.Any, new[] { "a", "b" }),
        Of("any-linked", Frame.Any, new HessianList("java.util.LinkedList") { 1 }),
        Of("any-aslist", Frame.Any, new HessianList("java.util.Arrays$ArrayList") { 1, 2 }),
        Of("any-emptylist", Frame.Any, new HessianList("java.util.Collections$EmptyList")),
        Of("any-listof", Frame.Any, new HessianList("java.util.Collections$UnmodifiableList") { "u" }),
        Of("any-object", Frame.Any, new object?[] { new Person(), 1, "s", null }),
        Of("over-int", Frame.OverInt, 1),
        Of("over-integer", Frame.OverInteger, 1),
        Of("over-string", Frame.OverString, "1"),
        Of("grid", Frame.Grid, [[1, 2], [3], []]),
        Of("set", Frame.Set, ["b", "a"]),
        Of("varargs", Frame.Objects, [1, "two", null!]),
        Of("timeout", Frame.Sleep, 3500),
        Of("group-version", new FrameMethods(new ServiceKey(FrameMethods.Interface, "2.1.0", "blue")).Echo, "g"),
        Of("no-such-group", new FrameMethods(new ServiceKey(FrameMethods.Interface, group: "red")).Echo, "g"),
        Of("attachment", Frame.Attachment, "trace"),
        Of("one-way", Frame.Tell, "x"),
        Of("callback", Listen, ("k", null)),
    ];

    public override string ToString() => Case;

    private static ReproducedRequest Of<TArguments, TResult>(string name, DubboMethod<TArguments, TResult> method, TArguments arguments) =>
        new(name, target => EncodeCall(target, method, arguments));

    private static void EncodeCall<TArguments, TResult>(Target target, DubboMethod<TArguments, TResult> method, TArguments arguments) =>
        RequestEncoder.Encode(target.Frame, method, arguments, null, target.Context);

    private static HessianMap MixedMap(string? listType) => new("java.util.LinkedHashMap")
    {
        ["s"] = "v",
        ["i"] = 1,
        ["l"] = 2L,
        ["d"] = 0.5,
        ["b"] = true,
        ["n"] = null,
        ["list"] = listType is null ? new List<object?> { 1, "two", 3.0 } : new HessianList(listType) { 1, "two", 3.0 },
        ["color"] = Color.Red,
        ["inner"] = new HessianMap("java.util.TreeMap") { ["k"] = DateTime.UnixEpoch },
    };

    private static void Fill(Span<char> text)
    {
        for (int i = 0; i < text.Length; i++)
            text[i] = (char)('a' + (i % 26));
    }

    /// <summary>Where a body goes, and what a Java line adds to it.</summary>
    /// <param name="Frame">Receives the body.</param>
    /// <param name="Context">The application's name and the time-out, as the line sends them.</param>
    /// <param name="ListType">The name under which the line writes an ArrayList; null for none.</param>
    internal sealed record Target(FrameBuffer Frame, RequestContext Context, string? ListType);
}
