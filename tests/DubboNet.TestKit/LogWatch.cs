using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace DubboNet.TestKit;

/// <summary>Records log entries. An unexpected entry of level Warning or above is a failure.</summary>
internal sealed class LogWatch : ILoggerFactory
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _arrivals = new();
    /// <summary>The expected events. These concern the peers of a test, which are started and stopped.</summary>
    private readonly HashSet<string> _expected = ["ProviderDown", "ProviderBack", "CallsCut"];

    public IReadOnlyCollection<LogEntry> Entries => _entries;

    /// <summary>Gets the entries of level Warning and above.</summary>
    public IReadOnlyList<LogEntry> Alarms => [.. _entries.Where(entry => entry.Level >= LogLevel.Warning)];

    /// <summary>Gets the alarms that are not expected.</summary>
    public IReadOnlyList<LogEntry> Unexpected => [.. Alarms.Where(entry => !_expected.Contains(entry.Event.Name!))];

    /// <summary>Allows an event to be logged.</summary>
    public void Expect(string eventName) => _expected.Add(eventName);

    public IEnumerable<LogEntry> Named(string eventName) => _entries.Where(entry => entry.Event.Name == eventName);

    /// <summary>Waits for one more entry of an event than previous waits did.</summary>
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

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            watch.Add(new LogEntry(logLevel, eventId, formatter(state, exception), exception));
    }
}
