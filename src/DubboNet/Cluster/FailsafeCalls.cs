using Microsoft.Extensions.Logging;

namespace DubboNet.Cluster;

/// <summary>Makes calls whose failures are logged and have the default value as their result.</summary>
internal sealed class FailsafeCalls(ClusterCalls calls, ILogger logger) : IFailurePolicy
{
    public async Task<object?> InvokeAsync(BoxedCall call)
    {
        try
        {
            return await call.InvokeAsync(calls).ConfigureAwait(false);
        }
        catch (DubboException e)
        {
            ClusterLog.FailedSafe(logger, call.Method, e);
            return null;
        }
    }
}
