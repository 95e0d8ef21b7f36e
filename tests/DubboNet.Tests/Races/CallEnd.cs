namespace DubboNet.Tests.Races;

/// <summary>What may end a call.</summary>
public enum CallEnd
{
    /// <summary>An answer that is decoded on the receive loop.</summary>
    Answer,

    /// <summary>An answer so long that it is decoded elsewhere.</summary>
    LongAnswer,

    TimeOut,

    Cancellation,

    /// <summary>The connection is lost.</summary>
    Loss,

    /// <summary>The channel is disposed of, without time for calls under way.</summary>
    Disposal,
}
