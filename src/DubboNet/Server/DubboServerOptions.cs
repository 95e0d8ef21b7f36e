using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Remoting.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DubboNet;

/// <summary>Configures a <see cref="DubboServer"/>. The options are read once, when the server is created.</summary>
public sealed class DubboServerOptions
{
    /// <summary>
    /// Gets or sets the address to listen on. Port 0 selects a free port. The default is all IPv4 and IPv6 addresses and port 20880, as in
    /// Java. <see cref="IPAddress.Any"/> and <see cref="IPAddress.IPv6Any"/> have the same meaning.
    /// </summary>
    public IPEndPoint EndPoint { get; set; } = new(IPAddress.Any, 20880);

    /// <summary>
    /// Gets or sets the TLS settings, which also specify whether consumers need certificates. TLS starts with the first byte of a
    /// connection. The default is null, which disables TLS.
    /// </summary>
    public SslServerAuthenticationOptions? Tls { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether consumers without TLS are served on the same port if <see cref="Tls"/> is set. The first
    /// byte of a connection tells them apart. Use it only during a migration to TLS, because an attacker between consumer and provider can
    /// force plain text. The default is false.
    /// </summary>
    public bool AcceptPlainText { get; set; }

    /// <summary>
    /// Gets or sets the maximum duration of a TLS handshake. Connections that take longer are closed. The default is 10 s.
    /// </summary>
    public TimeSpan TlsHandshakeTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Gets or sets the maximum number of concurrent TLS handshakes. If there is one more, the oldest handshake of the address with the
    /// most handshakes is closed, so that peers that connect and send nothing do not keep others out. The default is 256. A handshake takes
    /// milliseconds and may use about 10 kB.
    /// </summary>
    public int MaxTlsHandshakes { get; set; } = 256;

    /// <summary>Gets or sets the Hessian options, which contain the types, limits and output formats.</summary>
    public HessianOptions Hessian { get; set; } = HessianOptions.Default;

    /// <summary>
    /// Gets or sets the maximum body length of a received request or a sent response, in bytes. The default is 8 MiB, as for Java's
    /// <c>payload</c>.
    /// </summary>
    public int MaxPayload { get; set; } = 8 * 1024 * 1024;

    /// <summary>
    /// Gets or sets the maximum number of attachments of a request. Requests with more are refused with status 40. The default is 1,000,
    /// which is ten times the number of headers that HTTP servers commonly accept.
    /// </summary>
    public int MaxAttachments { get; set; } = AttachmentLimits.Default.Count;

    /// <summary>
    /// Gets or sets the maximum encoded size of all attachments of a request, in bytes. Requests with more are refused with status 40. The
    /// limit matters because attachments are read before the consumer is authenticated. The default is 1 MiB, an eighth of the default
    /// <see cref="MaxPayload"/>.
    /// </summary>
    public int MaxAttachmentBytes { get; set; } = AttachmentLimits.Default.Bytes;

    /// <summary>
    /// Gets or sets the number of response bytes that can be queued for one consumer before further responses to it have to wait. The
    /// default is 1 MiB.
    /// </summary>
    public int MaxQueuedBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// Gets or sets the memory limit for the messages of all consumers together, in bytes. It counts frames that have not arrived
    /// completely, requests in progress with their arguments, and responses that consumers have not received. When seven eighths are in
    /// use, requests are refused with status 100 without being run, and connections with an incomplete frame are closed. The last eighth is
    /// reserved for responses, and for small requests of consumers that hold nothing. Messages of up to 4 KiB and incomplete frames of less
    /// than 64 KiB are not counted. The default is null, which means a quarter of the memory that is available to the process.
    /// </summary>
    public long? MaxHeldBytes { get; set; }

    /// <summary>
    /// Gets or sets the part of <see cref="MaxHeldBytes"/> that the requests and responses of one connection can hold, in bytes. Further
    /// requests of the connection are refused with status 100. The default is null, which means half of the limit, so that one consumer
    /// cannot keep out the others.
    /// </summary>
    public long? MaxHeldBytesPerConnection { get; set; }

    /// <summary>
    /// Gets or sets the time without traffic in either direction after which a connection is closed. It also applies to connections that
    /// have not sent a first byte to show whether they use TLS (<see cref="AcceptPlainText"/>). Zero or less disables it. The default is
    /// 180 s, as for Java's <c>heartbeat.timeout</c>. Consumers send heartbeats every 60 s.
    /// </summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>
    /// Gets or sets the time after which a connection is closed if the consumer does not receive any of the bytes that are queued for it.
    /// Zero or less disables it. The default is 30 s. A slow network transfers some bytes in that time, and the operating system takes
    /// longer to detect a broken connection.
    /// </summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets the maximum number of connections. Further connections are closed as soon as they are accepted, as with Java's
    /// <c>accepts</c>. The same number of connections can additionally be waiting to show whether they use TLS
    /// (<see cref="AcceptPlainText"/>). The default is 65,536, which matches the handles that a process can have.
    /// </summary>
    public int MaxConnections { get; set; } = 65_536;

    /// <summary>
    /// Gets or sets the maximum number of calls that run or wait to run at the same time. Further calls are refused with status 100 without
    /// being run. A call counts until its handler has ended, whether or not the consumer reads the response. The default is 10,000. It is
    /// higher than Java's 200 threads because handlers that wait asynchronously do not block a thread.
    /// </summary>
    public int MaxConcurrentCalls { get; set; } = 10_000;

    /// <summary>
    /// Gets or sets the maximum number of callback objects that a consumer can send over one connection for each Java interface. A call
    /// that sends one more is refused with status 40. If methods declare different C# types for one Java interface, each type has this
    /// limit. With 0, no callbacks are accepted. The default is 1, as for Java's <c>callbacks</c>.
    /// </summary>
    public int MaxCallbacks { get; set; } = 1;

    /// <summary>
    /// Gets or sets the token that consumers must send as the attachment <c>token</c>. Requests without it are refused with status 70
    /// before their arguments are decoded. <c>$echo</c> also needs the token, and Java consumers send it there too. Calls of
    /// <c>MetadataService</c> do not need it. A <see cref="RawHandler"/> must check the token itself. The default is null, which means that
    /// no token is required.
    /// </summary>
    public string? Token { get; set; }

    /// <summary>
    /// Gets the interceptors that wrap every handler except <c>$echo</c>. The first one receives a call first and its result last. The
    /// default is an empty list.
    /// </summary>
    public IList<IServerInterceptor> Interceptors { get; } = [];

    /// <summary>
    /// Gets or sets a handler that receives requests for services that are not hosted, without decoding them, and returns their responses.
    /// It is intended for proxies, which forward the body with <c>DubboChannel.ForwardAsync</c>. The token is canceled when the consumer's
    /// connection has ended. An exception of the handler is sent as an error of the provider, with status 31 for a timeout and 80
    /// otherwise. A <see cref="DubboRemoteException"/> keeps its status. Interceptors are not called. The default is null, which refuses
    /// such requests as Java does.
    /// </summary>
    public Func<RawRequest, CancellationToken, ValueTask<RawResponse>>? RawHandler { get; set; }

    /// <summary>
    /// Gets or sets the maximum time that <see cref="DubboServer.StopAsync"/> waits for running calls. In the second half of this time, new
    /// calls are refused with status 100 without being run, so that consumers send them to other providers. The connections are then closed
    /// as soon as no call runs and a quiet period has passed. The default is 10 s, as for Java's <c>dubbo.service.shutdown.wait</c>.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Gets or sets the time without requests after which a stop closes the connections, within <see cref="ShutdownTimeout"/>. Requests
    /// that consumers sent before they were told of the stop are thus still served. The value should exceed the round-trip time to
    /// consumers. The default is 250 ms.
    /// </summary>
    public TimeSpan ShutdownQuietPeriod { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Gets or sets a value indicating whether consumers receive the .NET stack trace of an exception as Java stack frames, and the causes
    /// of an exception without a Java class. The default is false, because stack traces reveal the names of classes, methods and files.
    /// Enable it only if you control all consumers.
    /// </summary>
    public bool IncludeStackTraces { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether handlers start on the thread that received the request instead of a thread of the thread
    /// pool. This saves a thread switch if handlers are short and never block. A handler that blocks stops its whole connection. The
    /// default is false.
    /// </summary>
    public bool InlineHandlers { get; set; }

    /// <summary>
    /// Gets or sets the number of dedicated threads on which handlers start, as with Java's <c>threads</c>. Use it for handlers that block
    /// their thread with locks or synchronous I/O. On the thread pool, these would delay heartbeats and all other calls. Code after an
    /// <c>await</c> in a handler runs on the thread pool. Calls wait until a thread is free, within <see cref="MaxConcurrentCalls"/>.
    /// Threads are started on demand and end with the server. The default is 0, which starts handlers on the thread pool.
    /// </summary>
    public int HandlerThreads { get; set; }

    /// <summary>Gets or sets the factory for loggers. The default discards all log entries.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;

    /// <summary>Gets or sets the clock. The default is the system clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Gets or sets the factory that opens <see cref="EndPoint"/>, for in-memory tests and other transports. TLS runs on top of it if it is
    /// set. The default creates a TCP socket.
    /// </summary>
    public TransportListenerFactory ListenerFactory { get; set; } = static endPoint => new SocketListener(endPoint);

    /// <summary>The divisor that yields the default memory for messages from the memory of the process.</summary>
    internal const int ShareOfMemory = 4;

    /// <summary>Gets or sets the scheduler that runs loops and handlers.</summary>
    internal PipeScheduler Scheduler { get; set; } = PipeScheduler.ThreadPool;
}
