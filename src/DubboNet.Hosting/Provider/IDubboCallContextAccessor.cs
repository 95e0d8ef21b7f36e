namespace DubboNet.Hosting;

/// <summary>
/// Provides access to the current call from any code that runs for it, including code after an await. The context contains the consumer,
/// the attachments of the request and the response, and the remaining time. The accessor is a singleton, and each call gets its own
/// context.
/// </summary>
public interface IDubboCallContextAccessor
{
    /// <summary>Gets the context of the current call, or null if no call is running or the call has ended.</summary>
    DubboCallContext? Context { get; }

    /// <summary>
    /// Gets the services of the call's scope, or null if no call is running or the call has ended. The scope is disposed of after the
    /// response.
    /// </summary>
    IServiceProvider? Services { get; }
}
