using DubboNet;

namespace Acme_Greetings;

/// <summary>Uses the provider, and has a text of its own when the provider cannot be called.</summary>
public sealed class Welcome(IGreeter greeter)
{
    public async Task<string> CreateAsync(string name, CancellationToken cancellationToken = default)
    {
        try
        {
            Greeting greeting = await greeter.GreetAsync(name, cancellationToken);
            return greeting.Text;
        }
        catch (DubboException e)
        {
            return $"Welcome, {name}. The greeter is not available: {e.Message}";
        }
    }
}
