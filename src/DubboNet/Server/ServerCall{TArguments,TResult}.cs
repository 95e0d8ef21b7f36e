using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Generic;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Connections;

namespace DubboNet.Server;

/// <summary>
/// Represents a call with its arguments. A handler that completes synchronously needs no state machine. Other handlers call back when they
/// end.
/// </summary>
internal sealed class ServerCall<TArguments, TResult> : ServerCall
{
    private static readonly Pool<ServerCall<TArguments, TResult>> Pool =
        new(capacity: 256, static () => new ServerCall<TArguments, TResult>());

    private readonly Action _onHandlerEnded;
    private HostedMethod<TArguments, TResult> _hosted = null!;
    private TArguments _arguments = default!;
    private ConfiguredValueTaskAwaitable<TResult>.ConfiguredValueTaskAwaiter _handler;

    private ServerCall() => _onHandlerEnded = Complete;

    public override HostedMethod Hosted => _hosted;

    public static ServerCall<TArguments, TResult> Rent(HostedMethod<TArguments, TResult> hosted, TArguments arguments)
    {
        ServerCall<TArguments, TResult> call = Pool.Rent();
        call._hosted = hosted;
        call._arguments = arguments;
        return call;
    }

    public override bool TrySwitch(HostedMethod other)
    {
        if (other is not HostedMethod<TArguments, TResult> compatible || compatible.Method.Types != _hosted.Method.Types)
            return false;
        _hosted = compatible;
        return true;
    }

    [SuppressMessage("Reliability", "CA2012:Use ValueTasks correctly", Justification = "The result is taken once, in Encode.")]
    protected override void StartHandler()
    {
        bool hasEnded;
        try
        {
            ThrowIfNoRoom();
            _handler = _hosted.InvokeAsync(_arguments, Context.GetContext()).ConfigureAwait(false).GetAwaiter();
            hasEnded = _handler.IsCompleted;
            if (!hasEnded)
                _handler.UnsafeOnCompleted(_onHandlerEnded);
        }
        catch (Exception e)
        {
            // A handler that is not async throws here, whereas others store the exception in their task. ThrowIfNoRoom also throws here, so
            // that a handler without memory for its response does not run.
            _handler = ValueTask.FromException<TResult>(e).ConfigureAwait(false).GetAwaiter();
            hasEnded = true;
        }

        if (hasEnded)
            Complete();
    }

    public override void Discard()
    {
        Context.Clear();
        _hosted = null!;
        _arguments = default!;
        _handler = default;
        Form = GenericForm.None;
        Pool.Return(this);
    }

    protected override void ImportCallbacks(DubboConnection connection)
    {
        foreach (ICallbackBinding<TArguments> callback in _hosted.Callbacks)
        {
            string? id = Context.Attachments.GetText($"{AttachmentKeys.CallbackArgument}{callback.Parameter.Index}");
            _arguments = callback.Import(connection, _arguments, _hosted.Method, id);
        }
    }

    protected override void Encode(FrameBuffer response, long id, in ResponseContext responseContext)
    {
        TResult result = _handler.GetResult();
        // Releases the result, because the memory budget does not count it while the response waits for the consumer.
        _handler = default;
        try
        {
            if (Form is GenericForm.None or GenericForm.Plain)
                ResponseEncoder.EncodeResult(response, id, result, _hosted.Result, Context.ResponseAttachmentsOrNull, responseContext);
            else
                EncodeGeneric(response, id, result, responseContext);
        }
        catch (Exception e)
        {
            throw new EncodingFailedException(e);
        }
    }

    private void EncodeGeneric(FrameBuffer response, long id, TResult result, in ResponseContext responseContext)
    {
        HessianOptions hessian = responseContext.Hessian;
        object? value = result is null or DubboVoid ? null : DynamicValues.FromTyped(result, _hosted.Result, count: 1, hessian)[0];
        object? represented = Form == GenericForm.Json
            ? JsonValues.Write(value, hessian.Types)
            : new PojoGeneralizer(hessian.Types).Rewrite(value);
        ResponseEncoder.EncodeResult(
            response, id, represented, HessianFormatters.Object, Context.ResponseAttachmentsOrNull, responseContext);
    }
}
