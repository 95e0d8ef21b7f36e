using DubboNet.Hessian;

namespace DubboNet;

/// <summary>
/// Represents a call of a method that is not described by a contract. Its values are those that <see cref="HessianReader.ReadObject"/>
/// returns. Objects of classes that are not registered are <see cref="HessianObject"/>s.
/// </summary>
/// <param name="Method">The Java method name.</param>
/// <param name="ParameterTypes">The declared types as they are written in Java source code, such as <c>int</c>, <c>java.lang.String[]</c>
/// or <c>com.acme.Outer$Inner</c>. Null for a generic call that does not specify them.</param>
/// <param name="Arguments">The arguments, in order.</param>
public sealed record DynamicCall(string Method, string[]? ParameterTypes, object?[] Arguments);
