using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace DubboNet.TestKit;

/// <summary>Records what is logged. A warning, or worse, that the test did not announce is a failure.</summary>
internal sealed class LogWatch : ILoggerFactory
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _arrivals = new();
    /// <summary>These tell of the peers of a test, which come and go.</summary>
    private readonly HashSet<string> _expected = ["ProviderDown", "ProviderBack", "CallsCut"];

    public IReadOnlyCollection<LogEntry> Entries => _entries;

    /// <summary>Entries of level Warning and above.</summary>
    public IReadOnlyList<LogEntry> Alarms => [.. _entries.Where(entry => entry.Level >= LogLevel.Warning)];

    /// <summary>Alarms that were not announced.</summary>
    public IReadOnlyList<LogEntry> Unexpected => [.. Alarms.Where(entry => !_expected.Contains(entry.Event.Name!))];

    /// <summary>Announces that this event may be logged.</summary>
    public void Expect(string eventName) => _expected.Add(eventName);

    public IEnumerable<LogEntry> Named(string eventName) => _entries.Where(entry => entry.Event.Name == eventName);

    /// <summary>Waits for one more entry of this event than was waited for before.</summary>
    public Task WaitForAsync(string eventName) => Arrivals(eventName).WaitAsync().Within();

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private SemaphoreSlim Arrivals(string eventName) => _arrivals.GetOrAdd(eventName, static _ => new SemaphoreSlim(0));

    private void Add(LogEntry entry)
    {
        _entries.Enqueue(entry);
        Arrivals(entry.Event.Name ?? "").Release();
    }

    private sealed class Logger(LogWatch watch) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            watch.Add(new LogEntry(logLevel, eventId, formatter(state, exception), exception));
    }
}
