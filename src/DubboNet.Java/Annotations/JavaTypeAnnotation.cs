namespace DubboNet.Java;

/// <summary>Represents an annotation of the use of a type, such as <c>@Nullable</c> of JSpecify.</summary>
/// <param name="Target">The place of the type in its declaration.</param>
/// <param name="Index">
/// The index of the parameter, the exception, the type parameter or the interface. It is 0 where there is one type.
/// </param>
/// <param name="Path">
/// The way from the whole type to the annotated part, which is empty for the whole type. <c>[</c> leads to the elements of an array,
/// <c>.</c> to an inner class, <c>*</c> to the bound of a wildcard, and a number with <c>;</c> to a type argument.
/// </param>
/// <param name="Annotation">The annotation.</param>
public sealed record JavaTypeAnnotation(JavaTypeTarget Target, int Index, string Path, JavaAnnotation Annotation);
