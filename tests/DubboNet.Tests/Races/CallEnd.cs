namespace DubboNet.Tests.Races;

/// <summary>Lists the events that can end a call.</summary>
public enum CallEnd
{
    /// <summary>A response that is decoded in the receive loop.</summary>
    Answer,

    /// <summary>A long response that is not decoded in the receive loop.</summary>
    LongAnswer,

    TimeOut,

    Cancellation,

    /// <summary>The connection is lost.</summary>
    Loss,

    /// <summary>The channel is disposed and does not wait for running calls.</summary>
    Disposal,
}
