using DubboNet.Fuzz;
using DubboNet.Hessian.Fuzz;

namespace DubboNet.Adversary;

/// <summary>Contains the attacks of providers on consumers that run beside the honest one.</summary>
internal static class HostileProviders
{
    private const byte Value = 0x91;
    private const byte ValueWithAttachments = 0x94;
    private const byte Exception = 0x90;
    private const int Mebibyte = 1024 * 1024;

    public static IReadOnlyList<ProviderKind> All { get; } = [.. Endings(), .. Silence(), .. Frames(), .. Values()];

    private static IEnumerable<ProviderKind> Endings() =>
    [
        new("greets", "speaks another protocol as soon as it is connected, and closes", 100, Any, visit =>
            visit.SendAsync(AnyOf(HostileValues.OtherProtocols))),
        new("closes", "closes each connection at once", 100, Any, _ => Task.CompletedTask),
        new("resets", "resets in the middle of a response", 100, Any, async visit =>
        {
            if (await visit.NextCallAsync() is { } call)
                await visit.SendAsync(Wire.Result(call.Id, 4, "cut", null)[..20]);
            visit.Peer.Reset();
        }),
        new("heartbeat-and-close", "sends a heartbeat, reads its response, and closes", 100, Any, async visit =>
        {
            await visit.SendAsync(Wire.Heartbeat(1));
            await visit.Peer.ReadFrameAsync();
        }),
    ];

    private static IEnumerable<ProviderKind> Silence() =>
    [
        new("black-hole", "reads calls and responds to none", 100, Any, async visit =>
        {
            while (await visit.NextCallAsync() is not null)
                continue;
        }),
        new("never-reads", "reads nothing", 200, Long, async visit =>
        {
            visit.Peer.LimitReceiveBuffer(64 * 1024);
            await Task.Delay(TimeSpan.FromSeconds(9));
        }),
        new("endless-frame", "states 8 MiB and sends a byte every 5 ms without end", 100, Any, async visit =>
        {
            if (await visit.NextCallAsync() is { } call)
                await visit.SendAsync(HostileValues.Header(Wire.Response, Wire.Ok, call.Id, 8 * Mebibyte));
            while (true)
                await DripAsync(visit, new byte[100]);
        }),
        new("slow-bytes", "sends each response byte by byte, 5 ms each", 100, Any, async visit =>
        {
            while (await visit.NextCallAsync() is { } call)
                await DripAsync(visit, Wire.Result(call.Id, 4, "slow", null));
        }),
        new("late", "responds to each call twice, 1.2 s later", 100, Any, async visit =>
        {
            while (await visit.NextCallAsync() is { } call)
                _ = AnswerLaterAsync(visit, call.Id);
        }),
    ];

    private static IEnumerable<ProviderKind> Frames()
    {
        var mutator = new Mutator(1, [.. Seeds.Responses().Select(response => response[..^1])], []);
        byte[] state = [.. Wire.Frame(0xa2, 0, 1, 0x01, (byte)'R'), .. Wire.Heartbeat(2), .. Wire.Frame(0xa2, 0, 3, 0x01, (byte)'W')];
        byte[] states = HostileValues.Repeat(state, 100);
        byte[] request = Wire.Call(9, "com.example.frames.Listener", "changed", "Ljava/lang/String;I", "x", 1);
        return
        [
            new("huge-lengths", "states 9 MiB for a response and sends them, or states 2 GiB", 2000, Any, visit => visit.AnswerAsync(call =>
                Random.Shared.Next(4) == 0
                    ? HostileValues.Header(Wire.Response, Wire.Ok, call.Id, int.MaxValue)
                    : [.. HostileValues.Header(Wire.Response, Wire.Ok, call.Id, 9 * Mebibyte), .. new byte[9 * Mebibyte]])),
            new("strange-ids", "responds twice, and to 20 calls that were not made", 100, Any, visit => visit.AnswerAsync(call =>
                [.. Enumerable.Range(-10, 23).SelectMany(near => Wire.Result(call.Id + Math.Max(near, 0), 4, "x", null))])),
            new("statuses", "responds with any status, and 100,000 letters with line breaks", 100, Any, visit => visit.AnswerAsync(call =>
                Wire.Error(call.Id, (byte)Random.Shared.Next(256), string.Join('\n', Enumerable.Repeat("1234567", 12_500))))),
            new("events", "sends read-only and writable events and heartbeats, 100 times before a response", 250, Any, visit =>
                visit.AnswerAsync(call => [.. states, .. Wire.Result(call.Id, 4, "x", null)])),
            new("calls-back", "makes 50 calls to the consumer before a response", 250, Any, visit => visit.AnswerAsync(call =>
                [.. HostileValues.Repeat(request, 50), .. Wire.Result(call.Id, 4, "x", null)])),
            new("mutations", "sends responses that are broken at random", 100, Any, visit => visit.AnswerAsync(call =>
            {
                lock (mutator)
                    return Wire.Frame(Wire.Response, Wire.Ok, call.Id, mutator.Next());
            })),
        ];
    }

