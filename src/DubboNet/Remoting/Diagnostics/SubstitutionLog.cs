using System.Runtime.CompilerServices;
using DubboNet.Hessian;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Diagnostics;

/// <summary>
/// Logs what <see cref="HessianOptions.ClassSubstituted"/> reports. All channels and servers with the same options and logger factory share one sink, so that a
/// class is reported once and not once a connection.
/// </summary>
internal static class SubstitutionLog
{
    /// <summary>
    /// By the options, which mostly live as long as the process, and then by the factory. The other way round, what a table of the
    /// factory keeps for such options would refer to the factory and keep it for ever.
    /// </summary>
    private static readonly ConditionalWeakTable<HessianOptions, ConditionalWeakTable<ILoggerFactory, HessianOptions>> Known = [];

    /// <summary>The options with a sink that logs and then calls that of the options, if they have one.</summary>
    public static HessianOptions Attach(HessianOptions options, ILoggerFactory loggerFactory) =>
        Known.GetOrCreateValue(options).GetValue(
            loggerFactory, factory => Create(options, factory.CreateLogger(typeof(HessianOptions).Namespace!)));

    private static HessianOptions Create(HessianOptions options, ILogger logger)
    {
        Action<HessianClassSubstitution>? own = options.ClassSubstituted;
        return options with
        {
            ClassSubstituted = substitution =>
            {
                RemotingLog.ClassSubstituted(logger, substitution);
                own?.Invoke(substitution);
            },
        };
    }
}
