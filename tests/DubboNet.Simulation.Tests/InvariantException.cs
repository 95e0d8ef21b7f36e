namespace DubboNet.Simulation.Tests;

/// <summary>Indicates that a run violated an invariant.</summary>
internal sealed class InvariantException(string message, Exception? innerException = null) : Exception(message, innerException);
