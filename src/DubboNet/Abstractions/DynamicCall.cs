using DubboNet.Hessian;

namespace DubboNet;

/// <summary>
/// A call of a method that no contract describes. Its values are what <see cref="HessianReader.ReadObject"/> gives: objects of classes that nobody registered are
/// <see cref="HessianObject"/>s.
/// </summary>
/// <param name="Method">The Java method name.</param>
/// <param name="ParameterTypes">
/// The declared types as Java's source has them, such as <c>int</c>, <c>java.lang.String[]</c>, <c>com.acme.Outer$Inner</c>; null for a generic call that left
/// them to the provider.
/// </param>
/// <param name="Arguments">The arguments, in order.</param>
public sealed record DynamicCall(string Method, string[]? ParameterTypes, object?[] Arguments);
