using DubboNet.Remoting.Connections;

namespace DubboNet.Contracts.Callbacks;

/// <summary>What a consumer has handed over to this provider on a connection: for each id one object that calls it.</summary>
/// <remarks>Threading: the receive loop and, for long bodies, the pool; the lock guards the table.</remarks>
internal sealed class CallbackProxies : ConnectionCallbacks
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(Type Type, string Interface, int Id), (object Proxy, CallbackInvoker Invoker)> _proxies = [];
    private readonly DubboConnection _connection;

    private CallbackProxies(DubboConnection connection) => _connection = connection;

    public static CallbackProxies GetOrCreate(DubboConnection connection) =>
        (CallbackProxies)connection.GetCallbacks(static connection => new CallbackProxies(connection));

    /// <summary>What calls an object of the consumer's, the same one each time.</summary>
    /// <exception cref="InvalidDataException">The consumer has handed over too many objects of this interface.</exception>
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
                    $"The consumer has handed over {count} callbacks of {javaInterface} on this connection already, and the limit is {limit} (MaxCallbacks)");
            }

            var invoker = new CallbackInvoker(_connection, javaInterface);
            TCallback proxy = create(invoker);
            _proxies.Add((typeof(TCallback), javaInterface, id), (proxy, invoker));
            return proxy;
        }
    }

    /// <summary>Forgets an object and gives what called it; null if it was not handed over.</summary>
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
