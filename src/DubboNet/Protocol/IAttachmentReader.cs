namespace DubboNet.Protocol;

/// <summary>Reads single attachments of a request without decoding the others.</summary>
internal interface IAttachmentReader
{
    /// <summary>Returns the value of a key if it is text. Returns null if the key is missing or has another value.</summary>
    string? GetText(string key);
}
