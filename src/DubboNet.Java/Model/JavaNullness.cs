namespace DubboNet.Java;

/// <summary>Specifies what annotations say of null.</summary>
public enum JavaNullness
{
    /// <summary>The annotations say nothing of null.</summary>
    Unknown,

    /// <summary>The value can be null.</summary>
    Nullable,

    /// <summary>The value is never null.</summary>
    NotNull,
}
