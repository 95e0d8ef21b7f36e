namespace DubboNet.Simulation.Tests;

/// <summary>A run found something that must not be.</summary>
internal sealed class InvariantException(string message, Exception? innerException = null) : Exception(message, innerException);
