using System.IO.Pipelines;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet.Nacos;

/// <summary>Contains the settings of a <see cref="DubboRegistry"/> for Nacos.</summary>
internal sealed class NacosSettings
{
    /// <summary>The name of the default namespace for services. Its name for configuration is empty.</summary>
    private const string PublicNamespace = "public";

    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(5);

    /// <exception cref="ArgumentException">The address or an option is invalid. The message names it.</exception>
    public NacosSettings(DubboRegistryOptions options)
    {
        Logger = options.LoggerFactory.CreateLogger("DubboNet.Nacos.NacosRegistry");
        TimerRange.CheckPositive(options.Timeout, Logger);
        NacosServer[] servers = [.. NacosServer.ReadAll(options.Address)];
        Random.Shared.Shuffle(servers);
        Servers = servers;
        Address = $"{options.Address.WithParameters([new("username", null), new("password", null)])}";
        Group = string.IsNullOrEmpty(options.Group) ? "DEFAULT_GROUP" : options.Group;
        Namespace = string.IsNullOrEmpty(options.Namespace) ? PublicNamespace : options.Namespace;
        UserName = options.UserName;
        Password = options.Password;
        Timeout = options.Timeout;
        RequestTimeout = Timeout < LongestRequest ? Timeout : LongestRequest;
        TimeProvider = options.TimeProvider;
    }

    /// <summary>Gets the servers in random order.</summary>
    public IReadOnlyList<NacosServer> Servers { get; }

    /// <summary>Gets the address without the user and the password, for messages.</summary>
    public string Address { get; }

    /// <summary>Gets the group of services.</summary>
    public string Group { get; }

    /// <summary>Gets the namespace of services.</summary>
    public string Namespace { get; }

    /// <summary>Gets the namespace of configuration.</summary>
    public string Tenant => Namespace == PublicNamespace ? "" : Namespace;

    public string? UserName { get; }

    public string? Password { get; }

    /// <summary>Gets how long an operation may take, including the wait for a connection.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>Gets how long a server may take for a response. A connection whose server takes longer is given up.</summary>
    public TimeSpan RequestTimeout { get; }

    public ILogger Logger { get; }

    public TimeProvider TimeProvider { get; }

    /// <summary>Gets the scheduler of loops and of continuations of callers.</summary>
    public PipeScheduler Scheduler { get; } = PipeScheduler.ThreadPool;
}
