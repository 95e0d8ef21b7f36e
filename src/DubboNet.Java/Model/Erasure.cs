namespace DubboNet.Java;

/// <summary>Tells which methods override each other, by their parameters without type arguments.</summary>
internal static class Erasure
{
    /// <summary>Returns the name and the erased parameters of a method, as the class that inherits it sees them.</summary>
    /// <param name="method">The method, with the type arguments that the class sees.</param>
    /// <param name="seenBy">The class.</param>
    public static string SignatureOf(JavaMethodSymbol method, JavaClassSymbol seenBy)
    {
        IEnumerable<string> parameters = method.Parameters.Select(
            (parameter, index) => Erase(parameter.Type, method.ErasedParameters[index], method, seenBy));
        return $"{method.Name}({string.Join(',', parameters)})";
    }

    private static string Erase(JavaType type, JavaType declared, JavaMethodSymbol method, JavaClassSymbol seenBy) => type switch
    {
        JavaClassType used => used.Name,
        JavaArrayType array => $"{Erase(array.Element, declared is JavaArrayType inner ? inner.Element : declared, method, seenBy)}[]",
        JavaTypeVariable variable => EraseVariable(variable, declared, method, seenBy),
        _ => type.ToString(),
    };

    // A variable of a class around an inner class, which is neither of both, has the erasure of the declaration.
    private static string EraseVariable(JavaTypeVariable variable, JavaType declared, JavaMethodSymbol method, JavaClassSymbol seenBy)
    {
        List<JavaTypeParameter> scope = [.. method.TypeParameters, .. seenBy.TypeParameters];
        JavaType type = variable;
        for (int steps = 0; steps <= scope.Count && type is JavaTypeVariable next; steps++)
            type = scope.Find(parameter => parameter.Name == next.Name)?.Bounds[0] ?? declared;
        return type is JavaClassType bound ? bound.Name : declared.ToString();
    }
}
