namespace DubboNet.Cluster.LoadBalancing;

/// <summary>Specifies how suitable a provider is for a call, from best to worst. Calls go to the best providers that exist.</summary>
internal enum ProviderRank
{
    /// <summary>The provider accepts calls.</summary>
    Good,

    /// <summary>The provider accepts calls but has failed recently, or has let a call time out and has sent nothing since.</summary>
    Avoided,

    /// <summary>The provider has announced that new calls should go elsewhere.</summary>
    ReadOnly,

    /// <summary>The provider has no open connection, or is no longer in the list.</summary>
    Unavailable,
}
