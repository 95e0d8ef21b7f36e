namespace DubboNet.Hosting.Tests.Restarts;

/// <summary>A provider that restarts on the same port.</summary>
internal interface IRestartable : IAsyncDisposable
{
    /// <summary>Starts the provider. Completes when it listens.</summary>
    Task StartAsync();

    /// <summary>Stops the provider. Completes when it has stopped.</summary>
    Task StopAsync();
}
