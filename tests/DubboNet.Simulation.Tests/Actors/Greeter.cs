namespace DubboNet.Simulation.Tests.Actors;

/// <summary>
/// A port of another protocol, or a proxy without a provider. It sends a greeting, a heartbeat or nothing, and closes the connection.
/// Consumers try again with increasing delays.
/// </summary>
internal sealed class Greeter(World world, Scenario scenario) : Stranger(world)
{
    /// <summary>The number of attempts until the delay between them reaches its maximum, and a few more.</summary>
    private const int AttemptsAtFirst = 8;

    private static readonly TimeSpan LongestVisit = TimeSpan.FromMilliseconds(100);

    /// <summary>The maximum delay less its jitter.</summary>
    private static readonly TimeSpan LeastDelay = TimeSpan.FromMilliseconds(800);

    public override IEnumerable<string> Violations()
    {
        double most = scenario.Connections * (AttemptsAtFirst + ((Last.Time - First.Time) / LeastDelay));
        if (Accepted > most)
        {
            string time = $"from {First.Time} to {Last.Time}";
            yield return $"{Accepted} attempts to connect to a port that closes each, {time}, with {scenario.Connections} connections";
        }
    }

    protected override async Task ServeAsync(Stream stream)
    {
        World.Statistics.Count("greetings");
        byte[] greeting = World.Random.Next(3) switch
        {
            0 => [.. "SSH-2.0-OpenSSH_9.6\r\n"u8],
            1 => Wire.Heartbeat(1),
            _ => [],
        };
        if (greeting.Length > 0)
            await stream.WriteAsync(greeting);
        await World.Clock.DelayAsync(World.TimeUpTo(LongestVisit));
    }
}
