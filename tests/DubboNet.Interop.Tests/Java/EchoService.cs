namespace DubboNet.Interop.Tests.Java;

/// <summary>Answers with what a function makes of a text.</summary>
internal sealed class EchoService(Func<string, Task<string>> echo) : IEchoService
{
    public Task<string> EchoAsync(string text) => echo(text);
}
