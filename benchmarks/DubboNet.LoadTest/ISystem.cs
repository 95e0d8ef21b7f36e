namespace DubboNet.LoadTest;

/// <summary>An RPC implementation with its client and its provider, ready to be called.</summary>
internal interface ISystem : IAsyncDisposable
{
    string Name { get; }

    /// <summary>What its clients have sent so far; zeros if that is not known.</summary>
    SendCounts CountSends();

    /// <summary>One of the callers, which share the connections evenly.</summary>
    Caller CreateCaller(LoadCase loadCase, int index);
}
