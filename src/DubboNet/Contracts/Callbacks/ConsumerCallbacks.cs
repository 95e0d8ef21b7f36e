using System.Globalization;
using System.Runtime.CompilerServices;
using DubboNet.Protocol;
using DubboNet.Remoting.Connections;
using DubboNet.Server;

namespace DubboNet.Contracts.Callbacks;

/// <summary>The objects that a consumer has passed on a connection. A dispatcher runs the provider's calls to them.</summary>
/// <remarks>Threading: callers add callbacks and the receive loop finds them. The lock guards both tables.</remarks>
internal sealed class ConsumerCallbacks : IServiceTable
{
    private static readonly PerConnection<ConsumerCallbacks> OfConnections =
        new(static connection => new ConsumerCallbacks(connection.Options));

    private readonly Lock _lock = new();
    private readonly Dictionary<int, Exported> _byId = [];
    private readonly Dictionary<(object Callback, ServiceKey Key), Exported> _byCallback = new(CallbackComparer.Instance);
    private readonly ServiceDispatcher _dispatcher;
    private int _lastId;

    private ConsumerCallbacks(ConnectionOptions options)
    {
        var serving = new ServingOptions
        {
            Hessian = options.Hessian,
            MaxPayload = options.MaxPayload,
            Budget = MemoryBudget.Unlimited,
            Calls = new RunningCalls(new DubboServerOptions().MaxConcurrentCalls, options.Time, options.Scheduler),
            Logger = options.Logger,
        };
        _dispatcher = new ServiceDispatcher(serving, this);
    }

    bool IServiceTable.IsEmpty => false;

    /// <summary>Returns the callbacks of a connection. The connection serves the calls to them from the first use on.</summary>
    /// <exception cref="NotSupportedException">This is the provider's side of the connection, which cannot pass callbacks
    /// itself.</exception>
    public static ConsumerCallbacks Of(DubboConnection connection)
    {
        if (!connection.IsConsumerSide)
            throw new NotSupportedException("A provider that calls back cannot pass its own callbacks.");
        ConsumerCallbacks callbacks = OfConnections.Get(connection);
        connection.ServeCallbacks(callbacks._dispatcher);
        return callbacks;
    }

    /// <summary>Exports a callback. A callback that is already exported keeps its id.</summary>
    /// <param name="callback">The contract implementation or delegate.</param>
    /// <param name="key">The Java interface, in the group of the service that gets the callback.</param>
    /// <param name="createService">Creates the service that runs the calls to the callback.</param>
    public CallbackExport Add(object callback, ServiceKey key, Func<DubboService> createService)
    {
        lock (_lock)
        {
            if (!_byCallback.TryGetValue((callback, key), out Exported? exported))
            {
                exported = new Exported(++_lastId, callback, createService());
                _byCallback.Add((callback, key), exported);
                _byId.Add(exported.Id, exported);
            }

            exported.Uses++;
            return new CallbackExport(exported.Id, () => Withdraw(exported));
        }
    }

    /// <summary>
    /// Withdraws a callback, regardless of how often it was passed. If it is not exported, the result has a new id that is not in use.
    /// </summary>
    public CallbackExport Release(object callback, ServiceKey key)
    {
        lock (_lock)
        {
            if (!_byCallback.TryGetValue((callback, key), out Exported? exported))
                return new CallbackExport(++_lastId, null);
            Remove(exported);
            return new CallbackExport(exported.Id, null);
        }
    }

    DubboService? IServiceTable.Find(ServiceKey key, Attachments attachments)
    {
        if (!int.TryParse(attachments.GetText(AttachmentKeys.CallbackId), NumberStyles.Integer, CultureInfo.InvariantCulture, out int id))
            return null;
        lock (_lock)
            return _byId.TryGetValue(id, out Exported? exported) && exported.Service.Key == key ? exported.Service : null;
    }

    // Calls cannot be recognized by their head, because the id of the callback is in an attachment that follows the arguments.
    HostedMethod? IServiceTable.FindByHead(ReadOnlySpan<byte> head) => null;

    string IServiceTable.Describe()
    {
        lock (_lock)
            return string.Join(", ", _byId.Values.Select(exported => $"{exported.Service.Key}.{exported.Id}"));
    }

    private void Withdraw(Exported exported)
    {
        lock (_lock)
        {
            if (--exported.Uses == 0)
                Remove(exported);
        }
    }

    private void Remove(Exported exported)
    {
        // The callback may have been released and exported again as another entry.
        if (_byId.Remove(exported.Id))
            _byCallback.Remove((exported.Callback, exported.Service.Key));
    }

    // A callback and the number of times that it was passed and not withdrawn.
    private sealed class Exported(int id, object callback, DubboService service)
    {
        public int Id => id;

        public object Callback => callback;

        public DubboService Service => service;

        public int Uses { get; set; }
    }

    // Objects are compared by reference. Delegates are compared by target and method, because a method group can create a new one with each
    // use.
    private sealed class CallbackComparer : IEqualityComparer<(object Callback, ServiceKey Key)>
    {
        public static readonly CallbackComparer Instance = new();

        public bool Equals((object Callback, ServiceKey Key) x, (object Callback, ServiceKey Key) y) =>
            (x.Callback is Delegate ? x.Callback.Equals(y.Callback) : ReferenceEquals(x.Callback, y.Callback)) && x.Key == y.Key;

        public int GetHashCode((object Callback, ServiceKey Key) obj) =>
            obj.Callback is Delegate ? obj.Callback.GetHashCode() : RuntimeHelpers.GetHashCode(obj.Callback);
    }
}
