using System.Globalization;

namespace DubboNet.Tool;

/// <summary>Says in one line what a frame is about.</summary>
internal static class FrameSummary
{
    private const int MaxText = 120;
    private const int MaxCall = 400;

    /// <summary>Returns the method and its parameter types, the event, the result or the error.</summary>
    public static string Of(ExplainedFrame frame)
    {
        if (frame.Head.IsEvent)
            return frame.Find("event") is { Kind: not NodeKind.Null } value ? $"{value.Text} ({WireNames.Event(value.Text)})" : "";
        return frame.Head.IsRequest ? Call(frame) : frame.Head.Status == 20 ? Result(frame) : Error(frame);
    }

    /// <summary>Returns the service, the method and its parameter types. Generic calls name the method in their first argument.</summary>
    public static string Call(ExplainedFrame frame)
    {
        string call = WholeCall(frame);
        return call.Length <= MaxCall ? call : $"{call.AsSpan(0, MaxCall)}…";
    }

    private static string WholeCall(ExplainedFrame frame)
    {
        if (frame.Method is not { } method)
            return "";
        string service = frame.Service is { } name ? $"{WireText.Name(name)}." : "";
        if (method is "$invoke" or "$invokeAsync" && frame.Text("argument 1") is { } invoked)
            return $"{service}{WireText.Name(invoked)}({GenericTypes(frame)}) by {method}";
        List<string>? types = Descriptor.TryParse(frame.Text("descriptor") ?? "");
        return $"{service}{WireText.Name(method)}({(types is null ? "" : WireText.Name(string.Join(", ", types)))})";
    }

    private static string GenericTypes(ExplainedFrame frame) => frame.Find("argument 2") is { } types
        ? WireText.Name(string.Join(", ", types.Parts.Select(part => part.Value.Text ?? "null")))
        : "";

    private static string Result(ExplainedFrame frame)
    {
        if (frame.Find("exception") is { } exception)
        {
            string? message = exception.Find("detailMessage")?.Text ?? exception.Find("message")?.Text;
            return $"exception {WireText.Name(exception.JavaType ?? "")}{(message is null ? "" : $": {Cut(message)}")}";
        }

        return frame.Find("value") is { } value ? Value(value) : frame.Find("result") is null ? "" : "null";
    }

    private static string Value(ValueNode value) => value.Kind switch
    {
        NodeKind.String => WireText.Quote(value.Text!, MaxText),
        NodeKind.Long => $"{value.Text}L",
        NodeKind.List => string.Create(CultureInfo.InvariantCulture, $"{Type(value, "list")} of {value.Parts.Count + value.HiddenParts}"),
        NodeKind.Map => string.Create(CultureInfo.InvariantCulture, $"{Type(value, "map")} of {value.Parts.Count + value.HiddenParts}"),
        NodeKind.Object => Type(value, ""),
        NodeKind.Bytes => string.Create(CultureInfo.InvariantCulture, $"{value.Text!.Length / 2} bytes"),
        _ => Cut(value.Text ?? ""),
    };

    private static string Type(ValueNode value, string untyped) => WireText.Name(value.JavaType ?? untyped);

    private static string Error(ExplainedFrame frame)
    {
        string status = WireNames.Status(frame.Head.Status) ?? "undefined status";
        string text = frame.Text("error") is { } error ? $": {Cut(error)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"status {frame.Head.Status} {status}{text}");
    }

    private static string Cut(string text)
    {
        int end = text.AsSpan().IndexOfAny('\r', '\n');
        string line = end < 0 ? text : text[..end];
        return WireText.Name(line.Length <= MaxText ? line : line[..MaxText] + "…");
    }
}
