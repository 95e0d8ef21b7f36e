using DubboNet.Remoting.Scheduling;

namespace DubboNet.Registry.Watching;

/// <summary>The newest value of a sequence of a registry. If the sequence fails, it is requested again after a growing pause.</summary>
/// <param name="registry">The registry.</param>
/// <param name="what">What is watched, for messages.</param>
/// <param name="watch">Starts a sequence.</param>
/// <param name="initial">The value until the first one is known.</param>
/// <param name="context">The context of the watch.</param>
/// <remarks>Threading: one loop writes the state, and any thread reads it.</remarks>
internal sealed class WatchedValue<T>(
    DubboRegistry registry, string what, Func<CancellationToken, IAsyncEnumerable<T>> watch, T initial, WatchContext context)
    where T : class?
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private volatile T _value = initial;
    private volatile string? _problem;
    private volatile bool _isKnown;

    public T Value => _value;

    /// <summary>Gets a value indicating whether the registry has delivered a value.</summary>
    public bool IsKnown => _isKnown;

    /// <summary>Gets the reason why the value may be out of date, or null.</summary>
    public string? Problem => _problem;

    /// <summary>Gets a value indicating whether the first value is known or cannot be expected soon.</summary>
    public bool IsSettled => _isKnown || _problem is not null;

    /// <summary>Watches until the context stops.</summary>
    public async Task RunAsync()
    {
        TimeSpan pause = TimeSpan.Zero;
        while (!context.Stop.IsCancellationRequested)
        {
            try
            {
                await foreach (T value in watch(context.Stop).ConfigureAwait(false))
                {
                    pause = TimeSpan.Zero;
                    (_value, _problem, _isKnown) = (value, null, true);
                    context.Changes.Change();
                }

                return;
            }
            catch (OperationCanceledException) when (context.Stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // A registry can be the user's own, so it can throw any exception.
                Report(e);
            }

            pause = ExponentialBackoff.Next(pause, FirstPause, LongestPause);
            await PauseAsync(pause).ConfigureAwait(false);
        }
    }

    private void Report(Exception failure)
    {
        string problem = $"{registry} failed while it was asked for {what}: {PeerText.OneLine(failure.Message)}";
        if (_problem is null)
            RegistryLog.RegistryFailed(context.Logger, registry, what, failure);
        if (_problem == problem)
            return;
        _problem = problem;
        context.Changes.Change();
    }

    private async Task PauseAsync(TimeSpan pause)
    {
        try
        {
            await context.DelayAsync(pause, context.Stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The loop ends.
        }
    }
}
