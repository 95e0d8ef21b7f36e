using System.Text;
using System.Text.Unicode;

namespace DubboNet.Tool;

/// <summary>Shows bytes that are not decoded further, as text if they are text.</summary>
internal static class RawValue
{
    /// <summary>Creates the value of the bytes between two offsets of a frame.</summary>
    public static ValueNode Create(ReadOnlyMemory<byte> frame, int start, int end)
    {
        ReadOnlySpan<byte> bytes = frame.Span[start..end];
        return IsText(bytes)
            ? new ValueNode(NodeKind.Raw, start) { Text = Encoding.UTF8.GetString(bytes) }
            : new ValueNode(NodeKind.Bytes, start) { Text = Convert.ToHexStringLower(bytes) };
    }

    /// <summary>Determines whether bytes are UTF-8 without the control characters that text does not have.</summary>
    public static bool IsText(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 0 && Utf8.IsValid(bytes) && !bytes.ContainsAnyInRange<byte>(0, 8);
}
