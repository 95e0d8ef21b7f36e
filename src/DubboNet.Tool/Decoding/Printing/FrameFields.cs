namespace DubboNet.Tool;

/// <summary>Says what the bytes of a header mean.</summary>
internal static class FrameFields
{
    public static string Flags(FrameHead head) => string.Join(
        ", ",
        new[]
        {
            head.IsRequest ? "request" : "response",
            head.IsTwoWay ? "two-way" : head.IsRequest ? "one-way" : null,
            head.IsEvent ? "event" : null,
        }
            .Where(flag => flag is not null));

    public static string Serialization(FrameHead head) => WireNames.Serialization(head.Serialization) ?? "not defined by Dubbo";

    public static string Status(FrameHead head) => WireNames.Status(head.Status) ?? "not defined by Dubbo";
}
