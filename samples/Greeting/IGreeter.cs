using DubboNet;

namespace Greeting;

/// <summary>A Java interface that the samples call and host.</summary>
[DubboService("com.acme.GreetingService")]
public partial interface IGreeter
{
    [DubboMethod(Idempotent = true)]
    Task<string> SayHelloAsync(string name, CancellationToken cancellationToken = default);
}
