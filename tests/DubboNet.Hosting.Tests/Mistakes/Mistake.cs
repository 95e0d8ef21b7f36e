namespace DubboNet.Hosting.Tests.Mistakes;

/// <summary>A mistake of a user, and the message for it.</summary>
/// <param name="What">The mistake.</param>
/// <param name="Told">Where the message appears, such as the call, the constructor, the start of the host or the log.</param>
/// <param name="TellAsync">Makes the mistake and returns the message.</param>
internal sealed record Mistake(string What, string Told, Func<MistakeStage, Task<string>> TellAsync);
