using System.IO.Pipelines;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DubboNet;

/// <summary>Options of a <see cref="DubboRegistration"/>.</summary>
public sealed class DubboRegistrationOptions
{
    /// <summary>
    /// Gets the parameters that are added to the URLs of all services, with Java's names, such as <c>weight</c>, <c>timeout</c> and
    /// <c>dubbo.tag</c>. They replace the timeouts of the contracts. Parameters that describe the
    /// services, such as <c>methods</c>, cannot be replaced.
    /// </summary>
    public IDictionary<string, string> Parameters { get; } = new Dictionary<string, string>();

    /// <summary>
    /// Gets or sets the token that consumers must send (<see cref="DubboServerOptions.Token"/>). Everyone who can read the registry can
    /// read it, as in Java. The default is null, which means no token.
    /// </summary>
    public string? Token { get; set; }

    /// <summary>Gets or sets the value of <see cref="DubboServerOptions.MaxCallbacks"/>. The default is 1.</summary>
    public int MaxCallbacks { get; set; } = 1;

    /// <summary>
    /// Gets or sets how long a registration waits for registries that are not required, and a removal for all registries. After this time,
    /// the attempt continues in the background. The default is 3 s.
    /// </summary>
    public TimeSpan WaitTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Gets or sets the factory of loggers. The default does not log.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;

    /// <summary>Gets or sets the source of time. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets where loops and continuations run.</summary>
    internal PipeScheduler Scheduler { get; set; } = PipeScheduler.ThreadPool;
}
