namespace DubboNet.Cluster.LoadBalancing;

/// <summary>Computes the weight of a provider that has started a short time ago, as Java 3 does. It grows linearly.</summary>
internal static class WarmUpWeight
{
    /// <summary>Returns whether the weight still grows.</summary>
    public static bool IsGrowing(DateTimeOffset now, ProviderAddress address) =>
        address.Weight > 1 && address.StartedAt is { } startedAt && now - startedAt < address.WarmUp;

    public static int WeightAt(DateTimeOffset now, ProviderAddress address)
    {
        if (address.Weight <= 0)
            return 0;
        if (!IsGrowing(now, address))
            return address.Weight;
        double uptime = (now - address.StartedAt!.Value).TotalMilliseconds;
        float step = (float)address.WarmUp.TotalMilliseconds / address.Weight;
        return Math.Clamp((int)((float)uptime / step), 1, address.Weight);
    }
}
