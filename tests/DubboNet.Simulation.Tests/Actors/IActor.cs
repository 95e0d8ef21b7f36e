namespace DubboNet.Simulation.Tests.Actors;

/// <summary>A part of a run beside its consumers and providers. It goes when it is disposed of, without a word to others.</summary>
internal interface IActor : IDisposable
{
    /// <summary>What must not be, looked for at rest.</summary>
    IEnumerable<string> Violations();
}
