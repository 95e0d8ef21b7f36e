namespace DubboNet.Hosting.Tests.Mistakes;

/// <summary>A mistake of a user's and what it is answered with.</summary>
/// <param name="What">What the user did.</param>
/// <param name="Told">Where the message appears: at the call, in the constructor, at the host's start, in the log.</param>
/// <param name="TellAsync">Makes the mistake for real and gives the message.</param>
internal sealed record Mistake(string What, string Told, Func<MistakeStage, Task<string>> TellAsync);
