using System.Runtime.CompilerServices;
using DubboNet.Cluster.Directory;
using DubboNet.Cluster.Routing;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DubboNet;

/// <summary>
/// Finds providers in several directories, such as registries of different zones. Their lists are joined in the order of the directories.
/// The first list is delivered when each directory has delivered one. The rules of each directory apply to all providers.
/// </summary>
public sealed class CombinedDirectory : IProviderDirectory, IServiceDirectory
{
    private readonly IProviderDirectory[] _directories;
    private readonly ILogger _logger;

    /// <summary>Creates a directory over others, without using them yet.</summary>
    /// <param name="directories">The directories.</param>
    /// <param name="loggerFactory">Gets exceptions of code that a directory runs when it is stopped. The default is null, for no
    /// log.</param>
    /// <exception cref="ArgumentException">The list of directories is empty.</exception>
    public CombinedDirectory(IEnumerable<IProviderDirectory> directories, ILoggerFactory? loggerFactory = null)
    {
        _directories = [.. directories];
        _logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger<CombinedDirectory>();
        if (_directories.Length == 0)
            throw new ArgumentException("The list of directories is empty. Pass at least one.", nameof(directories));
    }

    /// <inheritdoc/>
    string? IServiceDirectory.Interface => _directories.OfType<IServiceDirectory>().FirstOrDefault()?.Interface;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ProviderList> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = new TimedCancellation(Timeout.InfiniteTimeSpan, TimeProvider.System, _logger, cancellationToken);
        IAsyncEnumerator<ProviderList>[] watches =
            [.. _directories.Select(directory => directory.WatchAsync(stop.Token).GetAsyncEnumerator(stop.Token))];
        Task<bool>?[] next = [.. watches.Select(watch => watch.MoveNextAsync().AsTask())];
        var lists = new ProviderList?[watches.Length];
        try
        {
            while (Array.Exists(next, task => task is not null))
            {
                Task<bool> first = await Task.WhenAny(next.OfType<Task<bool>>()).ConfigureAwait(false);
                int index = Array.IndexOf(next, first);
                next[index] = null;
                if (!await first.ConfigureAwait(false))
                    continue;
                lists[index] = watches[index].Current;
                next[index] = watches[index].MoveNextAsync().AsTask();
                if (Array.TrueForAll(lists, list => list is not null))
                    yield return Join(lists!);
            }
        }
        finally
        {
            stop.OnCancelled();
            await EndAsync(watches, next).ConfigureAwait(false);
        }
    }

    /// <summary>Returns the directories.</summary>
    public override string ToString() => string.Join<IProviderDirectory>(", ", _directories);

    private static ProviderList Join(ProviderList[] lists)
    {
        string[] problems = [.. lists.Select(list => list.Problem).OfType<string>().Distinct()];
        return new ProviderList([.. lists.SelectMany(list => list.Providers)])
        {
            Problem = problems.Length == 0 ? null : string.Join(' ', problems),
            Disabled = lists.Sum(list => list.Disabled),
            Routing = RoutingRules.Join([.. lists.Select(list => list.Routing).OfType<RoutingRules>()]),
        };
    }

    // A watch can be disposed of only when its pending step has ended, which the token has requested.
    private static async Task EndAsync(IAsyncEnumerator<ProviderList>[] watches, Task<bool>?[] next)
    {
        foreach ((IAsyncEnumerator<ProviderList> watch, Task<bool>? step) in watches.Zip(next))
        {
            if (step is not null)
                await ((Task)step).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await watch.DisposeAsync().ConfigureAwait(false);
        }
    }
}
