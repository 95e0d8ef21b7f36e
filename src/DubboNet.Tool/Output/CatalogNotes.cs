using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace DubboNet.Tool;

/// <summary>
/// Writes what a catalog could not find to the standard error, so that people see that a list is not complete. Other failures end a command
/// with their message.
/// </summary>
internal sealed class CatalogNotes : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => categoryName == typeof(ServiceCatalog).FullName ? this : NullLogger.Instance;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            Console.Error.WriteLine(formatter(state, exception));
    }

    public void Dispose()
    {
    }
}
