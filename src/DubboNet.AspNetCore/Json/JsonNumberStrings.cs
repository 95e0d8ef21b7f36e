namespace DubboNet.AspNetCore;

/// <summary>Specifies which 64-bit integers and decimals are JSON strings instead of numbers.</summary>
public enum JsonNumberStrings
{
    /// <summary>None.</summary>
    None,

    /// <summary>
    /// Those that a double cannot hold exactly, which are integers beyond 2^53 and most decimals with more than 15 digits.
    /// </summary>
    Inexact,

    /// <summary>All.</summary>
    All,
}
