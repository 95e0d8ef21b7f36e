using Microsoft.Extensions.Logging;

namespace DubboNet.Simulation.Tests;

/// <summary>Records the log. An unexpected error in it is an error of the engine and a violation.</summary>
internal sealed class SimulatedLog(World world) : ILoggerFactory, ILogger
{
    private readonly HashSet<string> _expected = [];

    /// <summary>Allows an event to be logged.</summary>
    public void Expect(string eventName) => _expected.Add(eventName);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Error && !_expected.Contains(eventId.Name!))
            world.Fail($"Logged as {eventId.Name}: {formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
