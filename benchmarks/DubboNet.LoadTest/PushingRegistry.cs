using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace DubboNet.LoadTest;

/// <summary>Represents a registry with 10,000 providers at the interface level, which are all at this machine.</summary>
internal sealed class PushingRegistry : DubboRegistry
{
    public const int Addresses = 10_000;
    private const int Replaced = Addresses / 100;

    /// <summary>The parameters of a usual provider.</summary>
    private const string Parameters =
        "anyhost=true&application=inventory&deprecated=false&dubbo=2.0.2&dynamic=true&generic=false&interface=com.example.Echo"
            + "&methods=echo,find,list,update&pid=4711&release=3.3.6&side=provider&timeout=3000";

    private readonly Channel<IReadOnlyList<DubboUrl>> _pushes = Channel.CreateUnbounded<IReadOnlyList<DubboUrl>>();
    private readonly DubboUrl[] _providers;
    private readonly int _port;
    private int _created;

    public PushingRegistry(int port)
    {
        _port = port;
        _providers = [.. Enumerable.Range(0, Addresses).Select(_ => Create())];
        _pushes.Writer.TryWrite([.. _providers]);
    }

    public override string? Problem => null;

    /// <summary>Delivers a list in which a hundredth of the providers was replaced.</summary>
    public void Push()
    {
        for (int i = 0; i < Replaced; i++)
            _providers[_created % Addresses] = Create();
        _pushes.Writer.TryWrite([.. _providers]);
    }

    public override IAsyncEnumerable<IReadOnlyList<DubboUrl>> WatchAsync(
        ServiceKey service, string category, CancellationToken cancellationToken) =>
        category == "providers"
            ? _pushes.Reader.ReadAllAsync(cancellationToken)
            : OnceAsync<IReadOnlyList<DubboUrl>>([], cancellationToken);

    public override Task RegisterAsync(DubboUrl url, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task UnregisterAsync(DubboUrl url, CancellationToken cancellationToken) => Task.CompletedTask;

    public override IAsyncEnumerable<IReadOnlyList<ServiceInstance>> WatchInstancesAsync(
        string application, CancellationToken cancellationToken) => OnceAsync<IReadOnlyList<ServiceInstance>>([], cancellationToken);

    public override Task RegisterInstanceAsync(ServiceInstance instance, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task UnregisterInstanceAsync(ServiceInstance instance, CancellationToken cancellationToken) => Task.CompletedTask;

    public override IAsyncEnumerable<IReadOnlyList<string>> WatchApplicationsAsync(
        string interfaceName, CancellationToken cancellationToken) => OnceAsync<IReadOnlyList<string>>([], cancellationToken);

    public override Task AddApplicationAsync(string interfaceName, string application, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public override Task<string?> GetMetadataAsync(string application, string revision, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    public override Task SetMetadataAsync(string application, string revision, string json, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public override IAsyncEnumerable<string?> WatchConfigurationAsync(string key, string group, CancellationToken cancellationToken) =>
        OnceAsync<string?>(null, cancellationToken);

    public override ValueTask DisposeAsync()
    {
        _pushes.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private static async IAsyncEnumerable<T> OnceAsync<T>(T value, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return value;
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    private DubboUrl Create()
    {
        int number = _created++;
        return DubboUrl.Parse(
            $"dubbo://127.{1 + (number >> 16 & 0x7f)}.{number >> 8 & 0xff}.{number & 0xff}:{_port}/com.example.Echo?{Parameters}"
                + $"&timestamp={1_700_000_000_000 + number}");
    }
}
