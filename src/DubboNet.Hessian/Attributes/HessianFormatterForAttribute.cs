namespace DubboNet.Hessian;

/// <summary>
/// Names the formatter of a type that the source generator does not know, such as a type of another library. The generator uses it in the assembly that states it
/// and in every assembly that references that one, wherever the type is declared: in members, arguments, results, items, keys and type arguments.
/// </summary>
/// <remarks>
/// State it several times if the type can be several Java types. The first one is used where nothing is stated, the others where a
/// <see cref="JavaTypeAttribute"/> names theirs. What an assembly states itself comes before what its references state, and before what Hessian knows.
/// </remarks>
/// <param name="type">The C# type: not generic.</param>
/// <param name="javaType">The Java type that is declared, such as <c>java.time.LocalDate</c>.</param>
/// <param name="holder">The class with the formatter.</param>
/// <param name="member">The static property or field of <paramref name="holder"/> with an <see cref="IHessianFormatter{T}"/> of the type.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class HessianFormatterForAttribute(Type type, string javaType, Type holder, string member) : Attribute
{
    /// <summary>The C# type.</summary>
    public Type Type { get; } = type;

    /// <summary>The Java type that is declared.</summary>
    public string JavaType { get; } = javaType;

    /// <summary>The class with the formatter.</summary>
    public Type Holder { get; } = holder;

    /// <summary>The static property or field with the formatter.</summary>
    public string Member { get; } = member;
}
