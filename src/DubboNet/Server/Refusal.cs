using DubboNet.Remoting.Connections;

namespace DubboNet.Server;

/// <summary>The reason why a request is not served, with the status that the consumer receives.</summary>
internal readonly record struct Refusal(DubboStatus Status, string Text)
{
    /// <summary>Creates a refusal because the provider has too much to do. Consumers try other providers.</summary>
    public static Refusal Busy(DubboConnection connection, string detail) => new(
        DubboStatus.ServerThreadPoolExhausted, $"Server side({connection.LocalEndPoint}) thread pool is exhausted, detail msg:{detail}");

    /// <summary>Creates a refusal because the memory budget has no room.</summary>
    public static Refusal NoMemory(DubboConnection connection, MemoryBudget budget) => Busy(
        connection,
        $"messages hold {budget.Held} bytes (MaxHeldBytes), {connection.HeldBytes} of them for this connection "
            + "(MaxHeldBytesPerConnection)");

    /// <summary>Creates a refusal because the request cannot be decoded.</summary>
    public static Refusal NotDecodable(string problem) => new(DubboStatus.BadRequest, $"Fail to decode request due to: {problem}");

    public DubboRefusalException ToException() => new(Status, Text);
}
