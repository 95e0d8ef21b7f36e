namespace DubboNet.Interop.Tests.Handlers;

/// <summary>What a provider of <see cref="HandlerProvider"/> is told.</summary>
internal enum HandlerSetup
{
    /// <summary>Nothing.</summary>
    Default,

    /// <summary><c>IncludeStackTraces</c>.</summary>
    StackTraces,

    /// <summary>A <c>MaxPayload</c> above that of its consumers.</summary>
    LargePayload,

    /// <summary>One call of the method at once.</summary>
    Limited,
}
