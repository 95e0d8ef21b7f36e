using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Requests;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Connections;
using DubboNet.Remoting.Scheduling;
using Microsoft.Extensions.Logging;

namespace DubboNet.Server;

/// <summary>
/// Finds the method for a request, decodes the request on the receive loop and runs it on the thread pool. Requests that cannot be served
/// are refused with the messages of Java (W53).
/// </summary>
/// <remarks>Threading: the receive loops of all connections call concurrently and share counters, flags and the latch of a stop.</remarks>
internal sealed class ServiceDispatcher(
    DubboServerOptions options, HessianOptions hessian, IServiceTable services, MemoryBudget budget, ILogger logger) : IRequestHandler
{
    /// <summary>The time for which slots are reserved for consumers that found none.</summary>
    private static readonly TimeSpan SharingTime = TimeSpan.FromSeconds(1);

    private readonly int _maxCalls = options.MaxConcurrentCalls;
    private readonly AttachmentLimits _attachmentLimits = new(options.MaxAttachments, options.MaxAttachmentBytes);
    private readonly TokenCheck? _token = string.IsNullOrEmpty(options.Token) ? null : new TokenCheck(options.Token);
    private long _foundNoSlotAt;
    private AsyncLatch? _idle;
    private int _running;
    private int _unfinished;
    private volatile bool _refuses;
    private long _arrivedWhileWaiting;

    public ILogger Logger => logger;

    public int MaxPayload { get; } = options.MaxPayload;

    /// <summary>Gets the handler of requests that no service handles, or null if they are refused.</summary>
    public Func<RawRequest, CancellationToken, ValueTask<RawResponse>>? RawHandler { get; } = options.RawHandler;

    /// <summary>Gets the number of decoded calls whose handlers have not ended.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Gets a value indicating whether all decoded calls are completed (<see cref="OnCompleted"/>).</summary>
    public bool IsIdle => Volatile.Read(ref _unfinished) == 0;

    /// <summary>Gets the number of requests that have arrived since <see cref="WaitForIdleAsync"/> was first called.</summary>
    public long ArrivedWhileWaiting => Volatile.Read(ref _arrivedWhileWaiting);

    public ResponseContext ResponseContext { get; } = new(hessian, WithAttachments: true, options.IncludeStackTraces);

    public ValueTask OnRequest(DubboConnection connection, in FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (Volatile.Read(ref _idle) is not null)
            Interlocked.Increment(ref _arrivedWhileWaiting);
        if (_refuses)
            return Refuse(connection, header, CreateBusyRefusal(connection, "the provider is stopping"));
        if (Running >= _maxCalls || (_foundNoSlotAt != 0 && HasMoreThanItsShare(connection)))
            return RefuseWithoutSlot(connection, header);
        if (header.Serialization != SerializationId.Hessian2)
        {
            return Refuse(connection, header, new Refusal(
                DubboStatus.BadRequest,
                $"Fail to decode request due to: Unexpected serialization id:{header.Serialization} received from network. This provider "
                    + $"accepts hessian2 ({SerializationId.Hessian2}) only: set serialization=hessian2 on the consumer"));
        }

        long expected = ExpectedBytes(body.Length);
        if (!connection.TryHold(expected))
            return Refuse(connection, header, CreateMemoryRefusal(connection));
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            if (Decode(connection, header, body, out Refusal refusal) is not { } call)
                return Refuse(connection, header, refusal);
            if (call is ServerCall { Hosted: { ConcurrencyLimit: { } limit } hosted } limited && !limit.TryEnter())
            {
                limited.Discard();
                return Refuse(
                    connection, header,
                    CreateBusyRefusal(connection, $"{limit.Max} calls of {hosted.Method} run or wait, which is its limit"));
            }

            // The copy of a raw request comes from a pool, so the allocation counter may not include it.
            long taken = call is RawCall ? body.Length : GC.GetAllocatedBytesForCurrentThread() - before;
            call.HeldBytes = taken > MemoryBudget.SmallMessage ? taken : 0;
            connection.Hold(call.HeldBytes);
            Interlocked.Increment(ref _running);
            Interlocked.Increment(ref _unfinished);
            connection.BeginServing();
            connection.UserScheduler.Schedule(call);
            return default;
        }
        catch (DubboRefusalException e)
        {
            return Refuse(connection, header, new Refusal(e.Status, e.Message));
        }
        catch (Exception e)
        {
            // HessianException from outside of the arguments. It affects only this request.
            return Refuse(connection, header, new Refusal(DubboStatus.BadRequest, $"Fail to decode request due to: {e.Message}"));
        }
        finally
        {
            connection.Hold(-expected);
        }
    }

    // Estimates the memory that reading a request takes, until the actual value is known. The estimate is a multiple of its length
    // (HessianWireOptions.MaxExpansion), limited so that two requests can be read at the same time. Small requests count as zero.
    private long ExpectedBytes(int length) =>
        length <= MemoryBudget.SmallMessage / 4 ? 0 : Math.Min((1L + hessian.MaxExpansion) * length, budget.MaxOfConnection / 2);

    /// <summary>
    /// Waits until all calls are completed. Returns false if the timeout expires first. Calls that still arrive are served.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public Task<bool> WaitForIdleAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var idle = new AsyncLatch(options.Scheduler);
        // Interlocked orders the write before the check. Either IsIdle sees that the last call has ended, or the end of that call sees the
        // latch.
        Interlocked.Exchange(ref _idle, idle);
        if (IsIdle)
            idle.Set();
        return idle.WaitAsync(timeout, time, cancellationToken);
    }

    /// <summary>Refuses all further calls with status 100 without running them, because the provider is stopping.</summary>
    public void RefuseCalls() => _refuses = true;

    /// <summary>Throws if responses that were written since the request was accepted have used up the memory.</summary>
    /// <exception cref="DubboRefusalException">There is not enough memory for the response.</exception>
    public void ThrowIfNoRoom(DubboConnection connection)
    {
        if (connection.HasRoom)
            return;
        Refusal refusal = CreateMemoryRefusal(connection);
        throw new DubboRefusalException(refusal.Status, refusal.Text);
    }

    /// <summary>Returns the reason why a response of this length is not sent.</summary>
    public string DescribeNoRoom(int length) =>
        $"There is no memory for its {length} bytes: messages hold {budget.Held} of {budget.Max} bytes (MaxHeldBytes)";

    /// <summary>Frees the slot of a call.</summary>
    public void OnHandlerEnded() => Interlocked.Decrement(ref _running);

    /// <summary>Counts a call as completed. Its response has been sent, and its resources have been released.</summary>
    public void OnCompleted(DubboConnection connection)
    {
        connection.EndServing();
        if (Interlocked.Decrement(ref _unfinished) == 0)
            Volatile.Read(ref _idle)?.Set();
    }

    private ServedRequest? Decode(DubboConnection connection, in FrameHeader header, ReadOnlySpan<byte> body, out Refusal refusal)
    {
        refusal = default;
        if (RawHandler is not null && services.IsEmpty)
            return DecodeRaw(connection, header, body, RequestHead.Read(body, hessian));
        var reader = new HessianReader(body, hessian);
        try
        {
            if (services.FindByHead(reader.ReadRawStrings(RequestHead.Strings)) is { } method
                && (_token is null || HasToken(method.Method, body, ref reader)))
            {
                ServerCall call = DecodeArguments(connection, method, ref reader);
                if (TryAddress(call, body, ref reader))
                {
                    call.Prepare(this, connection, header, withAttachments: true);
                    return call;
                }
            }
        }
        finally
        {
            reader.Dispose();
        }

        return DecodeSlowly(connection, header, body, ref refusal);
    }

    // Returns whether a request whose head has been read has the token in its usual encoding, or its service needs none. Afterwards, the
    // reader is positioned after the head again.
    private bool HasToken(DubboMethod method, ReadOnlySpan<byte> body, ref HessianReader reader)
    {
        if (!TokenCheck.AppliesTo(method.Service))
            return true;
        for (int left = method.ParameterCount; left > 0; left--)
            reader.Skip();
        bool hasToken = AttachmentHead.TryScan(body[reader.Position..], _attachmentLimits, out AttachmentHead attachments)
            && _token!.Matches(attachments);
        reader.Dispose();
        reader = new HessianReader(body, hessian);
        reader.ReadRawStrings(RequestHead.Strings);
        return hasToken;
    }

    /// <exception cref="DubboRefusalException">The arguments cannot be read.</exception>
    private ServerCall DecodeArguments(DubboConnection connection, HostedMethod method, ref HessianReader reader)
    {
        reader.UseTypes(method.Method.OptionsFor(hessian));
        try
        {
            return method.Decode(ref reader);
        }
        catch (Exception e)
        {
            // HessianException, or whatever a formatter of the user's throws.
            string problem =
                DubboSerializationException.DescribeServed(method.Method, connection.RemoteEndPoint, "the arguments cannot be read", e);
            throw new DubboRefusalException(DubboStatus.BadRequest, $"Fail to decode request due to: {problem}");
        }
    }

    private RawCall DecodeRaw(DubboConnection connection, in FrameHeader header, ReadOnlySpan<byte> body, RequestHead head)
    {
        ContiguousBody copy = ContiguousBody.Copy(body);
        var request = new RawRequest(head, copy.Memory, !header.IsTwoWay, connection.RemoteEndPoint, connection.RemoteCertificate, hessian);
        return new RawCall(this, connection, header.Id, request, copy);
    }

    // Reads the attachments into the call. Returns whether they name the service whose method was found, or the same service in another
    // group. If they name a different service, or cannot be read, the call has been returned to its pool.
    private bool TryAddress(ServerCall call, ReadOnlySpan<byte> body, ref HessianReader reader)
    {
        if (AttachmentHead.TryScan(body[reader.Position..], _attachmentLimits, out AttachmentHead head) && call.Hosted.IsMeantBy(head))
        {
            call.Context.SetAttachments(head.Map, head.RemainingMilliseconds);
            return true;
        }

        bool isMeant = false;
        try
        {
            var attachments = new Attachments();
            AttachmentCodec.Read(ref reader, attachments, _attachmentLimits);
            call.Context.SetAttachments(attachments);
            isMeant = TryRetarget(call, attachments);
        }
        finally
        {
            if (!isMeant)
                call.Discard();
        }

        return isMeant;
    }

    // Selects the service that the attachments name, which is usually the one found or the same in another group.
    private bool TryRetarget(ServerCall call, Attachments attachments)
    {
        DubboMethod method = call.Hosted.Method;
        var head =
            new RequestHead(DubboMethod.ProtocolVersion, method.Service.Interface, method.Service.Version, method.Name, method.Descriptor);
        return services.Find(head.Target(attachments), attachments)?.Find(method.Name, method.Descriptor) is { } meant
            && call.TrySwitch(meant);
    }

    // Decodes a request that does not match a precomputed head. It has another protocol version or a path in place of the interface, it is
    // an echo, or it is invalid. The arguments are decoded only after the attachments that follow them have named the service.
    private ServedRequest? DecodeSlowly(
        DubboConnection connection, in FrameHeader header, ReadOnlySpan<byte> body, ref Refusal refusal)
    {
        var attachments = new Attachments();
        RequestHead head = RequestHead.Scan(body, attachments, hessian, _attachmentLimits, out bool isWhole);
        if (!isWhole && _token is null)
            attachments = RequestHead.ReadAttachments(body, hessian, _attachmentLimits);
        ServiceKey key = head.Target(attachments);
        if (services.Find(key, attachments) is not { } service)
        {
            if (RawHandler is not null)
                return DecodeRaw(connection, header, body, head);
            refusal = new Refusal(
                DubboStatus.ServiceError,
                $"Not found exported service: {key} in [{services.Describe()}], may be version or group mismatch , channel: consumer: "
                    + $"{connection.RemoteEndPoint} --> provider: {connection.LocalEndPoint}");
            return null;
        }

        _token?.ThrowIfInvalid(service.Key, head.Method, attachments, connection.RemoteEndPoint);
        if (!isWhole && _token is not null)
            attachments = RequestHead.ReadAttachments(body, hessian, _attachmentLimits);
        if (service.Find(head.Method, head.Descriptor) is not { } method)
        {
            if (GenericMethod.Matches(head.Method, head.Descriptor))
                return Ready(GenericRequest.Decode(service, attachments, body, hessian), connection, header, head, attachments);
            string near = string.Join(", ", service.Methods.Where(hosted => hosted.Name == head.Method));
            refusal = new Refusal(
                DubboStatus.BadRequest,
                $"Fail to decode request due to: Service not found:{head.Service}, {head.Method}({head.Descriptor}). "
                    + $"{(near.Length > 0 ? $"The service has {near}" : "The service has no method of this name")}");
            return null;
        }

        var reader = new HessianReader(body, hessian);
        try
        {
            reader.ReadRawStrings(RequestHead.Strings);
            return Ready(DecodeArguments(connection, method, ref reader), connection, header, head, attachments);
        }
        finally
        {
            reader.Dispose();
        }
    }

    private ServerCall Ready(
        ServerCall call, DubboConnection connection, in FrameHeader header, in RequestHead head, Attachments attachments)
    {
        call.Context.SetAttachments(attachments);
        call.Prepare(this, connection, header, ResponseForm.HasAttachments(head.ProtocolVersion));
        return call;
    }

    // Returns whether a consumer holds half of the slots or more while others found none recently. Slots that it frees then go to the
    // others.
    private bool HasMoreThanItsShare(DubboConnection connection) =>
        connection.ServingCalls >= Math.Max(_maxCalls / 2, 1)
            && options.TimeProvider.GetElapsedTime(Volatile.Read(ref _foundNoSlotAt)) < SharingTime;

    private ValueTask RefuseWithoutSlot(DubboConnection connection, in FrameHeader header)
    {
        if (connection.ServingCalls < Math.Max(_maxCalls / 2, 1))
            Volatile.Write(ref _foundNoSlotAt, options.TimeProvider.GetTimestamp());
        string reason = Running >= _maxCalls
            ? $"{_maxCalls} calls run or wait"
            : $"this consumer holds half of the {_maxCalls} places, and other consumers need some";
        return Refuse(connection, header, CreateBusyRefusal(connection, $"{reason} (MaxConcurrentCalls)"));
    }

    private Refusal CreateMemoryRefusal(DubboConnection connection) => CreateBusyRefusal(
        connection,
        $"messages hold {budget.Held} bytes (MaxHeldBytes), {connection.HeldBytes} of them for this connection "
            + "(MaxHeldBytesPerConnection)");

    private static Refusal CreateBusyRefusal(DubboConnection connection, string detail) => new(
        DubboStatus.ServerThreadPoolExhausted, $"Server side({connection.LocalEndPoint}) thread pool is exhausted, detail msg:{detail}");

    // Sends a refusal. The receive loop waits while the queue is full, so a peer that sends invalid requests and reads nothing cannot use
    // up memory.
    private ValueTask Refuse(DubboConnection connection, in FrameHeader header, Refusal refusal)
    {
        string text = PeerText.OneLine(refusal.Text);
        ServerLog.Refused(logger, connection.RemoteEndPoint, header.Id, refusal.Status, text);
        if (!header.IsTwoWay)
            return default;
        FrameBuffer frame = FrameBuffer.Rent();
        ResponseEncoder.EncodeError(frame, header.Id, refusal.Status, text);
        return connection.SendFrameAsync(frame);
    }

    private readonly record struct Refusal(DubboStatus Status, string Text);
}
