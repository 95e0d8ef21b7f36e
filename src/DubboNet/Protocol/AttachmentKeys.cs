namespace DubboNet.Protocol;

/// <summary>The names that the framework itself uses among the attachments.</summary>
internal static class AttachmentKeys
{
    public const string Path = "path";
    public const string Interface = "interface";
    public const string Version = "version";
    public const string Group = "group";
    public const string Timeout = "timeout";
    public const string Remaining = "_TO";
    public const string RemoteApplication = "remote.application";
    public const string Generic = "generic";
    public const string Token = "token";

    /// <summary>Says which object a consumer hands over as the argument whose number follows.</summary>
    public const string CallbackArgument = "sys_callback_arg-";

    /// <summary>Says which of the objects that were handed over is called.</summary>
    public const string CallbackId = "callback.service.instid";

    /// <summary>In every response with attachments.</summary>
    public const string Dubbo = "dubbo";

    /// <summary>Whether the encoder sets the key itself, after the user's: theirs would make a map with the key twice.</summary>
    public static bool IsReserved(string key) =>
        key is Path or Interface or Version or Group or Timeout or Remaining or RemoteApplication or Dubbo or CallbackId
        || key.StartsWith(CallbackArgument, StringComparison.Ordinal);
}
