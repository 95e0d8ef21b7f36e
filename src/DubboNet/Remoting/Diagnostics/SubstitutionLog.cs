using System.Runtime.CompilerServices;
using DubboNet.Hessian;
using Microsoft.Extensions.Logging;

namespace DubboNet.Remoting.Diagnostics;

/// <summary>
/// Logs the reports of <see cref="HessianOptions.ClassSubstituted"/>. All channels and servers with the same options and logger factory
/// share one sink, so that a class is reported once and not once for each connection.
/// </summary>
internal static class SubstitutionLog
{
    // The outer key is the options, because they usually live as long as the process. If the factory were the outer key, the entry for such
    // options would refer to the factory and keep it alive forever.
    private static readonly ConditionalWeakTable<HessianOptions, ConditionalWeakTable<ILoggerFactory, HessianOptions>> Known = [];

    /// <summary>Returns a copy of the options with a sink that logs and then calls the sink of the options, if they have one.</summary>
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
