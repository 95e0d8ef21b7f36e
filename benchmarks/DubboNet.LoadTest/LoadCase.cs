namespace DubboNet.LoadTest;

/// <summary>What is called.</summary>
internal enum LoadCase
{
    /// <summary>A text of 16 characters, there and back.</summary>
    Echo,

    /// <summary>A number there, an object with a field of every kind back.</summary>
    Person,

    /// <summary>1,024 bytes, there and back.</summary>
    Bytes1k,
}
