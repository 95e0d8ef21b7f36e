using System.Globalization;
using DubboNet.Registry.Rules;
using DubboNet.Registry.Watching;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Registry.Discovery;

/// <summary>Registers a consumer at a registry while a watch runs. Consoles show consumers, and calls do not depend on them.</summary>
internal sealed class ConsumerRegistration(DubboRegistry registry, ServiceKey service, DubboUrl url, WatchContext context)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RemovalTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Creates the URL of a consumer.</summary>
    public static DubboUrl CreateUrl(ServiceMatch match, string group, RuleParty consumer, TimeProvider time) =>
        new DubboUrl("consumer", consumer.Host, 0, match.Interface).WithParameters(
        [
            KeyValuePair.Create("application", consumer.Application),
            KeyValuePair.Create("category", (string?)"consumers"),
            KeyValuePair.Create("check", (string?)"false"),
            KeyValuePair.Create("dubbo", (string?)DubboMethod.ProtocolVersion),
            KeyValuePair.Create("group", group.Length > 0 ? group : null),
            KeyValuePair.Create("interface", (string?)match.Interface),
            KeyValuePair.Create("pid", (string?)Environment.ProcessId.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create("release", (string?)DubboMethod.Release),
            KeyValuePair.Create("side", (string?)"consumer"),
            KeyValuePair.Create("sticky", (string?)"false"),
            KeyValuePair.Create("timestamp", (string?)time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create("version", match.Version.Length > 0 ? match.Version : null),
        ]);

    /// <summary>Registers the consumer, waits until the context stops, and removes the consumer.</summary>
    public async Task RunAsync()
    {
        bool isRegistered = false;
        TimeSpan pause = TimeSpan.Zero;
        try
        {
            while (!await TryRegisterAsync(isFirst: pause == TimeSpan.Zero).ConfigureAwait(false))
            {
                pause = ExponentialBackoff.Next(pause, FirstPause, LongestPause);
                await context.DelayAsync(pause, context.Stop).ConfigureAwait(false);
            }

            isRegistered = true;
            await context.DelayAsync(Timeout.InfiniteTimeSpan, context.Stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.Stop.IsCancellationRequested)
        {
            if (isRegistered)
                await RemoveAsync().ConfigureAwait(false);
        }
    }

    private async Task<bool> TryRegisterAsync(bool isFirst)
    {
        try
        {
            await registry.RegisterAsync(url, context.Stop).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException || !context.Stop.IsCancellationRequested)
        {
            // The registry can be the user's own, so it can throw any exception.
            if (isFirst)
                RegistryLog.ConsumerNotRegistered(context.Logger, service, registry, e);
            return false;
        }
    }

    // The end of a cluster does not wait for a registry that does not respond.
    private async Task RemoveAsync()
    {
        using var limit = new TimedCancellation(RemovalTimeout, context.Time, context.Logger, CancellationToken.None);
        try
        {
            await registry.UnregisterAsync(url, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            RegistryLog.ConsumerNotRemoved(context.Logger, service, registry, e);
        }
    }
}
