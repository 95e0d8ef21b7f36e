namespace DubboNet.Simulation.Tests.Actors;

/// <summary>A participant of a run besides its consumers and providers. When it is disposed, it leaves without notifying others.</summary>
internal interface IActor : IDisposable
{
    /// <summary>Returns the violations at the end of the run.</summary>
    IEnumerable<string> Violations();
}
