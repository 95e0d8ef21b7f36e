namespace DubboNet.Interop.Tests.Table;

/// <summary>Where a method can be called: a type that .NET only reads is a result of Java, or an argument to .NET.</summary>
internal enum TableFlow
{
    Both,
    FromJava,
    ToDotNet,
}
