namespace DubboNet.Hosting;

/// <summary>
/// Gives code that serves a call what is known of it, wherever that code is and however often it has awaited: who calls, attachments both ways, the time that is
/// left. A singleton; each call sees its own.
/// </summary>
public interface IDubboCallContextAccessor
{
    /// <summary>The call being served; null where none is, or it has ended.</summary>
    DubboCallContext? Context { get; }

    /// <summary>The services of the call's scope, which is disposed of after the response; null where no call is being served.</summary>
    IServiceProvider? Services { get; }
}