    private static IEnumerable<ProviderKind> Values() =>
    [
        new("wrong-types", "responds to a call for text with a map, a number, an object", 100, Text, visit => visit.AnswerAsync(call =>
            Answer(call, Value, Wire.Values(AnyOf<object>(new Dictionary<object, object?> { ["a"] = 1 }, 1.5, true))))),
        new("colliding-keys", "responds with 20,000 numbers with one hash code as keys, or as attachments", 1000, Any, visit =>
            visit.AnswerAsync(call => AnyOf(
                Answer(call, Value, HostileValues.CollidingKeys),
                Answer(call, ValueWithAttachments, [0x91, .. HostileValues.CollidingKeys])))),
        new("many-attachments", "responds with 100,000 attachments", 1000, Any, visit => visit.AnswerAsync(call =>
            Answer(call, ValueWithAttachments, [0x91, .. HostileValues.ManyTexts]))),
        new("nested-values", "responds with values nested 100,000 deep, or exceptions with as many causes", 500, Any, visit =>
            visit.AnswerAsync(call => AnyOf(
                Answer(call, Value, HostileValues.NestedLists),
                Answer(call, Value, HostileValues.NestedReferences),
                Answer(call, Exception, HostileValues.NestedExceptions)))),
        new("shared-lists", "responds to a call for JSON with lists that have the next one twice, or that state 2 billion elements", 250,
            Json, visit => visit.AnswerAsync(call => Answer(call, Value, AnyOf([HostileValues.SharedTwice, .. HostileValues.Claims])))),
    ];

    private static byte[] Answer(RawFrame call, byte form, byte[] value) => Wire.Frame(Wire.Response, Wire.Ok, call.Id, [form, .. value]);

    private static T AnyOf<T>(params T[] choices) => choices[Random.Shared.Next(choices.Length)];

    private static Task<object> Any(DubboChannel channel) => channel.InvokeAsync(FrameMethods.Any, 1).AsTask();

    private static Task<string> Text(DubboChannel channel) => channel.InvokeAsync(FrameMethods.Echo, "x").AsTask();

    private static Task<byte[]> Long(DubboChannel channel) => channel.InvokeAsync(FrameMethods.Bytes, new byte[64 * 1024]).AsTask();

    private static Task<string> Json(DubboChannel channel) =>
        channel.InvokeGenericJsonAsync(FuzzMethods.Typed, "any", null, ["1"]).AsTask();

    private static async Task DripAsync(Visit visit, byte[] bytes)
    {
        foreach (byte one in bytes)
        {
            await visit.SendAsync([one], 0);
            await Task.Delay(5);
        }
    }

    private static async Task AnswerLaterAsync(Visit visit, long id)
    {
        await Task.Delay(1200);
        try
        {
            await visit.SendAsync(Wire.Result(id, 4, "late", null));
            await visit.SendAsync(Wire.Result(id, 4, "late", null));
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or TimeoutException)
        {
            // The consumer closed the connection.
        }
    }
}
