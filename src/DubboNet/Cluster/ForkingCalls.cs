using System.Runtime.ExceptionServices;

namespace DubboNet.Cluster;

/// <summary>Makes each call at several providers at the same time. The first result counts. The other results are discarded.</summary>
internal sealed class ForkingCalls(ClusterCalls calls, DubboClusterOptions options) : IFailurePolicy
{
    public async Task<object?> InvokeAsync(BoxedCall call)
    {
        long startedAt = options.Channel.TimeProvider.GetTimestamp();
        List<ClusterProvider> providers = [];
        if (call.Method.Idempotent && !call.IsOneWay)
            providers = calls.PickSeveral(call, options.Forks);
        if (providers.Count <= 1)
            return await call.InvokeAsync(calls).ConfigureAwait(false);
        return await AwaitFirstAsync(call, [.. providers.Select(provider => new Fork(call, provider, startedAt))]).ConfigureAwait(false);
    }

    private static async Task<object?> AwaitFirstAsync(BoxedCall call, Fork[] forks)
    {
        List<Task<Fork>> running = [.. forks.Select(fork => fork.RunAsync())];
        while (true)
        {
            Task<Fork> first = await Task.WhenAny(running).ConfigureAwait(false);
            Fork fork = await first.ConfigureAwait(false);
            running.Remove(first);
            if (fork.Error is DubboException && running.Count > 0)
                continue;
            if (fork.Error is not null)
                ExceptionDispatchInfo.Throw(fork.Error);
            foreach ((string key, object? value) in fork.ResponseAttachments)
            {
                if (call.Options.ResponseAttachments is { } received)
                    received[key] = value;
            }

            return fork.Result;
        }
    }

    // A call at one of the providers. Its response attachments are its own until it is the first.
    private sealed class Fork(BoxedCall call, ClusterProvider provider, long startedAt)
    {
        public object? Result { get; private set; }

        public Exception? Error { get; private set; }

        public Attachments ResponseAttachments { get; } = [];

        public async Task<Fork> RunAsync()
        {
            try
            {
                DubboCallOptions own = call.Options with
                {
                    ResponseAttachments = call.Options.ResponseAttachments is null ? null : ResponseAttachments,
                };
                Result = await call.With(own).InvokeAtAsync(provider, startedAt, mayConnect: false).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                Error = e;
            }

            return this;
        }
    }
}
