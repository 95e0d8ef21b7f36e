using DubboNet.Remoting.Connections;

namespace DubboNet.Contracts.Callbacks;

/// <summary>The callbacks that a consumer has passed to this provider over a connection. Each id has one proxy that calls it.</summary>
/// <remarks>Threading: used by the receive loop and, for long bodies, by the thread pool. The lock guards the table.</remarks>
internal sealed class CallbackProxies : ConnectionCallbacks
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(Type Type, string Interface, int Id), (object Proxy, CallbackInvoker Invoker)> _proxies = [];
    private readonly DubboConnection _connection;

    private CallbackProxies(DubboConnection connection) => _connection = connection;

    public static CallbackProxies GetOrCreate(DubboConnection connection) =>
        (CallbackProxies)connection.GetCallbacks(static connection => new CallbackProxies(connection));

    /// <summary>Returns the proxy of a consumer's callback, which is the same object for each use of the id.</summary>
    /// <exception cref="InvalidDataException">The consumer has passed too many callbacks of this interface.</exception>
    public TCallback Get<TCallback>(string javaInterface, int id, Func<CallbackInvoker, TCallback> create)
        where TCallback : class
    {
        lock (_lock)
        {
            if (_proxies.TryGetValue((typeof(TCallback), javaInterface, id), out (object Proxy, CallbackInvoker) known))
                return (TCallback)known.Proxy;
            int count = _proxies.Keys.Count(key => key.Interface == javaInterface);
            int limit = _connection.Options.MaxCallbacks;
            if (count >= limit)
            {
                throw new InvalidDataException(
                    $"The consumer has already passed {count} callbacks of {javaInterface} on this connection, and the limit is "
                        + $"{limit} (MaxCallbacks)");
            }

            var invoker = new CallbackInvoker(_connection, javaInterface);
            TCallback proxy = create(invoker);
            _proxies.Add((typeof(TCallback), javaInterface, id), (proxy, invoker));
            return proxy;
        }
    }

    /// <summary>Removes and returns the proxy of a callback. Returns null if the id is unknown.</summary>
    public TCallback? Release<TCallback>(string javaInterface, int id)
        where TCallback : class
    {
        lock (_lock)
        {
            if (!_proxies.Remove((typeof(TCallback), javaInterface, id), out (object Proxy, CallbackInvoker Invoker) known))
                return null;
            known.Invoker.Release();
            return (TCallback)known.Proxy;
        }
    }
}
