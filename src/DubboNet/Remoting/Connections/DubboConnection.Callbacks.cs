using System.Globalization;
using DubboNet.Protocol;
using DubboNet.Remoting.Correlation;

namespace DubboNet.Remoting.Connections;

/// <summary>Registers the callback objects of calls. The peer can call them over this connection until it ends.</summary>
internal sealed partial class DubboConnection
{
    private ConnectionCallbacks? _callbacks;

    /// <summary>Gets whether this side opened the connection. If so, requests of the peer are callbacks.</summary>
    public bool IsConsumerSide => _requestHandler is null;

    /// <summary>
    /// Gets the handler of calls to the callback objects. It is null until one is registered, and after the connection has ended.
    /// </summary>
    public IRequestHandler? CallbackHandler => Volatile.Read(ref _callbacks)?.RequestHandler;

    /// <summary>Returns the callbacks of this connection. Creates them if the connection has none.</summary>
    public ConnectionCallbacks GetCallbacks(Func<DubboConnection, ConnectionCallbacks> create)
    {
        if (Volatile.Read(ref _callbacks) is { } existing)
            return existing;
        ConnectionCallbacks created = create(this);
        return Interlocked.CompareExchange(ref _callbacks, created, null) ?? created;
    }

    private async ValueTask<TResult> InvokeExportingAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options, CallDeadline deadline,
        CancellationToken cancellationToken)
    {
        Exports exports = Export(method, arguments, options);
        try
        {
            return await InvokeAsync(method, arguments, exports.Attachments, options, deadline, cancellationToken).ConfigureAwait(false);
        }
        catch (DubboException e) when (
            e is DubboRemoteException { Status: DubboStatus.BadRequest } or { RequestState: RequestState.NotSent })
        {
            // The provider will not call the objects. After all other failures, the provider may have received the call and may use them.
            exports.Withdraw();
            throw;
        }
    }

    // Objects are registered before the request is sent, so that the provider never calls an unknown object.
    private Exports Export<TArguments, TResult>(DubboMethod<TArguments, TResult> method, TArguments arguments, in DubboCallOptions options)
    {
        var exported = new List<CallbackExport>(method.Callbacks.Count);
        var entries = new List<string>();
        foreach (CallbackParameter<TArguments> parameter in method.Callbacks)
        {
            CallbackExport export = ((ConnectionCallback<TArguments>)parameter).Export(this, method, arguments);
            exported.Add(export);
            entries.Add($"{AttachmentKeys.CallbackArgument}{parameter.Index}");
            entries.Add(export.Id.ToString(CultureInfo.InvariantCulture));
        }

        var exports = new Exports(DubboMethod.EncodeStrings([.. entries]), exported);
        options.CallbackRegistration?.Set(exports.Withdraw, Closing);
        return exports;
    }

    /// <summary>Represents the registrations of one call. Only the first withdrawal has an effect.</summary>
    private sealed class Exports(byte[] attachments, IReadOnlyList<CallbackExport> exported)
    {
        private int _isWithdrawn;

        public byte[] Attachments => attachments;

        public void Withdraw()
        {
            if (Interlocked.Exchange(ref _isWithdrawn, 1) != 0)
                return;
            foreach (CallbackExport export in exported)
                export.Withdraw?.Invoke();
        }
    }
}
