using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DubboNet;

/// <summary>Options for the connection to a registry.</summary>
/// <param name="address">
/// The address, such as <c>zookeeper://zk-1:2181?backup=zk-2:2181,zk-3:2181</c>. Parameters of it are Java's (<c>timeout</c>,
/// <c>session</c>, <c>group</c>, <c>namespace</c>).
/// </param>
public sealed class DubboRegistryOptions(DubboUrl address)
{
    /// <summary>Gets the address.</summary>
    public DubboUrl Address => address;

    /// <summary>
    /// Gets or sets the group, which is the root folder in ZooKeeper and the group in Nacos. The default is the parameter <c>group</c>.
    /// Null means the registry's own default.
    /// </summary>
    public string? Group { get; set; } = address.GetParameter("group");

    /// <summary>Gets or sets the namespace in Nacos. The default is the parameter <c>namespace</c>.</summary>
    public string? Namespace { get; set; } = address.GetParameter("namespace");

    /// <summary>Gets or sets the name of the user. The default is that of the address, or else the parameter <c>username</c>.</summary>
    public string? UserName { get; set; } = address.UserName ?? address.GetParameter("username");

    /// <summary>Gets or sets the password. The default is that of the address, or else the parameter <c>password</c>.</summary>
    public string? Password { get; set; } = address.Password ?? address.GetParameter("password");

    /// <summary>
    /// Gets or sets how long an operation may take, including the wait for a connection. The default is the parameter <c>timeout</c> in
    /// milliseconds, or else 30 s, as in Java.
    /// </summary>
    public TimeSpan Timeout { get; set; } = Milliseconds(address, "timeout") ?? TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets how long the registry keeps registrations without a connection. The default is the parameter <c>session</c> (Dubbo 3)
    /// or <c>zk.session.expire</c> (2.7) in milliseconds, or else 60 s, as in Java. The server can choose another time.
    /// </summary>
    public TimeSpan SessionTimeout { get; set; } =
        Milliseconds(address, "session") ?? Milliseconds(address, "zk.session.expire") ?? TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets the factory of loggers. The default does not log.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;

    /// <summary>Gets or sets the source of time. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    private static TimeSpan? Milliseconds(DubboUrl address, string name) =>
        int.TryParse(address.GetParameter(name), out int milliseconds) && milliseconds > 0
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;
}
