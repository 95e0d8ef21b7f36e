using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Remoting.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DubboNet;

/// <summary>Settings of a provider. Read once, when the server is made.</summary>
public sealed class DubboServerOptions
{
    /// <summary>Where to listen; port 0 takes a free one. Default: all addresses of IPv4 and IPv6, port 20880, as Java's;
    /// <see cref="IPAddress.Any"/> and <see cref="IPAddress.IPv6Any"/> mean the same.</summary>
    public IPEndPoint EndPoint { get; set; } = new(IPAddress.Any, 20880);

    /// <summary>
    /// Serves with TLS from the first byte; whether consumers need certificates is said there, too. Default null: no TLS.
    /// </summary>
    public SslServerAuthenticationOptions? Tls { get; set; }

    /// <summary>
    /// Whether, besides <see cref="Tls"/>, consumers without it are served at the same port: the first byte tells them apart. For the time of a change-over:
    /// whoever is in between can choose plain text. Default false.
    /// </summary>
    public bool AcceptPlainText { get; set; }

    /// <summary>How long a TLS handshake may take; slower consumers are closed. Default 10 s.</summary>
    public TimeSpan TlsHandshakeTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// TLS handshakes that may be under way at once. For one more the oldest is closed, of the address that has most of them, so that peers that connect and say
    /// nothing do not keep out others. Default 256: a handshake takes milliseconds, and each may hold some 10 kB.
    /// </summary>
    public int MaxTlsHandshakes { get; set; } = 256;

    /// <summary>Types, limits and forms of Hessian.</summary>
    public HessianOptions Hessian { get; set; } = HessianOptions.Default;

    /// <summary>The longest request accepted and the longest response sent, in bytes of body. Default 8 MiB, as Java's <c>payload</c>.</summary>
    public int MaxPayload { get; set; } = 8 * 1024 * 1024;

    /// <summary>
    /// Attachments that a request may have; one with more gets status 40. Default 1,000: ten times the headers that HTTP servers commonly accept.
    /// </summary>
    public int MaxAttachments { get; set; } = AttachmentLimits.Default.Count;

    /// <summary>
    /// Bytes that the attachments of a request may have on the wire, all together; one with more gets status 40. They are read before it is known who sends them.
    /// Default 1 MiB, an eighth of the default <see cref="MaxPayload"/>.
    /// </summary>
    public int MaxAttachmentBytes { get; set; } = AttachmentLimits.Default.Bytes;

    /// <summary>Bytes of responses that may wait for one consumer before its calls' responses have to. Default 1 MiB.</summary>
    public int MaxQueuedBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// Bytes that messages of all consumers may hold together: frames that have not come whole, requests in hand with their arguments, and
    /// responses that consumers have not taken. When seven eighths are in use, requests get status 100 without being run, and a connection
    /// with a frame that has not come whole is closed. The rest is for responses, and for small requests of consumers that hold nothing.
    /// Messages of up to 4 KiB are not counted, nor is less than 64 KiB of such a frame. Default null: a quarter of the memory that the
    /// process may use.
    /// </summary>
    public long? MaxHeldBytes { get; set; }

    /// <summary>
    /// What of <see cref="MaxHeldBytes"/> the requests and responses of one connection may hold; its further requests get status 100. Default null: half of it, so
    /// that one consumer cannot keep out the others.
    /// </summary>
    public long? MaxHeldBytesPerConnection { get; set; }

    /// <summary>
    /// After how long without a byte either way a connection is closed, one that has not said yet whether it speaks TLS (<see cref="AcceptPlainText"/>)
    /// included; zero or less: never. Default 180 s, as Java's <c>heartbeat.timeout</c>; consumers send heartbeats every 60 s.
    /// </summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>
    /// How long a consumer may take none of the bytes that wait for it before its connection is closed; zero or less: for ever. Default 30 s: a network that is
    /// slow takes something in that time, and one that is gone takes longer until the system notices.
    /// </summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Connections at once; further ones are closed as soon as they are accepted (Java's <c>accepts</c>). As many more may be about to say whether they speak
    /// TLS (<see cref="AcceptPlainText"/>). Default 65,536: what a process has handles for.
    /// </summary>
    public int MaxConnections { get; set; } = 65_536;

