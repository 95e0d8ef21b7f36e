namespace DubboNet.Interop.Tests.Handlers;

/// <summary>A handler, and what Java consumers of these lines get.</summary>
/// <param name="Lines">Those that see the same.</param>
/// <param name="What">What the handler does, as docs/server.md says it.</param>
/// <param name="Question">The command of the Java consumer, with <c>{0}</c> in place of the address.</param>
/// <param name="Got">What the caller gets; an ellipsis stands for any text.</param>
/// <param name="FromJava">What it gets of a Java provider that does the same; null if none can.</param>
/// <param name="Setup">What the provider is told.</param>
internal sealed record HandlerCase(
    IReadOnlyList<string> Lines, string What, string Question, string Got, string? FromJava, HandlerSetup Setup = HandlerSetup.Default);
