namespace DubboNet.Simulation.Tests.Estate;

/// <summary>
/// Calls that are made one after the other while all providers are available. Turns are then exact, and a key has one provider. What the
/// other strategies choose is random. <see cref="BalancerSpread"/> checks their shares.
/// </summary>
internal sealed class SteadyPhase(World world, EstateScenario scenario, EstateConsumer consumer, EstateCast cast)
{
    private const int Calls = 30;
    private const int Keys = 20;

    /// <summary>The time in which a change of the registry has its effect, connections included.</summary>
    private static readonly TimeSpan Change = TimeSpan.FromSeconds(3);

    public async Task RunAsync()
    {
        if (scenario.Strategy == LoadBalancingStrategy.RoundRobin && IsOneAttempt)
            await RunTurnsAsync();
        else if (scenario.IsByKey && IsOneAttempt)
            await RunKeysAsync();
        else
            await CallAsync(Calls);
    }

    // With forking, a call is at several providers.
    private bool IsOneAttempt => scenario.Policy != FailurePolicy.Forking;

    private async Task CallAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            EstateCall call = await consumer.CallAsync(i);
            if (!scenario.IsByKey && call.Arrivals.Exists(provider => provider.Weight == 0))
                world.Fail($"Call {call.Number} went to a provider of weight 0 although there are others");
        }
    }

    // In a whole cycle of turns, each provider gets exactly its weight.
    private async Task RunTurnsAsync()
    {
        int divisor = cast.Providers.Aggregate(0, (divisor, provider) => GreatestCommonDivisor(divisor, provider.Weight));
        int[] ideal = [.. cast.Providers.Select(provider => provider.Weight / divisor)];
        int first = cast.Calls.Count;
        await CallAsync(ideal.Sum());
        foreach (EstateProvider provider in cast.Providers)
        {
            int count = cast.Calls.Skip(first).Count(call => call.Arrivals.Contains(provider));
            if (count != ideal[provider.Index])
            {
                world.Fail(
                    $"Provider {provider.Index} of weight {provider.Weight} got {count} of {ideal.Sum()} turns instead of "
                        + $"{ideal[provider.Index]}");
            }
        }
    }

    // A key stays at its provider. When a provider leaves, only its keys move, and they move back when it returns.
    private async Task RunKeysAsync()
    {
        EstateProvider[] before = await CallKeysAsync();
        CheckKeys(before, await CallKeysAsync(), _ => true, "although nothing changed");
        EstateProvider leaver = before[0];
        cast.Troubles.PublishWithout(leaver);
        await world.Clock.DelayAsync(Change);
        CheckKeys(before, await CallKeysAsync(), owner => owner != leaver, "although another provider left");
        cast.Troubles.Publish();
        await world.Clock.DelayAsync(Change);
        CheckKeys(before, await CallKeysAsync(), _ => true, "although its provider came back");
    }

    private async Task<EstateProvider[]> CallKeysAsync()
    {
        var owners = new EstateProvider[Keys];
        for (int key = 0; key < Keys; key++)
            owners[key] = (await consumer.CallAsync(key)).Arrivals[0];
        return owners;
    }

    private void CheckKeys(EstateProvider[] before, EstateProvider[] after, Func<EstateProvider, bool> stays, string when)
    {
        for (int key = 0; key < Keys; key++)
        {
            if (stays(before[key]) && after[key] != before[key])
                world.Fail($"Key {key} moved from provider {before[key].Index} to {after[key].Index} {when}");
        }
    }

    private static int GreatestCommonDivisor(int one, int other) => other == 0 ? one : GreatestCommonDivisor(other, one % other);
}
