namespace DubboNet.Java;

/// <summary>Represents an annotation of a class, a member, a parameter or a type.</summary>
/// <param name="Name">The binary name of the annotation's type.</param>
/// <param name="Values">The elements that are stated, in the order of the class file. Defaults are not included.</param>
public sealed record JavaAnnotation(string Name, IReadOnlyList<KeyValuePair<string, JavaAnnotationValue>> Values)
{
    /// <summary>Returns the value of an element, or null if the annotation does not state it.</summary>
    /// <param name="element">The name of the element.</param>
    public JavaAnnotationValue? Find(string element)
    {
        foreach (KeyValuePair<string, JavaAnnotationValue> pair in Values)
        {
            if (pair.Key == element)
                return pair.Value;
        }

        return null;
    }
}
