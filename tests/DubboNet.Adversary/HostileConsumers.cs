using DubboNet.Fuzz;
using DubboNet.Hessian.Fuzz;

namespace DubboNet.Adversary;

/// <summary>Contains the attacks on the provider of the honest pair.</summary>
internal static class HostileConsumers
{
    private const string Object = "Ljava/lang/Object;";
    private const string Bytes = "[B";
    private const int Mebibyte = 1024 * 1024;
    private const int MaxPayload = 8 * Mebibyte;

    private static readonly string Typed = FuzzMethods.Typed.Interface;
    private static readonly string Dynamic = FuzzMethods.Dynamic.Interface;

    public static IReadOnlyList<ConsumerKind> All { get; } = [.. Values(), .. Requests(), .. Frames(), .. Connections()];

    private static IEnumerable<ConsumerKind> Values() =>
    [
        new("colliding-keys", "sends a map of 20,000 numbers with one hash code, as an argument", 1000, attack => attack.AskAsync(
            Echo(HostileValues.CollidingKeys),
            Request(Dynamic, "any", Object, HostileValues.CollidingKeys),
            Request(Typed, "map", "Ljava/util/Map;", HostileValues.CollidingKeys))),
        new("colliding-attachments", "sends such a map as attachments, to services that exist and that do not", 500, attack =>
            attack.AskAsync(AttachedToBoth(HostileValues.CollidingKeys))),
        new("many-attachments", "sends 100,000 attachments", 1000, attack => attack.AskAsync(AttachedToBoth(HostileValues.ManyTexts))),
        new("nested-values", "sends values nested 100,000 deep: lists, references, exceptions", 250, attack => attack.AskAsync(
            Echo(HostileValues.NestedLists), Echo(HostileValues.NestedReferences), Echo(HostileValues.NestedExceptions))),
        new("claimed-lengths", "sends collections, texts and classes that state 2 billion elements and have none", 100, attack =>
            attack.AskAsync([.. HostileValues.Claims.SelectMany(claim => (byte[][])[Echo(claim), Request(Typed, "any", Object, claim)])])),
        new("many-classes", "sends 10,000 objects, each with a definition of its own class", 1000, attack => attack.AskAsync(
            Echo(HostileValues.ManyClasses))),
        new("shared-lists", "sends lists that have the next one twice, 40 times, also in generic calls", 250, attack => attack.AskAsync(
            Request(Dynamic, "any", Object, HostileValues.SharedTwice),
            Generic(HostileValues.SharedTwice, "true"),
            Generic(HostileValues.SharedTwice, "gson"))),
    ];

    private static IEnumerable<ConsumerKind> Requests()
    {
        var mutator = new Mutator(1, [.. Seeds.Requests().Select(request => request[..^1])], []);
        string[] descriptors = ["V", "[", "Lx", $"{new string('[', 300)}I", new string('I', 1_000), $"L{new string('x', 100_000)};"];
        return
        [
            new("descriptors", "names parameters that no class file can: void, 300 dimensions, 100,000 letters", 100, attack =>
                attack.AskAsync([.. descriptors.Select(text => Request(Dynamic, "any", text, [0x91]))])),
            new("mutations", "sends 20 requests that are broken at random", 250, attack => attack.AskAsync(
                [.. Enumerable.Range(0, 20).Select(_ => Wire.Frame(Wire.TwoWay, 0, 1, mutator.Next()))])),
            new("callbacks", "hands over 20 callbacks, and does not respond when it is called back", 250, async attack =>
            {
                using RawPeer peer = await attack.ConnectAsync();
                for (int number = 0; number < 20; number++)
                {
                    byte[] attachments = Wire.Values(new Dictionary<object, object?> { ["sys_callback_arg-1"] = $"{number}" });
                    await attack.SendAsync(peer, Request(
                        FrameMethods.Interface,
                        number % 2 == 0 ? "subscribe" : "listen",
                        "Ljava/lang/String;Lcom/example/frames/Listener;",
                        [.. Wire.Values("topic"), (byte)'N'],
                        attachments));
                }

                await attack.ReadAsync(peer, 18);
            }),
            new("many-calls", "makes 100 calls that take 1 s, and goes", 500, async attack =>
            {
                RawPeer peer = await attack.ConnectAsync();
                byte[] call = Request(FrameMethods.Interface, "sleep", "I", Wire.Values(1000));
                await attack.SendAsync(peer, HostileValues.Repeat(call, 100), 100);
                attack.Keep(peer, 2);
            }),
            new("large-requests", "sends 8 MiB twice and does not read what is sent back", 1000, async attack =>
            {
                RawPeer peer = await attack.ConnectAsync();
                peer.LimitReceiveBuffer(64 * 1024);
                attack.Keep(peer, 2);
                byte[] request = Request(FrameMethods.Interface, "bytes", Bytes, Wire.Values(new byte[MaxPayload - 1024]));
                await attack.SendAsync(peer, request);
                await attack.SendAsync(peer, request);
            }),
            new("unread-responses", "asks for 1 MiB and reads nothing, over 300 connections", 50, async attack =>
            {
                RawPeer peer = await attack.ConnectAsync();
                peer.LimitReceiveBuffer(64 * 1024);
                attack.Keep(peer, 300);
                await attack.SendAsync(peer, Request(FrameMethods.Interface, "zeros", "I", Wire.Values(Mebibyte)));
            }),
        ];
    }

