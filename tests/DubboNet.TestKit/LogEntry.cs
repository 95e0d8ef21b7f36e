using Microsoft.Extensions.Logging;

namespace DubboNet.TestKit;

/// <summary>What was logged.</summary>
internal sealed record LogEntry(LogLevel Level, EventId Event, string Text, Exception? Exception)
{
    public override string ToString() => $"{Level} {Event.Name}: {Text} {Exception}";
}
