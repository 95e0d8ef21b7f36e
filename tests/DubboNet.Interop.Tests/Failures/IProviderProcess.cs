namespace DubboNet.Interop.Tests.Failures;

/// <summary>A provider of FrameService in a process of its own, at a port of the test's choice; Java or .NET.</summary>
internal interface IProviderProcess : IAsyncDisposable
{
    int ProcessId { get; }

    /// <summary>Ends the process without a word to anybody, as <c>kill -9</c> does.</summary>
    void Kill();

    /// <summary>Stops in order: tells the consumers, serves them until they have gone or the time is up, closes. The process lives on.</summary>
    Task StopAsync();
}
