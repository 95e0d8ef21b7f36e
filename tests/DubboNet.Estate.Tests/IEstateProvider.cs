namespace DubboNet.Estate.Tests;

/// <summary>Represents a provider of EstateService that registers itself.</summary>
internal interface IEstateProvider : IAsyncDisposable
{
    int Port { get; }

    /// <summary>Gets when the provider had exported its service, in milliseconds of the system clock.</summary>
    long ReadyAt { get; }

    /// <summary>Stops in order, and waits for the end.</summary>
    Task StopAsync();
}
