namespace DubboNet.Protocol.Responses;

/// <summary>Defines the int before a result (<c>DubboCodec</c>, W27).</summary>
internal static class ResponseForm
{
    public const int Exception = 0;
    public const int Value = 1;
    public const int Null = 2;

    /// <summary>The number that is added to the other forms if the response has attachments.</summary>
    public const int WithAttachments = 3;

    private const int FirstVersionWithAttachments = 2_00_02_00;
    private const int LastVersionWithAttachments = 2_00_99_00;

    /// <summary>
    /// Returns whether a consumer with this protocol version supports attachments in responses. This applies to 2.0.2 to 2.0.99
    /// (<c>Version.isSupportResponseAttachment</c>, W28).
    /// </summary>
    public static bool HasAttachments(string protocolVersion) =>
        IntVersion(protocolVersion) is >= FirstVersionWithAttachments and <= LastVersionWithAttachments;

    /// <summary>
    /// Converts a version to a number as <c>Version.getIntVersion</c> does. It uses the leading digits of each of four parts, with two
    /// decimal places for each part.
    /// </summary>
    private static long IntVersion(string version)
    {
        string[] parts = version.Split('.');
        long value = 0;
        foreach (string part in parts)
        {
            int digits = part.AsSpan().IndexOfAnyExceptInRange('0', '9');
            ReadOnlySpan<char> number = digits < 0 ? part : part.AsSpan(0, digits);
            value = (value * 100) + (number.Length is 0 or > 4 ? 0 : int.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
            if (value > int.MaxValue)
                return 0;
        }

        return parts.Length == 3 ? value * 100 : value;
    }
}
