namespace DubboNet.LoadTest;

/// <summary>Represents an RPC implementation with a client and a provider that are ready for calls.</summary>
internal interface ISystem : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Returns the counts of its clients' sends so far, or zeros if they are not known.</summary>
    SendCounts CountSends();

    /// <summary>Creates one of the callers, which share the connections evenly.</summary>
    Caller CreateCaller(LoadCase loadCase, int index);
}