    /// <summary>
    /// Calls that run or wait to run at once; further ones are answered with status 100 without being run. A call's place is free when its handler has ended,
    /// whether or not the consumer reads the response. Default 10,000: handlers that wait asynchronously
    /// hold no thread, so Java's 200 threads are no measure.
    /// </summary>
    public int MaxConcurrentCalls { get; set; } = 10_000;

    /// <summary>
    /// Objects that a consumer may hand over to be called back, over one connection and for each Java interface; a call with one more is answered with status
    /// 40. Default 1, as Java's <c>callbacks</c>.
    /// </summary>
    public int MaxCallbacks { get; set; } = 1;

    /// <summary>
    /// What consumers must send as attachment <c>token</c> for their calls to run; others get status 70, before anything is made of their arguments. Java's consumers
    /// send it with <c>$echo</c>, too, which needs it here. Calls of <c>MetadataService</c> do not need it, and <see cref="RawHandler"/> looks for itself. Default
    /// null: none.
    /// </summary>
    public string? Token { get; set; }

    /// <summary>
    /// Code around every handler, <c>$echo</c> excepted, in order: the first one sees a call first and its result last. Default: none.
    /// </summary>
    public IList<IServerInterceptor> Interceptors { get; } = [];

    /// <summary>
    /// Takes the requests for services that are not hosted, undecoded, and gives their responses: for proxies, which pass the body on with
    /// <c>DubboChannel.ForwardAsync</c>. The token is cancelled when the consumer's connection has ended. What it throws is answered as an error of the
    /// provider (status 80, a time-out 31). Interceptors are not asked. Default null: such requests are refused, as Java's.
    /// </summary>
    public Func<RawRequest, CancellationToken, ValueTask<RawResponse>>? RawHandler { get; set; }

    /// <summary>
    /// How long <see cref="DubboServer.StopAsync"/> waits for running calls. In the second half of it new calls are answered with status 100, unrun, so that
    /// consumers make them elsewhere. The connections close as soon as nothing runs then, and a quiet period has passed. Default 10 s, as Java's <c>dubbo.service.shutdown.wait</c>.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// For how long no request may have come before a stop closes the connections, within <see cref="ShutdownTimeout"/>: what consumers had sent before they
    /// learned of the stop is served. Longer than a message takes to a consumer and back. Default 250 ms.
    /// </summary>
    public TimeSpan ShutdownQuietPeriod { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Whether an exception that a handler throws reaches the consumer with its .NET stack as Java stack frames, and one without a Java class with its causes.
    /// Default false: a stack tells every consumer the names of classes, methods and files. Set it where all consumers are your own.
    /// </summary>
    public bool IncludeStackTraces { get; set; }

    /// <summary>
    /// Whether handlers start on the thread that received the request, instead of the thread pool. Saves a hop where handlers are short and never block; one
    /// that blocks stops its whole connection. Default false.
    /// </summary>
    public bool InlineHandlers { get; set; }

    /// <summary>
    /// On how many threads of their own handlers start, as on Java's <c>threads</c>: for those that hold their thread (locks, synchronous I/O), which on the
    /// thread pool would let heartbeats and all other calls wait. What follows an await of theirs runs on the thread pool. Further calls wait for a thread,
    /// within <see cref="MaxConcurrentCalls"/>. Threads are begun when they are needed, and end with the server. Default 0: handlers start on the thread pool.
    /// </summary>
    public int HandlerThreads { get; set; }

    /// <summary>Where log entries go. Default: nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Opens <see cref="EndPoint"/>, for tests in memory and other transports. TLS, if set, runs over it. Default: a TCP socket.
    /// </summary>
    public TransportListenerFactory ListenerFactory { get; set; } = static endPoint => new SocketListener(endPoint);

    /// <summary>The part of the process's memory that messages may hold by default: one in so many.</summary>
    internal const int ShareOfMemory = 4;

    /// <summary>Runs loops and handlers.</summary>
    internal PipeScheduler Scheduler { get; set; } = PipeScheduler.ThreadPool;
}
