namespace DubboNet.Hosting.Tests.Restarts;

/// <summary>A provider that comes back to its port.</summary>
internal interface IRestartable : IAsyncDisposable
{
    /// <summary>Listens when done.</summary>
    Task StartAsync();

    /// <summary>Gone when done.</summary>
    Task StopAsync();
}
