namespace DubboNet.Interop.Tests.Handlers;

/// <summary>Represents a handler, and the results of Java consumers of some lines.</summary>
/// <param name="Lines">The lines with this result.</param>
/// <param name="What">What the handler does, in the words of docs/server.md.</param>
/// <param name="Question">The command of the Java consumer, with <c>{0}</c> for the address.</param>
/// <param name="Got">The result of the caller. An ellipsis matches any text.</param>
/// <param name="FromJava">The result from a Java provider that does the same, or null if none can.</param>
/// <param name="Setup">The settings of the provider.</param>
internal sealed record HandlerCase(
    IReadOnlyList<string> Lines, string What, string Question, string Got, string? FromJava, HandlerSetup Setup = HandlerSetup.Default);
