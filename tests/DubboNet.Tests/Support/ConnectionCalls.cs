using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Correlation;

namespace DubboNet.Tests.Support;

/// <summary>Makes calls on a connection as a channel does, with a timeout for each.</summary>
internal static class ConnectionCalls
{
    private static readonly TimeSpan ClientTimeout = TimeSpan.FromSeconds(1);

    public static ValueTask<TResult> InvokeAsync<TArguments, TResult>(
        this DubboConnection connection, DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options,
        CancellationToken cancellationToken) =>
        connection.InvokeAsync(method, arguments, [], options, Limit(connection, options), cancellationToken);

    public static ValueTask SendOneWayAsync<TArguments, TResult>(
        this DubboConnection connection, DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options,
        CancellationToken cancellationToken) =>
        connection.SendOneWayAsync(method, arguments, [], options, Limit(connection, options), cancellationToken);

    private static CallDeadline Limit(DubboConnection connection, DubboCallOptions options) =>
        new(options.Timeout ?? ClientTimeout, options.Timeout is null ? "the client" : "the call", connection.Time.GetTimestamp());
}
