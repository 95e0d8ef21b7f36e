using DubboNet.Hessian;

namespace DubboNet.Protocol;

/// <summary>
/// Reads and writes the map of attachments after the arguments or the result. Keys are text, and values can be of any type. It is written
/// as an untyped map (<c>48 … 5a</c>). Any map or null can be read (W22).
/// </summary>
internal static class AttachmentCodec
{
    private const string Root = "attachments";

    /// <param name="writer">Receives the entries.</param>
    /// <param name="attachments">The attachments of the application.</param>
    /// <param name="withToken">Whether to write a token from the attachments. This must be false if the connection adds one, because the
    /// map would have the key twice.</param>
    public static void WriteUserEntries(ref HessianWriter writer, Attachments? attachments, bool withToken = true)
    {
        if (attachments is null)
            return;
        foreach ((string key, object? value) in attachments)
        {
            if (AttachmentKeys.IsReserved(key) || (!withToken && key == AttachmentKeys.Token))
                continue;
            writer.WriteString(key);
            try
            {
                writer.WriteObject(value);
            }
            catch (HessianException error) when (error.AddMapValue(key) || error.AddField(null, Root))
            {
                throw;
            }
        }
    }

    /// <summary>Reads the map, entry by entry. The map can also be a reference to one of the values before it.</summary>
    /// <param name="reader">The reader, positioned before the map.</param>
    /// <param name="target">Receives the entries.</param>
    /// <param name="limits">The limits for the map.</param>
    /// <exception cref="HessianException">The map is missing or not a map, a key is not text, or a limit is exceeded.</exception>
    public static void Read(ref HessianReader reader, Attachments target, in AttachmentLimits limits) =>
        ReadEntries(ref reader, target, limits, isScan: false);

    /// <summary>
    /// Reads the text, numbers and booleans of the map, and skips the other values without creating objects. The target of a request can
    /// thus be determined before its sender is authenticated. Returns false if there are other values.
    /// </summary>
    /// <inheritdoc cref="Read"/>
    public static bool TryScan(ref HessianReader reader, Attachments target, in AttachmentLimits limits) =>
        ReadEntries(ref reader, target, limits, isScan: true);

    private static bool ReadEntries(ref HessianReader reader, Attachments target, in AttachmentLimits limits, bool isScan)
    {
        bool isWhole = true;
        string? key = null;
        try
        {
            if (reader.TryReadNull())
                return true;
            int start = reader.Position;
            if (reader.NextKind == ValueKind.Reference)
                return !isScan && CopyEntries(reader.ReadObject(), start, target, limits);
            if (reader.NextKind != ValueKind.Map)
                throw new HessianException("The attachments are not a map", start, "a map or null", Tag.Describe(reader.NextTag()));
            HessianMapCursor map = reader.ReadMapStart();
            for (int count = 0; reader.ReadNextEntry(map); key = null)
            {
                if (++count > limits.Count)
                    throw CreateTooManyException(limits, reader.Position);
                if (reader.NextKind != ValueKind.String)
                {
                    throw new HessianException(
                        "The key of an attachment is not text", reader.Position, "a string", Tag.Describe(reader.NextTag()));
                }

                key = reader.ReadString()!;
                if (isScan && !IsPlain(ref reader))
                {
                    reader.Skip();
                    isWhole = false;
                }
                else
                {
                    target[key] = reader.ReadObject();
                }

                if (reader.Position - start > limits.Bytes)
                {
                    throw new HessianException(
                        $"The attachments have more than {limits.Bytes} bytes (MaxAttachmentBytes)", reader.Position);
                }
            }
        }
        catch (HessianException error) when ((key is not null && error.AddMapValue(key)) || error.AddField(null, Root))
        {
            throw;
        }

        return isWhole;
    }

    private static bool IsPlain(ref HessianReader reader)
    {
        reader.ReadDefinitions();
        return reader.NextKind
            is ValueKind.String or ValueKind.Null or ValueKind.Int or ValueKind.Long or ValueKind.Boolean or ValueKind.Double;
    }

    private static bool CopyEntries(object? value, int start, Attachments target, in AttachmentLimits limits)
    {
        if (value is not Dictionary<object, object?> map)
            throw new HessianException("The attachments are not a map", start, "a map or null", CSharpName.Describe(value));
        if (map.Count > limits.Count)
            throw CreateTooManyException(limits, start);
        foreach ((object key, object? entry) in map)
        {
            target[key as string ?? throw new HessianException(
                "The key of an attachment is not text", start, "a string", CSharpName.Describe(key))] = entry;
        }

        return true;
    }

    private static HessianException CreateTooManyException(in AttachmentLimits limits, int position) =>
        new($"There are more than {limits.Count} attachments (MaxAttachments)", position);
}
