using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DubboNet.AspNetCore;

/// <summary>
/// Keeps the last failures of calls. It listens to the metrics of calls, which have neither arguments nor messages of exceptions, and which
/// do not change what is sent.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class ConsoleFailures(TimeProvider time)
{
    private const int MaxFailures = 100;
    private const int MaxTextLength = 200;
    private const string ClientDuration = "rpc.client.call.duration";
    private const string ServerDuration = "rpc.server.call.duration";
    private const string WithoutProvider = "dubbo.consumer.invoker.no.available.count";

    private readonly Lock _lock = new();
    private readonly Queue<ConsoleFailure> _failures = new();
    private long _count;

    /// <summary>Creates the list, and listens while the application runs.</summary>
    public static ConsoleFailures Listen(IServiceProvider services)
    {
        var failures = new ConsoleFailures(services.GetService<TimeProvider>() ?? TimeProvider.System);
        var lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        lifetime.ApplicationStarted.Register(() =>
        {
            MeterListener listener = failures.CreateListener();
            lifetime.ApplicationStopped.Register(listener.Dispose);
        });
        return failures;
    }

    /// <summary>Returns the number of failures since the start, and the last ones with the newest first.</summary>
    public (long Count, IReadOnlyList<ConsoleFailure> Last) Read()
    {
        lock (_lock)
            return (_count, [.. _failures.Reverse()]);
    }

    private MeterListener CreateListener()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name is DubboTelemetry.Name or DubboTelemetry.JavaName
                    && instrument.Name is ClientDuration or ServerDuration or WithoutProvider)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, seconds, tags, _) =>
        {
            if (Find(tags, "error.type") is { } type)
                Add(instrument.Name == ServerDuration, Find(tags, "rpc.method"), FindPeer(tags), Describe(type, tags), seconds * 1000);
        });
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
            Add(isServed: false, $"{Find(tags, "interface")}/{Find(tags, "method")}", null, "No provider is available", null));
        listener.Start();
        return listener;
    }

    private void Add(bool isServed, string? method, string? peer, string error, double? milliseconds)
    {
        var failure = new ConsoleFailure(time.GetUtcNow(), isServed, Cut(method ?? ""), Cut(peer ?? ""), Cut(error), milliseconds);
        lock (_lock)
        {
            _count++;
            if (_failures.Count == MaxFailures)
                _failures.Dequeue();
            _failures.Enqueue(failure);
        }
    }

    private static string Describe(string type, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Find(tags, "rpc.response.status_code") is { } status ? $"{type} ({status})" : type;

    private static string? FindPeer(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Find(tags, "server.address") is { } host ? $"{host}:{Find(tags, "server.port")}" : null;

    private static string? Find(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach ((string key, object? value) in tags)
        {
            if (key == name)
                return Convert.ToString(value, CultureInfo.InvariantCulture);
        }

        return null;
    }

    private static string Cut(string text) => text.Length > MaxTextLength ? $"{text[..MaxTextLength]}…" : text;
}
