namespace DubboNet.Hosting;

/// <summary>
/// Says who may call what. It is made for each call by the call's services, and sees the consumer's address, its certificate if TLS asked for one, and the
/// attachments.
/// </summary>
public interface IDubboAuthorizer
{
    /// <summary>Whether this call may run. If not, the consumer gets status 70, as from Java's filters.</summary>
    ValueTask<bool> IsAllowedAsync(DubboCallContext call);
}
