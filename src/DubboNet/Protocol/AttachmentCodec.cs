using DubboNet.Hessian;

namespace DubboNet.Protocol;

/// <summary>The map behind the arguments or the result: keys are text, values anything, <c>48 … 5a</c> on writing, any map or null on reading (W22).</summary>
internal static class AttachmentCodec
{
    private const string Root = "attachments";

    /// <param name="writer">Gets the entries.</param>
    /// <param name="attachments">The user's.</param>
    /// <param name="withToken">Whether a token of theirs is written; not if the connection has one, which would make a map with the key twice.</param>
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

    /// <summary>Reads the map, by reference too if it stood among the values before it.</summary>
    /// <exception cref="HessianException">It is missing, no map, or a key is not text.</exception>
    public static void Read(ref HessianReader reader, Attachments target)
    {
        int start = reader.Position;
        object? value;
        try
        {
            value = reader.ReadObject();
        }
        catch (HessianException error) when (error.AddField(null, Root))
        {
            throw;
        }

        if (value is null)
            return;
        if (value is not Dictionary<object, object?> map)
            throw new HessianException("The attachments are not a map", start, "a map or null", CSharpName.OfValue(value));
        foreach ((object key, object? entry) in map)
        {
            if (key is not string name)
                throw new HessianException("The key of an attachment is not text", start, "a string", CSharpName.OfValue(key));
            target[name] = entry;
        }
    }
}
