using DubboNet.Hessian;

namespace DubboNet;

/// <summary>
/// Specifies the formatter of a type that the source generator does not know, such as a type of another library. The generator uses it in
/// the assembly with the attribute and in all assemblies that reference it, wherever the type is declared. This includes members,
/// arguments, results, items, keys and type arguments.
/// </summary>
/// <remarks>
/// Use the attribute several times for a type that has several Java types. The first formatter is the default. The others are used where a
/// <see cref="JavaTypeAttribute"/> names their Java type. The attributes of an assembly take precedence over those of its references, and
/// over the built-in formatters.
/// </remarks>
/// <param name="type">The C# type, which must not be generic.</param>
/// <param name="javaType">The declared Java type, such as <c>java.time.LocalDate</c>.</param>
/// <param name="holder">The class that has the formatter.</param>
/// <param name="member">The static property or field of <paramref name="holder"/> that contains an <see cref="IHessianFormatter{T}"/> of
/// the type.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class HessianFormatterForAttribute(Type type, string javaType, Type holder, string member) : Attribute
{
    /// <summary>Gets the C# type.</summary>
    public Type Type { get; } = type;

    /// <summary>Gets the declared Java type.</summary>
    public string JavaType { get; } = javaType;

    /// <summary>Gets the class that has the formatter.</summary>
    public Type Holder { get; } = holder;

    /// <summary>Gets the name of the static property or field that contains the formatter.</summary>
    public string Member { get; } = member;
}
