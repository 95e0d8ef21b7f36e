namespace DubboNet.Interop.Tests.Failures;

/// <summary>Represents a provider of FrameService in a separate process, in Java or .NET.</summary>
internal interface IProviderProcess : IAsyncDisposable
{
    int ProcessId { get; }

    int Port { get; }

    /// <summary>Ends the process immediately, as <c>kill -9</c> does.</summary>
    void Kill();

    /// <summary>
    /// Stops in order, as SIGTERM requests. The provider notifies its consumers, serves them until they disconnect or the timeout ends, and
    /// closes.
    /// </summary>
    Task StopAsync();
}
