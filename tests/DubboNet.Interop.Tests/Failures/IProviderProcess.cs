namespace DubboNet.Interop.Tests.Failures;

/// <summary>A provider of FrameService in a process of its own; Java or .NET.</summary>
internal interface IProviderProcess : IAsyncDisposable
{
    int ProcessId { get; }

    int Port { get; }

    /// <summary>Ends the process without a word to anybody, as <c>kill -9</c> does.</summary>
    void Kill();

    /// <summary>Stops in order, as SIGTERM asks for: tells the consumers, serves them until they have gone or the time is up, and closes.</summary>
    Task StopAsync();
}
