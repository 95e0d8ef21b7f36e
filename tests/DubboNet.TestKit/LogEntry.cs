using Microsoft.Extensions.Logging;

namespace DubboNet.TestKit;

/// <summary>Represents a log entry.</summary>
internal sealed record LogEntry(LogLevel Level, EventId Event, string Text, Exception? Exception)
{
    public override string ToString() => $"{Level} {Event.Name}: {Text} {Exception}";
}
