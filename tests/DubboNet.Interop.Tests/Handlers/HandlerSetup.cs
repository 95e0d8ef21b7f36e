namespace DubboNet.Interop.Tests.Handlers;

/// <summary>Lists the settings of a <see cref="HandlerProvider"/>.</summary>
internal enum HandlerSetup
{
    /// <summary>The defaults.</summary>
    Default,

    /// <summary><c>IncludeStackTraces</c>.</summary>
    StackTraces,

    /// <summary>A <c>MaxPayload</c> above that of its consumers.</summary>
    LargePayload,

    /// <summary>One call of the method at the same time.</summary>
    Limited,
}
