namespace DubboNet.Simulation.Tests.Network;

/// <summary>How a connection behaves.</summary>
/// <param name="Number">For the trace.</param>
/// <param name="Window">Bytes that may be under way or unread.</param>
/// <param name="Latency">The longest time that a piece takes.</param>
/// <param name="Fragments">How often a piece is cut smaller than it need be.</param>
/// <param name="Suspends">How often a read or write that could end at once ends later.</param>
internal sealed record LinkStyle(int Number, int Window, TimeSpan Latency, double Fragments, double Suspends);
