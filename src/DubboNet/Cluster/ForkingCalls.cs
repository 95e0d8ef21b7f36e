using System.Runtime.ExceptionServices;

namespace DubboNet.Cluster;

/// <summary>Makes each call at several providers at the same time. The first result counts. The other results are discarded.</summary>
internal sealed class ForkingCalls(ClusterCalls calls, DubboClusterOptions options) : IDubboInvoker
{
    public async ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call)
    {
        long startedAt = options.Channel.TimeProvider.GetTimestamp();
        List<ClusterProvider> providers = [];
        if (call.Method.Idempotent && !call.IsOneWay)
            providers = calls.PickSeveral(call, options.Forks);
        if (providers.Count <= 1)
            return await calls.InvokeAsync(call).ConfigureAwait(false);
        return await AwaitFirstAsync(
            call, [.. providers.Select(provider => new Fork<TArguments, TResult>(call, provider, startedAt))])
            .ConfigureAwait(false);
    }

    private static async Task<TResult> AwaitFirstAsync<TArguments, TResult>(
        ClientCall<TArguments, TResult> call, Fork<TArguments, TResult>[] forks)
    {
        List<Task<Fork<TArguments, TResult>>> running = [.. forks.Select(fork => fork.RunAsync())];
        while (true)
        {
            Task<Fork<TArguments, TResult>> first = await Task.WhenAny(running).ConfigureAwait(false);
            Fork<TArguments, TResult> fork = await first.ConfigureAwait(false);
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

            return fork.Result!;
        }
    }

    // A call at one of the providers. Its response attachments are its own until it is the first.
    private sealed class Fork<TArguments, TResult>(
        ClientCall<TArguments, TResult> call, ClusterProvider provider, long startedAt)
    {
        public TResult? Result { get; private set; }

        public Exception? Error { get; private set; }

        public Attachments ResponseAttachments { get; } = [];

        public async Task<Fork<TArguments, TResult>> RunAsync()
        {
            try
            {
                DubboCallOptions own = call.Options with
                {
                    ResponseAttachments = call.Options.ResponseAttachments is null ? null : ResponseAttachments,
                };
                Result = await ClusterCalls.InvokeAtAsync(call with { Options = own }, provider, startedAt, mayConnect: false)
                    .ConfigureAwait(false);
            }
            catch (Exception e)
            {
                Error = e;
            }

            return this;
        }
    }
}
