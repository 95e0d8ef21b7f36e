using DubboNet.Registry.Metadata;
using DubboNet.Registry.Watching;
using DubboNet.Remoting.Scheduling;

namespace DubboNet.Registry.Discovery;

/// <summary>
/// Reads the metadata of one revision of an application. It is tried three times, a second apart, and then every 10 s, as in Java.
/// </summary>
/// <remarks>Threading: one loop writes the state, and any thread reads it.</remarks>
internal sealed class RevisionReader(string application, string revision, MetadataClient client, AsyncGate gate, WatchContext context)
    : IDisposable
{
    private const int Tries = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(10);

    private readonly TimedCancellation _stop = new(Timeout.InfiniteTimeSpan, context.Time, context.Logger, context.Stop);
    private volatile ApplicationMetadata? _metadata;
    private volatile string? _problem;

    /// <summary>Gets or sets the instances that have this revision. Each try asks one of them.</summary>
    public IReadOnlyList<(ServiceInstance Instance, InstanceMetadata About)> Instances { get; set; } = [];

    /// <summary>Gets or sets the number of the last round in which the revision was in use.</summary>
    public long UsedIn { get; set; }

    public ApplicationMetadata? Metadata => _metadata;

    /// <summary>Gets a sentence that says why the metadata is missing after the first tries, or null.</summary>
    public string? Problem => _problem;

    public async Task RunAsync()
    {
        try
        {
            for (int tries = 1; !await TryReadAsync(tries).ConfigureAwait(false); tries++)
                await context.DelayAsync(tries < Tries ? Pause : LongPause, _stop.Token).ConfigureAwait(false);
            if (_problem is not null)
                RegistryLog.MetadataAvailable(context.Logger, PeerText.OneLine(application));
            _problem = null;
            context.Changes.Change();
        }
        catch (OperationCanceledException) when (_stop.Token.IsCancellationRequested)
        {
            // The revision is no longer in use.
        }
    }

    /// <summary>Ends the tries.</summary>
    public void Dispose()
    {
        _stop.Dispose();
        _stop.OnCancelled();
    }

    private async Task<bool> TryReadAsync(int tries)
    {
        await gate.EnterAsync(_stop.Token).ConfigureAwait(false);
        try
        {
            IReadOnlyList<(ServiceInstance Instance, InstanceMetadata About)> instances = Instances;
            (ServiceInstance instance, InstanceMetadata about) = instances[client.Random.Next(instances.Count)];
            _metadata = await client.GetAsync(instance, about, _stop.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException || !_stop.Token.IsCancellationRequested)
        {
            // The registry can be the user's own, so it can throw any exception.
            if (tries == Tries)
                Report(e);
            return false;
        }
        finally
        {
            gate.Leave();
        }
    }

    private void Report(Exception failure)
    {
        _problem = PeerText.OneLine(
            $"The metadata of the application {application} in revision {revision} cannot be read, so the services of its instances "
            + $"({Instances.Count}) are unknown or out of date. It is tried every {LongPause.TotalSeconds} s. {failure.Message}");
        RegistryLog.MetadataUnavailable(context.Logger, _problem);
        context.Changes.Change();
    }
}
