namespace DubboNet.ServiceDiscovery.Tests;

/// <summary>A contract of the test applications.</summary>
[DubboService("com.acme.Greeting", TimeoutMilliseconds = 10_000)]
internal partial interface IGreeting
{
    ValueTask<string> GreetAsync(string who);
}
