using System.Globalization;
using DubboNet.Protocol;

namespace DubboNet.Remoting.Connections;

/// <summary>Registers the callback objects of calls. The peer can call them over this connection until it ends.</summary>
/// <remarks>Threading: any thread can register. The connection clears the callbacks when it ends.</remarks>
internal sealed class CallbackRegistrations(DubboConnection connection)
{
    private IRequestHandler? _requestHandler;

    /// <summary>
    /// Gets the handler of calls to the callback objects. It is null until one is registered, and after the connection has ended.
    /// </summary>
    public IRequestHandler? RequestHandler => Volatile.Read(ref _requestHandler);

    /// <summary>Sets the handler of calls to the callback objects.</summary>
    public void Serve(IRequestHandler handler) => Volatile.Write(ref _requestHandler, handler);

    /// <summary>
    /// Registers the callback objects of a call. Call it before the request is sent, so that the provider never calls an unknown object.
    /// </summary>
    public Exports Export<TArguments, TResult>(DubboMethod<TArguments, TResult> method, TArguments arguments, in DubboCallOptions options)
    {
        var exported = new List<CallbackExport>(method.Callbacks.Count);
        var entries = new List<string>();
        foreach (ICallbackBinding<TArguments> callback in CallbackBindings.Of(method))
        {
            CallbackExport export = callback.Export(connection, method, arguments);
            exported.Add(export);
            entries.Add($"{AttachmentKeys.CallbackArgument}{callback.Parameter.Index}");
            entries.Add(export.Id.ToString(CultureInfo.InvariantCulture));
        }

        var exports = new Exports(DubboMethod.EncodeStrings([.. entries]), exported);
        options.CallbackRegistration?.Set(exports.Withdraw, connection.Closing);
        return exports;
    }

    /// <summary>Ends the callbacks with the connection. A reference to the connection must not keep them alive.</summary>
    public void Clear() => Volatile.Write(ref _requestHandler, null);

    /// <summary>Represents the registrations of one call. Only the first withdrawal has an effect.</summary>
    public sealed class Exports(byte[] attachments, IReadOnlyList<CallbackExport> exported)
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
