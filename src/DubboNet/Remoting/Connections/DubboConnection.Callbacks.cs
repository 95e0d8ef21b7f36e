using System.Globalization;
using DubboNet.Protocol;
using DubboNet.Remoting.Correlation;

namespace DubboNet.Remoting.Connections;

/// <summary>Callbacks: calls that hand objects over, which the peer then calls over this connection, as long as it lives.</summary>
internal sealed partial class DubboConnection
{
    private ConnectionCallbacks? _callbacks;

    /// <summary>Whether this side made the connection, so that requests of the peer are callbacks.</summary>
    public bool IsConsumerSide => _requestHandler is null;

    private IRequestHandler? RequestHandler => _requestHandler ?? Volatile.Read(ref _callbacks)?.RequestHandler;

    /// <summary>The callbacks of this connection, made if it has none yet.</summary>
    public ConnectionCallbacks GetCallbacks(Func<DubboConnection, ConnectionCallbacks> create)
    {
        if (Volatile.Read(ref _callbacks) is { } existing)
            return existing;
        ConnectionCallbacks created = create(this);
        return Interlocked.CompareExchange(ref _callbacks, created, null) ?? created;
    }

    private async ValueTask<TResult> InvokeExportingAsync<TArguments, TResult>(
        DubboMethod<TArguments, TResult> method, TArguments arguments, DubboCallOptions options, CallDeadline deadline, CancellationToken cancellationToken)
    {
        Exports exports = Export(method, arguments, options);
        try
        {
            return await InvokeAsync(method, arguments, exports.Attachments, options, deadline, cancellationToken).ConfigureAwait(false);
        }
        catch (DubboException e) when (e is DubboRemoteException { Status: DubboStatus.BadRequest } or { RequestState: RequestState.NotSent })
        {
            // Nobody will call them. After any other failure the provider may have taken them, and would miss what it was given.
            exports.Withdraw();
            throw;
        }
    }

    /// <summary>Hands over what a call's arguments are called back by, before the provider can know of it.</summary>
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

    /// <summary>What one call handed over; it is taken back once, whoever does it.</summary>
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
