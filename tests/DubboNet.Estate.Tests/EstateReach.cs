namespace DubboNet.Estate.Tests;

/// <summary>Waits until the calls of consumers under load reach the expected providers.</summary>
internal static class EstateReach
{
    private const int Enough = 30;

    // Java follows the configuration of a registry in its own time.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Waits until the calls of each consumer have reached exactly the providers for some time, or none of them.</summary>
    public static async Task WaitAsync(string when, EstateConsumer[] consumers, params int[] expected)
    {
        int[] ports = [.. expected.Order()];
        foreach (EstateConsumer consumer in consumers)
        {
            EstateCounts? counts = null;
            long end = EstateClock.Now + (long)Limit.TotalMilliseconds;
            do
            {
                Assert.That(
                    EstateClock.Now, Is.LessThan(end),
                    () => $"{when}: {consumer} does not reach {string.Join(", ", ports)} only ({counts}).\n{consumer.Log}");
                await consumer.ForgetAsync();
                await Task.Delay(TimeSpan.FromSeconds(1));
                counts = await consumer.CountAsync();
            }
            while (!counts.Providers.Keys.Order().SequenceEqual(ports)
                || (ports.Length > 0 ? counts.FailedCalls > 0 || counts.Providers.Values.Sum(count => count.Calls) < Enough
                    : counts.FailedCalls == 0));
        }
    }
}
