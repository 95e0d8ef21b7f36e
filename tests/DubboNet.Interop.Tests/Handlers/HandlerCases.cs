using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DubboNet.Interop.Tests.Java;

namespace DubboNet.Interop.Tests.Handlers;

/// <summary>Provides the table of docs/server.md with the results of handlers for Java.</summary>
internal static class HandlerCases
{
    private const string Unreadable = "RpcException 1 java.io.IOException: Response data error, expect Throwable, but get …";
    private const string NotSent = "RpcException 1 Failed to send response: …, cause: …";
    private const string TooLarge = "Data length too large: 9438063, max payload: 8388608";

    private static readonly IReadOnlyList<string> All = JavaLine.Names;
    private static readonly IReadOnlyList<string> Until27 = ["2.6", "2.7"];
    private static readonly IReadOnlyList<string> From32 = ["3.2", "3.3"];

    public static IReadOnlyList<HandlerCase> Rows { get; } =
    [
        Of(All, "returns null", "null", "null", "null"),
        new(All, "returns null where Java has `int`", Question("handler", "count", "null", "20000"), "0:Integer", FromJava: null),
        Of(All, "throws a class that the Java interface declares", "declared",
            "com.example.frames.FrameException: no stock {code=42:Integer, who=null}",
            "com.example.frames.FrameException: no stock {code=42:Integer, who=null}"),
        Of(All, "throws a class that the Java interface declares, with `IncludeStackTraces`", "mapped",
            "com.example.frames.FrameException: no stock {code=42:Integer, who=null}, and the stack", null, HandlerSetup.StackTraces),
        Of(All, "throws a class of the JDK that the Java interface declares", "declared-jdk",
            "java.net.ProtocolException: bad tone", "java.net.ProtocolException: bad tone"),
        Of(
            All, "throws a class of the JDK that 3.x allows", "allowed", "java.lang.IllegalStateException: sold out",
            "java.lang.IllegalStateException: sold out"),
        Of(Until27, "throws a class of the JDK that 3.x does not allow", "not-allowed",
            "java.lang.UnsupportedOperationException: no returns", "java.lang.UnsupportedOperationException: no returns"),
        Of(["3.2"], "throws a class of the JDK that 3.x does not allow", "not-allowed", Unreadable, Unreadable),
        Of(["3.3"], "throws a class of the JDK that 3.x does not allow", "not-allowed", Unreadable, NotSent),
        Of(All, "throws a class that Java does not have", "unknown", Unreadable, null),
        Of(All, "throws anything else", "other", "java.lang.RuntimeException: System.IO.InvalidDataException: rubbish", null),
        Of(
            All, "throws anything else after its first await", "other-later",
            "java.lang.RuntimeException: System.IO.InvalidDataException: rubbish", null),
        Of(All, "throws anything else, with `IncludeStackTraces`", "other",
            "java.lang.RuntimeException: System.IO.InvalidDataException: rubbish, and the stack", null, HandlerSetup.StackTraces),
        Of(All, "throws `DubboRefusalException`", "refuse", "RpcException 1 not you", null),
        Of(All, "is canceled", "cancelled", "java.lang.RuntimeException: System.OperationCanceledException: given up", null),
        Of(All, "never ends", "never", "RpcException 2 timeout", "RpcException 2 timeout"),
        new(All, "blocks its thread, in each of 100 calls, with `HandlerThreads`", Question("blocked", "100"), "\"late\"", "\"late\""),
        new(All, "blocks its thread, in each of 2 calls, with `Limit(1)`", Question("blocked", "2"),
            "\"late\"; RpcException 1 Server side(…) thread pool is exhausted, detail msg:…", null, HandlerSetup.Limited),
        Of(All, "returns what cannot be written", "unwritable", NotSent, NotSent),
        Of(Until27, "returns more than `MaxPayload`", "huge", $"RpcException 1 {TooLarge}", $"RpcException 1 {TooLarge}, channel: …"),
        Of(From32, "returns more than `MaxPayload`", "huge", $"RpcException 5 {TooLarge}", $"RpcException 5 {TooLarge}, channel: …"),
        Of(
            ["2.6"], "returns more than the consumer's payload, with a greater `MaxPayload`", "huge", "RpcException 2 timeout", null,
            HandlerSetup.LargePayload),
        Of(["2.7", "3.2", "3.3"], "returns more than the consumer's payload, with a greater `MaxPayload`", "huge",
            $"RpcException 1 {TooLarge}, channel: …", null, HandlerSetup.LargePayload),
    ];

    public static string Render()
    {
        var text = new StringBuilder("| the handler | lines | Java consumers get | of Java's providers |\n|---|---|---|---|\n");
        foreach (HandlerCase row in Rows)
        {
            string lines = row.Lines == All ? "all" : string.Join(", ", row.Lines);
            string fromJava = row.FromJava is null ? "–" : row.FromJava == row.Got ? "the same" : $"`{row.FromJava}`";
            text.Append(CultureInfo.InvariantCulture, $"| {row.What} | {lines} | `{row.Got}` | {fromJava} |\n");
        }

        return text.ToString();
    }

    /// <summary>Returns a pattern that matches only the expected text.</summary>
    public static string Pattern(string expected) => $"^{Regex.Escape(expected).Replace("…", ".*", StringComparison.Ordinal)}$";

    /// <summary>Creates a case. Cases that time out need no more time than this.</summary>
    private static HandlerCase Of(
        IReadOnlyList<string> lines, string what, string how, string got, string? fromJava, HandlerSetup setup = HandlerSetup.Default) =>
        new(
            lines, what, Question("handler", "behave", how, got.EndsWith("timeout", StringComparison.Ordinal) ? "1000" : "20000"), got,
            fromJava, setup);

    private static string Question(string command, params string[] arguments) => $"{command}\t{{0}}\t{string.Join('\t', arguments)}";
}
