using Microsoft.Extensions.Logging;

namespace DubboNet.Fuzz.Stage;

/// <summary>Formats log entries of all levels. An error is a fault, unless it is the one that the handler causes on purpose.</summary>
internal sealed class FaultLog : ILoggerFactory, ILogger
{
    /// <summary>Gets the first error that is a fault.</summary>
    public string? Fault { get; private set; }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string text = formatter(state, exception);
        if (logLevel >= LogLevel.Error && eventId.Name is not ("HandlerThrew" or "ResponseTooLarge"))
            Fault ??= $"{eventId.Name}: {text} {exception}";
    }

    public void Dispose()
    {
    }
}
