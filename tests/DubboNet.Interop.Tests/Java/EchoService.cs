namespace DubboNet.Interop.Tests.Java;

/// <summary>Returns the result of a function for a text.</summary>
internal sealed class EchoService(Func<string, Task<string>> echo) : IEchoService
{
    public Task<string> EchoAsync(string text) => echo(text);
}
