namespace DubboNet;

/// <summary>
/// Finds the providers of a service, for example in a fixed list, in DNS or in a registry. A cluster watches one directory and uses the
/// last list that it delivered. The result of <see cref="object.ToString"/> identifies the directory in messages.
/// </summary>
public interface IProviderDirectory
{
    /// <summary>
    /// Delivers the list of providers as soon as it is known, and a complete new list after each change. If the sequence ends or fails, the
    /// last list remains in use. After a failure, the cluster calls this method again, first after 1 s and then at longer intervals of up
    /// to 30 s. The directory should handle transient problems itself and report them in <see cref="ProviderList.Problem"/>.
    /// </summary>
    /// <param name="cancellationToken">A token that is canceled when the cluster is disposed of.</param>
    /// <returns>The lists of providers.</returns>
    IAsyncEnumerable<ProviderList> WatchAsync(CancellationToken cancellationToken);
}
