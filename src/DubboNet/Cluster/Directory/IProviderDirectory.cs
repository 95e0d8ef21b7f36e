namespace DubboNet;

/// <summary>
/// Knows who provides a service: a fixed list, a name in DNS, a registry. A cluster watches one, and only the list that came last counts.
/// <see cref="object.ToString"/> says in messages which directory it is.
/// </summary>
public interface IProviderDirectory
{
    /// <summary>
    /// Gives the list of providers as soon as it is known, and a whole new one whenever it has changed. If the sequence ends, or fails, the last list stays.
    /// One that failed is asked again, after 1 s and then at longer intervals of up to 30 s. Trouble that may pass is the directory's own to deal with, with a
    /// <see cref="ProviderList.Problem"/> meanwhile.
    /// </summary>
    /// <param name="cancellationToken">Cancelled when the cluster is disposed of.</param>
    IAsyncEnumerable<ProviderList> WatchAsync(CancellationToken cancellationToken);
}
