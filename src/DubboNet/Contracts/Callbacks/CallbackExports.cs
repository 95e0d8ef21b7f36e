using System.Globalization;
using System.Runtime.CompilerServices;
using DubboNet.Protocol;
using DubboNet.Remoting.Connections;
using DubboNet.Server;

namespace DubboNet.Contracts.Callbacks;

/// <summary>
/// What a consumer has handed over on a connection, and what serves the provider's calls of it: the same dispatcher that serves a provider's requests.
/// </summary>
/// <remarks>Threading: callers hand over, the receive loop looks up; the lock guards both tables.</remarks>
internal sealed class CallbackExports : ConnectionCallbacks, IServiceTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, Exported> _byId = [];
    private readonly Dictionary<(object Callback, ServiceKey Key), Exported> _byCallback = new(CallbackComparer.Instance);
    private readonly ServiceDispatcher _dispatcher;
    private int _lastId;

    private CallbackExports(ConnectionOptions options)
    {
        var serverOptions = new DubboServerOptions
        {
            MaxPayload = options.MaxPayload,
            TimeProvider = options.Time,
            Scheduler = options.Scheduler,
        };
        _dispatcher = new ServiceDispatcher(serverOptions, options.Hessian, this, MemoryBudget.Unlimited, options.Logger);
    }

    public override IRequestHandler RequestHandler => _dispatcher;

    bool IServiceTable.IsEmpty => false;

    /// <exception cref="NotSupportedException">The connection is a consumer's, whom a provider calls back.</exception>
    public static CallbackExports GetOrCreate(DubboConnection connection) => connection.IsConsumerSide
        ? (CallbackExports)connection.GetCallbacks(static connection => new CallbackExports(connection.Options))
        : throw new NotSupportedException("A provider that calls back cannot hand over callbacks of its own.");

    /// <summary>Lets an object be called. One that was handed over already keeps its id.</summary>
    /// <param name="callback">The object.</param>
    /// <param name="key">The Java interface, in the group of the service that it is handed over to.</param>
    /// <param name="createService">Makes what serves its calls.</param>
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

    /// <summary>Lets an object be called no more, however often it was handed over. The id of one that was not is nobody's.</summary>
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

    /// <summary>Which object is meant stands behind the arguments, so none is recognised by the head.</summary>
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
        // It may have been released before, and handed over again as another entry.
        if (_byId.Remove(exported.Id))
            _byCallback.Remove((exported.Callback, exported.Service.Key));
    }

    /// <summary>An object and how often it was handed over without being taken back.</summary>
    private sealed class Exported(int id, object callback, DubboService service)
    {
        public int Id => id;

        public object Callback => callback;

        public DubboService Service => service;

        public int Uses { get; set; }
    }

    /// <summary>Objects are who they are; delegates are equal if they call the same, for each use of a method's name makes another one.</summary>
    private sealed class CallbackComparer : IEqualityComparer<(object Callback, ServiceKey Key)>
    {
        public static readonly CallbackComparer Instance = new();

        public bool Equals((object Callback, ServiceKey Key) x, (object Callback, ServiceKey Key) y) =>
            (x.Callback is Delegate ? x.Callback.Equals(y.Callback) : ReferenceEquals(x.Callback, y.Callback)) && x.Key == y.Key;

        public int GetHashCode((object Callback, ServiceKey Key) obj) =>
            obj.Callback is Delegate ? obj.Callback.GetHashCode() : RuntimeHelpers.GetHashCode(obj.Callback);
    }
}
