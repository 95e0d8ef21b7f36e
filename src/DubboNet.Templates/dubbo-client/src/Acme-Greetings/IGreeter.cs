using DubboNet;

namespace Acme_Greetings;

/// <summary>The Java interface com.acme.GreetingService with the method Greeting greet(String name).</summary>
[DubboService("com.acme.GreetingService")]
public partial interface IGreeter
{
    [DubboMethod(Idempotent = true)]
    Task<Greeting> GreetAsync(string? name, CancellationToken cancellationToken = default);
}
