namespace DubboNet.Protocol;

/// <summary>Defines the attachment keys that the framework itself uses.</summary>
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

    /// <summary>The key by which a consumer asks for the load of the provider, and by which it gets it.</summary>
    public const string Load = "lb_adaptive";

    /// <summary>The prefix of the key that identifies a callback object. The index of the argument follows it.</summary>
    public const string CallbackArgument = "sys_callback_arg-";

    /// <summary>The key that identifies the callback object that is called.</summary>
    public const string CallbackId = "callback.service.instid";

    /// <summary>The key of the protocol version, which is part of every response with attachments.</summary>
    public const string Dubbo = "dubbo";

    /// <summary>
    /// Returns whether the encoder sets the key itself, after the attachments of the application. A value of the application would result
    /// in a map that has the key twice.
    /// </summary>
    public static bool IsReserved(string key) =>
        key is Path or Interface or Version or Group or Timeout or Remaining or RemoteApplication or Dubbo or CallbackId
        || key.StartsWith(CallbackArgument, StringComparison.Ordinal);
}
