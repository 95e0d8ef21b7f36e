using System.Runtime.CompilerServices;
using DubboNet.Registry.Watching;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet.Registry.Discovery;

/// <summary>Watches the sources of all registries, and makes a list of providers after each change.</summary>
/// <remarks>
/// Threading: one loop makes the lists. The loops of the sources write what the registries deliver, and tell this loop about the change.
/// </remarks>
internal sealed class DirectoryWatch(DubboRegistry[] registries, ServiceKey service, RegistryDirectoryOptions options, string name)
{
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time = options.Channel.TimeProvider;
    private readonly ILogger _logger = options.Channel.LoggerFactory.CreateLogger<RegistryDirectory>();
    private readonly List<Task> _loops = [];
    private readonly KeyValuePair<string, object?> _tag = KeyValuePair.Create("interface", (object?)service.Interface);

    public async IAsyncEnumerable<ProviderList> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var scope = new TimedCancellation(Timeout.InfiniteTimeSpan, _time, _logger, cancellationToken);
        var changes = new ChangeLatch(options.Channel.Scheduler);
        var context = new WatchContext(options.Channel.Scheduler, _time, _logger, changes, scope.Token);
        DubboTelemetry.Registry.Subscriptions.Add(registries.Length, _tag);
        RegistrySources sources = new(registries, service, options, name, context, _loops);
        try
        {
            await WaitUntilAsync(sources.HasSettled, sources, changes, scope.Token).ConfigureAwait(false);
            ProviderList? last = null;
            while (true)
            {
                AsyncLatch next = changes.Next;
                // Providers of a new application are not used before its rules are known.
                while (sources.Update())
                {
                    await WaitUntilAsync(() => sources.AreRulesSettled, sources, changes, scope.Token).ConfigureAwait(false);
                    next = changes.Next;
                }

                ProviderList list = sources.CreateList();
                if (last is null || last.Problem != list.Problem || last.Disabled != list.Disabled || last.Routing != list.Routing
                    || !last.Providers.SequenceEqual(list.Providers))
                {
                    DubboTelemetry.Registry.Notifications.Add(1, _tag);
                    yield return last = list;
                }

                await next.WaitAsync(Timeout.InfiniteTimeSpan, _time, scope.Token).ConfigureAwait(false);
                await WaitForQuietAsync(changes, scope.Token).ConfigureAwait(false);
            }
        }
        finally
        {
            scope.OnCancelled();
            sources.Stop();
            foreach (Task loop in _loops)
                await loop.ConfigureAwait(false);
        }
    }

    // Waits until what is needed has been delivered or has failed, or the time is up.
    private async Task WaitUntilAsync(
        Func<bool> isSettled, RegistrySources sources, ChangeLatch changes, CancellationToken cancellationToken)
    {
        long startedAt = _time.GetTimestamp();
        while (true)
        {
            AsyncLatch next = changes.Next;
            sources.Update();
            TimeSpan rest = options.StartTimeout - _time.GetElapsedTime(startedAt);
            if (isSettled() || rest <= TimeSpan.Zero
                || !await next.WaitAsync(rest, _time, cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    // Waits until nothing has changed for a short time. A registry whose values change all the time does not delay the list for long.
    private async Task WaitForQuietAsync(ChangeLatch changes, CancellationToken cancellationToken)
    {
        long startedAt = _time.GetTimestamp();
        while (true)
        {
            TimeSpan rest = LongestWait - _time.GetElapsedTime(startedAt);
            TimeSpan wait = rest < QuietPeriod ? rest : QuietPeriod;
            if (wait <= TimeSpan.Zero || !await changes.Next.WaitAsync(wait, _time, cancellationToken).ConfigureAwait(false))
                return;
        }
    }
}
