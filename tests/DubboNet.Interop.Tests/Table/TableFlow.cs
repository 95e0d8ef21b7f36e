namespace DubboNet.Interop.Tests.Table;

/// <summary>Tells where a method can be called. A type that .NET only reads is a result of Java or an argument to .NET.</summary>
internal enum TableFlow
{
    Both,
    FromJava,
    ToDotNet,
}