    private static IEnumerable<ConsumerKind> Frames() =>
    [
        new("events", "sends 1,000 heartbeats and events, and responses that nothing waits for", 500, async attack =>
        {
            byte[][] events =
            [
                Wire.Heartbeat(1), Wire.Frame(0xa2, 0, 2, 0x01, (byte)'R'), Wire.Frame(0xa2, 0, 3, 0x01, (byte)'X'),
                Wire.Result(long.MaxValue, 4, "x", null),
            ];
            using RawPeer peer = await attack.ConnectAsync();
            await attack.SendAsync(peer, HostileValues.Repeat([.. events.SelectMany(bytes => bytes)], 250), 1_000);
            await attack.ReadAsync(peer, 250);
        }),
        new("other-protocols", "speaks HTTP, TLS, SSH, SMTP, or states a negative length", 250, async attack =>
        {
            foreach (byte[] bytes in (byte[][])[.. HostileValues.OtherProtocols, HostileValues.Header(Wire.TwoWay, 0, 1, -1)])
                await attack.AskAsync(bytes);
        }),
        new("huge-lengths", "states 9 MiB and sends some of it, or states 2 GiB", 250, async attack =>
        {
            await attack.AskAsync([.. HostileValues.Header(Wire.TwoWay, 0, 1, 9 * Mebibyte), .. new byte[64 * 1024]]);
            using RawPeer peer = await attack.ConnectAsync();
            await attack.SendAsync(peer, HostileValues.Header(Wire.TwoWay, 0, 1, int.MaxValue));
            await attack.ReadAsync(peer, 2);
        }),
        new("endless-frames", "states 8 MiB, sends 64 KiB and waits, over 100 connections", 50, async attack =>
        {
            RawPeer peer = await attack.ConnectAsync();
            await attack.SendAsync(peer, [.. HostileValues.Header(Wire.TwoWay, 0, 1, MaxPayload), .. new byte[64 * 1024]]);
            attack.Keep(peer, 100);
        }),
        new("slow-bytes", "sends a request byte by byte, 5 ms each", 10, async attack =>
        {
            using RawPeer peer = await attack.ConnectAsync();
            foreach (byte one in Echo([0x91]))
            {
                await attack.SendAsync(peer, [one], 0);
                await Task.Delay(5);
            }

            await attack.SendAsync(peer, Echo([0x91]));
            await attack.ReadAsync(peer, 2);
        }),
    ];

    private static IEnumerable<ConsumerKind> Connections() =>
    [
        new("churn", "connects 10 times, sends half a request, and closes or resets", 250, async attack =>
        {
            for (int i = 0; i < 10; i++)
            {
                using RawPeer peer = await attack.ConnectAsync();
                await attack.SendAsync(peer, Echo([0x91])[..40]);
                if (i % 2 == 0)
                    peer.Reset();
            }
        }),
        new("silence", "connects and says nothing, or ends its sending side while its call runs, over 500 connections", 25, async attack =>
        {
            attack.Keep(await attack.ConnectAsync(), 500);
            using RawPeer peer = await attack.ConnectAsync();
            await attack.SendAsync(peer, Request(FrameMethods.Interface, "sleep", "I", Wire.Values(1000)));
            peer.FinishSending();
            await attack.ReadAsync(peer);
        }),
    ];

    private static byte[] Echo(byte[] value) => Request(Typed, "$echo", Object, value);

    /// <summary>Returns requests to a service that does not exist and to one that does.</summary>
    private static byte[][] AttachedToBoth(byte[] attachments) =>
        [Request("a.Missing", "any", Object, [0x91], attachments), Request(Typed, "any", Object, [0x91], attachments)];

    private static byte[] Request(string service, string method, string descriptor, byte[] arguments, byte[]? attachments = null)
    {
        byte[] head = Wire.Values("2.0.2", service, "0.0.0", method, descriptor);
        return Wire.Frame(Wire.TwoWay, 0, 1, [.. head, .. arguments, .. attachments ?? HostileValues.NoAttachments]);
    }

    private static byte[] Generic(byte[] value, string form) => Request(
        Typed,
        "$invoke",
        "Ljava/lang/String;[Ljava/lang/String;[Ljava/lang/Object;",
        [.. Wire.Values("any", new[] { "java.lang.Object" }), 0x79, .. value],
        Wire.Values(new Dictionary<object, object?> { ["generic"] = form }));
}
