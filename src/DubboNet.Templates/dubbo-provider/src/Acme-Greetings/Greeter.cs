using DubboNet;

namespace Acme_Greetings;

/// <summary>Handles the calls of consumers. The host creates an object for each call.</summary>
public sealed class Greeter : IGreeter
{
    public Task<Greeting> GreetAsync(string? name, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(name))
            throw new JavaException("java.lang.IllegalArgumentException", "The name is empty.");
        string text = $"Hello, {name}";
        return Task.FromResult(new Greeting { Text = text, Length = text.Length });
    }
}
