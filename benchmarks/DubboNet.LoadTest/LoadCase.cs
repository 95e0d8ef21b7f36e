namespace DubboNet.LoadTest;

/// <summary>Specifies the called method.</summary>
internal enum LoadCase
{
    /// <summary>Sends and returns a string of 16 characters.</summary>
    Echo,

    /// <summary>Sends a number and returns an object with a field of every kind.</summary>
    Person,

    /// <summary>Sends and returns 1,024 bytes.</summary>
    Bytes1k,
}
