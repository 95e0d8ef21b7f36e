using DubboNet.Remoting.Connections;

namespace DubboNet.Contracts.Callbacks;

/// <summary>
/// The clients that a provider has for the objects that a consumer has passed on a connection. There is one for each id. Callbacks of
/// another C# type have clients and a limit of their own.
/// </summary>
/// <remarks>Threading: used by the receive loop and, for long bodies, by the thread pool. The lock guards the table.</remarks>
internal sealed class ProviderCallbacks<TCallback>
    where TCallback : class
{
    private static readonly PerConnection<ProviderCallbacks<TCallback>> OfConnections =
        new(static connection => new ProviderCallbacks<TCallback>(connection));

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Interface, int Id), (TCallback Client, ConsumerInvoker Invoker)> _clients = [];
    private readonly DubboConnection _connection;

    private ProviderCallbacks(DubboConnection connection) => _connection = connection;

    /// <summary>Returns the clients for the consumer of a connection.</summary>
    public static ProviderCallbacks<TCallback> Of(DubboConnection connection) => OfConnections.Get(connection);

    /// <summary>Returns the client for an object, which is the same for each use of the id.</summary>
    /// <exception cref="InvalidDataException">The consumer has passed too many objects of this interface.</exception>
    public TCallback Get(string javaInterface, int id, Func<ConsumerInvoker, TCallback> create)
    {
        lock (_lock)
        {
            if (_clients.TryGetValue((javaInterface, id), out (TCallback Client, ConsumerInvoker) known))
                return known.Client;
            int count = _clients.Keys.Count(key => key.Interface == javaInterface);
            int limit = _connection.Options.MaxCallbacks;
            if (count >= limit)
            {
                throw new InvalidDataException(
                    $"The consumer has already passed {count} callbacks of {javaInterface} on this connection, and the limit is "
                        + $"{limit} (MaxCallbacks)");
            }

            var invoker = new ConsumerInvoker(_connection, javaInterface);
            TCallback client = create(invoker);
            _clients.Add((javaInterface, id), (client, invoker));
            return client;
        }
    }

    /// <summary>Removes and returns the client for an object. Returns null if the id is unknown.</summary>
    public TCallback? Release(string javaInterface, int id)
    {
        lock (_lock)
        {
            if (!_clients.Remove((javaInterface, id), out (TCallback Client, ConsumerInvoker Invoker) known))
                return null;
            known.Invoker.Release();
            return known.Client;
        }
    }
}
