using System.Runtime.CompilerServices;

namespace DubboNet.Simulation.Tests.Estate;

/// <summary>Passes on the lists of a directory, and shows each list first.</summary>
internal sealed class ObservedDirectory(IProviderDirectory inner, Action<ProviderList> onList) : IProviderDirectory
{
    public async IAsyncEnumerable<ProviderList> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (ProviderList list in inner.WatchAsync(cancellationToken))
        {
            onList(list);
            yield return list;
        }
    }

    public override string ToString() => $"{inner}";
}
