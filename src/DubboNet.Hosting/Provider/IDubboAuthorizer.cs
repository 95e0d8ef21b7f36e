namespace DubboNet.Hosting;

/// <summary>
/// Decides which calls are allowed. The authorizer is resolved from the services of the call. It can use the consumer's address, the
/// consumer's certificate if TLS requires one, and the attachments.
/// </summary>
public interface IDubboAuthorizer
{
    /// <summary>Returns whether a call is allowed. If not, the consumer gets status 70, as from filters in Java.</summary>
    ValueTask<bool> IsAllowedAsync(DubboCallContext call);
}
