using Microsoft.Extensions.Logging;

namespace DubboNet.Cluster;

/// <summary>Makes calls whose failures are logged and have the default value as their result.</summary>
internal sealed class FailsafeCalls(IDubboInvoker calls, ILogger logger) : IDubboInvoker
{
    public async ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call)
    {
        try
        {
            return await calls.InvokeAsync(call).ConfigureAwait(false);
        }
        catch (DubboException e)
        {
            ClusterLog.FailedSafe(logger, call.Method, e);
            return default!;
        }
    }
}
