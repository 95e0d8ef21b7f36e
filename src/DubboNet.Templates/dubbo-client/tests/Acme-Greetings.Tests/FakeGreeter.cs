namespace Acme_Greetings.Tests;

/// <summary>Stands for the Java provider.</summary>
internal sealed class FakeGreeter : IGreeter
{
    public Task<Greeting> GreetAsync(string? name, CancellationToken cancellationToken) =>
        Task.FromResult(new Greeting { Text = $"Hello, {name}" });
}
