using System.Threading.Channels;

namespace DubboNet.Tests.Cluster;

/// <summary>Represents a directory whose lists the test provides.</summary>
internal sealed class ListedProviders : IProviderDirectory
{
    private readonly Channel<ProviderList> _lists = System.Threading.Channels.Channel.CreateUnbounded<ProviderList>(
        new UnboundedChannelOptions { AllowSynchronousContinuations = true });

    public void Say(params string[] addresses) => Say([.. addresses.Select(ProviderAddress.Parse)]);

    public void Say(IReadOnlyList<ProviderAddress> addresses) => Say(new ProviderList(addresses));

    public void Say(ProviderList list) => _lists.Writer.TryWrite(list);

    public void Complain(string problem, params string[] addresses) =>
        _lists.Writer.TryWrite(new ProviderList([.. addresses.Select(ProviderAddress.Parse)]) { Problem = problem });

    public void Fail(Exception reason) => _lists.Writer.Complete(reason);

    public IAsyncEnumerable<ProviderList> WatchAsync(CancellationToken cancellationToken) => _lists.Reader.ReadAllAsync(cancellationToken);

    public override string ToString() => "registry://test";
}
