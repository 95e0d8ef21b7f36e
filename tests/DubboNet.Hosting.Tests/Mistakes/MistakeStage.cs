using System.Net;
using System.Text.RegularExpressions;

namespace DubboNet.Hosting.Tests.Mistakes;

/// <summary>A provider for the mistakes. Makes their messages equal in each run.</summary>
internal sealed partial class MistakeStage : IAsyncDisposable
{
    /// <summary>The pause after a failed attempt to connect. It is longer than a busy machine takes to describe the failure.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly List<IAsyncDisposable> _made = [];

    public MistakeStage(Action<DubboServerOptions>? configure = null)
    {
        var options = new DubboServerOptions
        {
            EndPoint = new IPEndPoint(IPAddress.Loopback, 0),
            LoggerFactory = Log,
            ShutdownTimeout = TimeSpan.Zero,
        };
        configure?.Invoke(options);
        DubboService results = new DubboService(new ServiceKey("com.acme.ResultService"))
            .MapDynamic((call, _) => ValueTask.FromResult(Results.Of(call.Arguments[0])));
        Server = new DubboServer(options, ContractService.Create<IOrderService>(new OrderProvider()), results);
        Server.Start();
    }

    public LogWatch Log { get; } = new();

    public DubboServer Server { get; }

    public int Port => Server.LocalEndPoint.Port;

    public string Address => $"dubbo://127.0.0.1:{Port}";

    /// <summary>Creates a client of a contract at the provider.</summary>
    public TContract Client<TContract>(Action<DubboChannelOptions>? configure = null, ServiceKey? service = null, string? address = null)
        where TContract : class, IDubboContract<TContract>
    {
        DubboChannel channel = Channel(configure, address);
        return service is null ? channel.CreateClient<TContract>() : channel.CreateClient<TContract>(service);
    }

    public DubboChannel Channel(Action<DubboChannelOptions>? configure = null, string? address = null)
    {
        var options = new DubboChannelOptions
        {
            Timeout = TimeSpan.FromSeconds(20),
            ReconnectDelay = Pause,
            MaxReconnectDelay = Pause,
        };
        configure?.Invoke(options);
        return Keep(new DubboChannel(address ?? Address, options));
    }

    public T Keep<T>(T disposable)
        where T : IAsyncDisposable
    {
        _made.Add(disposable);
        return disposable;
    }

    /// <summary>Returns the message with which a call fails.</summary>
    public static async Task<string> FailAsync(Func<Task> call)
    {
        try
        {
            await call().Within();
        }
        catch (Exception e) when (e is not TimeoutException)
        {
            return $"{e.GetType().Name}: {e.Message}";
        }

        throw new AssertionException("The mistake was not noticed.");
    }

    /// <summary>Returns the text of the first log entry of an event, after a call that may fail.</summary>
    public async Task<string> LogAsync(string eventName, Func<Task> call)
    {
        await call().Within().ContinueWith(_ => { }, TaskScheduler.Default);
        await UntilAsync(() => Log.Named(eventName).Any(), $"{eventName} is logged");
        LogEntry entry = Log.Named(eventName).First();
        return $"{entry.Level}: {entry.Text}";
    }

    /// <summary>Replaces addresses and elapsed times, which differ from run to run.</summary>
    public string Normalize(string message, params IReadOnlyList<int> ports)
    {
        string text = message.Replace($"127.0.0.1:{Port}", "10.0.0.5:20880", StringComparison.Ordinal);
        foreach (int port in ports)
            text = text.Replace($"127.0.0.1:{port}", "10.0.0.5:20880", StringComparison.Ordinal);
        text = Consumer().Replace(text, "10.0.0.9:50000");
        text = Elapsed().Replace(text, "… ms");
        return text.ReplaceLineEndings(" ").Trim();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable one in _made)
            await one.DisposeAsync();
        await Server.DisposeAsync();
    }

    [GeneratedRegex(@"127\.0\.0\.1:\d{4,5}")]
    private static partial Regex Consumer();

    [GeneratedRegex(@"(?<=after )\d+ ms|(?<=in )\d+ ms")]
    private static partial Regex Elapsed();
}
