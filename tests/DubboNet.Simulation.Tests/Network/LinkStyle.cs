namespace DubboNet.Simulation.Tests.Network;

/// <summary>Specifies the behavior of a connection.</summary>
/// <param name="Number">The number in the trace.</param>
/// <param name="Window">The maximum number of bytes in transit or unread.</param>
/// <param name="Latency">The maximum time of a piece.</param>
/// <param name="Fragments">The probability that a piece is smaller than necessary.</param>
/// <param name="Suspends">The probability that a read or write that could end immediately ends later.</param>
internal sealed record LinkStyle(int Number, int Window, TimeSpan Latency, double Fragments, double Suspends);
