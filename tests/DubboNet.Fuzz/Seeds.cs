namespace DubboNet.Fuzz;

/// <summary>Creates the inputs from which runs start.</summary>
internal static class Seeds
{
    /// <summary>
    /// The maximum length of a value from the Hessian corpus in requests and responses. Longer ones are slow, and the mutator creates its
    /// own.
    /// </summary>
    private const int LongestValue = 200;

    private const string AnyDescriptor = "Ljava/lang/Object;";

    private static byte[][] Values { get; } = [.. Corpus.Seeds().Where(value => value.Length is > 0 and <= LongestValue)];

    /// <summary>Returns bodies of requests. Each is followed by a byte that determines how the frame is received.</summary>
    public static IEnumerable<byte[]> Requests()
    {
        string service = FuzzMethods.Typed.Interface;
        byte[] everything = HessianSerializer.Serialize(new Everything(), EverythingFormatter.Hessian, FuzzMethods.Options);
        byte[] map = Wire.Values(new Dictionary<object, object?> { [1L << 40] = "a", [2L] = "b" });
        byte[] tables = Wire.Values(1, new long[][] { [1L], [2L, 3L] }, "x");
        byte[] none = Wire.Values(new Dictionary<object, object?>());
        foreach (byte[] value in Values)
        {
            yield return Request(Head(service, "any", AnyDescriptor), value, none);
            yield return Request(Head(FuzzMethods.Dynamic.Interface, "whatever", AnyDescriptor), value, none);
        }

        foreach (byte[] attachments in AttachmentMaps())
        {
            byte[] one = [0x91];
            yield return Request(Head(service, "any", AnyDescriptor), one, attachments);
            yield return Request(Head(service, "$echo", AnyDescriptor), one, attachments);
            yield return Request(Head(service, "pojo", "Lfuzz/Everything;"), everything, attachments);
            yield return Request(Head(service, "numbers", "Ljava/util/List;"), [0x57, 0xe1, 0xf9, 0, 0x5a], attachments);
            yield return Request(Head(service, "map", "Ljava/util/Map;"), map, attachments);
            yield return Request(Head(service, "fail", "Ljava/lang/String;"), Wire.Values("no"), attachments);
            yield return Request(Head(service, "subscribe", "Lfuzz/Listener;"), [0x4e], attachments);
            yield return Request(Head("fuzz.Missing", "any", AnyDescriptor), one, attachments);
            yield return Request(Head(FuzzMethods.Dynamic.Interface, "sum", "I[[J" + AnyDescriptor), tables, attachments);
            yield return Generic(service, "any", ["java.lang.Object"], [Pojo()], attachments);
            yield return Generic(service, "map", ["java.util.Map"], [Pojo()], attachments);
            yield return Generic(service, "numbers", null, [new List<object?> { 1, 2L, "3" }], attachments);
            yield return Generic(service, "any", null, ["{\"a\":[1,2.5,{\"b\":null}]}"], attachments);
            yield return Generic(FuzzMethods.Dynamic.Interface, "sum", ["int", "long[]"], [1, new long[] { 2 }], attachments);
        }
    }

    /// <summary>Returns bodies of responses. Each is followed by a byte that chooses the method and the status.</summary>
    public static IEnumerable<byte[]> Responses()
    {
        byte[] attachments = Wire.Values(new Dictionary<object, object?> { ["dubbo"] = "2.0.2", ["k"] = 1 });
        byte[] failure = HessianSerializer.Serialize(new JavaException("fuzz.Failure", "no"), As.Throwable!, FuzzMethods.Options);
        for (byte choice = 0; choice < 8; choice++)
        {
            foreach (byte[] value in Values)
                yield return [0x91, .. value, choice];
            yield return [0x94, 0x91, .. attachments, choice];
            yield return [0x95, .. attachments, choice];
            yield return [0x90, .. failure, choice];
            yield return [0x93, .. failure, .. attachments, choice];
            yield return [.. Wire.Values("an error"), choice];
        }
    }

    /// <summary>Returns streams of whole frames and of other data.</summary>
    public static IEnumerable<byte[]> Streams()
    {
        byte[][] requests = [.. Requests().Where(request => request.Length <= LongestValue)];
        for (int i = 0; i + 1 < requests.Length; i += 2)
        {
            yield return Wire.Frame(Wire.TwoWay, 0, i, requests[i]);
            byte[] second = Wire.Frame(Wire.TwoWay, 0, i, requests[i + 1]);
            yield return [.. Wire.Frame(Wire.OneWay, 0, i, requests[i]), .. Wire.Heartbeat(i), .. second];
        }

        yield return [.. Wire.Frame(0xa2, 0, 8, 1, (byte)'R'), .. Wire.Frame(0xa2, 0, 9, 1, (byte)'W'), .. Wire.Heartbeat(1)];
        yield return [.. Wire.Result(1, 1, "late"), .. Wire.Error(2, 30, "late")];
        yield return [0xda, 0xbb, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 0xff, 0xff, 0xff, 1, 2, 3];
        yield return [0xda, 0xbb, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0x90, 0, 0, 1, 2, 3];
        foreach (string text in new[] { "GET / HTTP/1.1\r\n\r\n", "SSH-2.0-x\r\n", "PRI * HTTP/2.0\r\n\r\n", "*1\r\n$4\r\nPING\r\n" })
            yield return System.Text.Encoding.ASCII.GetBytes(text);
    }

    private static byte[] Head(string service, string method, string descriptor) =>
        Wire.Values("2.0.2", service, "0.0.0", method, descriptor);

    private static byte[] Request(byte[] head, byte[] arguments, byte[] attachments) => [.. head, .. arguments, .. attachments, 0];

    private static byte[] Generic(string service, string method, string[]? types, object?[] arguments, byte[] attachments) => Request(
        Head(service, "$invoke", "Ljava/lang/String;[Ljava/lang/String;[Ljava/lang/Object;"),
        Wire.Values(method, types, arguments),
        attachments);

    private static Dictionary<object, object?> Pojo() =>
        new() { ["class"] = "fuzz.Everything", ["int"] = 1, ["string"] = "s", ["texts"] = new List<object?> { "a" } };

    private static IEnumerable<byte[]> AttachmentMaps()
    {
        yield return Wire.Values(new Dictionary<object, object?>());
        foreach (string form in new[] { "true", "gson", "raw.return", "nativejava", "bean" })
            yield return Map(("generic", form), ("token", FuzzMethods.Token), ("path", FuzzMethods.Typed.Interface));
        yield return Map(
            ("path", FuzzMethods.Typed.Interface),
            ("interface", FuzzMethods.Typed.Interface),
            ("version", "0.0.0"),
            ("timeout", "1000"),
            ("_TO", "500"),
            ("remote.application", "app"),
            ("token", FuzzMethods.Token),
            ("sys_callback_arg-0", "1"),
            ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
            ("tracestate", "a=b"),
            ("baggage", "k=v,l=w"));
        yield return Map(("group", "blue"), ("version", "1.0"), ("timeout", 1000), ("x", new List<object?> { 1, "a" }));
    }

    private static byte[] Map(params (string Key, object? Value)[] entries) =>
        Wire.Values(entries.ToDictionary(entry => (object)entry.Key, entry => entry.Value));
}
