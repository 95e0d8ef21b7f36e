using System.Globalization;

namespace DubboNet.Java;

/// <summary>Turns a method of a class file into the method that its source declares.</summary>
internal static class MethodSymbolReader
{
    public static JavaMethodSymbol Read(
        string declaringClass, ClassFileMethod method, JavaSourceType? sourceType, bool isInterface, bool isNotNullByDefault)
    {
        // Some tools leave signatures behind that do not fit the descriptor, which is what counts at run time.
        MethodSignature types = method.Signature is { } signature && signature.Parameters.Count == method.Erasure.Parameters.Count
            ? signature
            : method.Erasure;
        JavaSourceMethod? source = sourceType?.Find(method.Name, types.Parameters);
        bool isStatic = method.Access.HasFlag(ClassAccess.Static);
        bool isAbstract = method.Access.HasFlag(ClassAccess.Abstract);
        return new JavaMethodSymbol
        {
            DeclaringClass = declaringClass,
            Name = method.Name,
            Descriptor = method.Descriptor,
            TypeParameters = types.TypeParameters,
            Parameters = ReadParameters(method, types, source, isStatic, isNotNullByDefault),
            Result = types.Result,
            ResultNullness = NullnessReader.Read(
                types.Result, method.Attributes.Annotations, method.Attributes, (JavaTypeTarget.Result, 0), isNotNullByDefault),
            Exceptions = types.Exceptions.Count > 0
                ? types.Exceptions
                : [.. method.Exceptions.Select(name => new JavaClassType(name, []))],
            Visibility = ClassSymbolReader.VisibilityOf(method.Access),
            IsStatic = isStatic,
            IsAbstract = isAbstract,
            IsDefault = isInterface && !isAbstract && !isStatic && !method.Access.HasFlag(ClassAccess.Private),
            IsVarargs = method.Access.HasFlag(ClassAccess.Varargs),
            IsDeprecated = ClassSymbolReader.IsDeprecated(method.Attributes),
            Annotations = method.Attributes.Annotations,
            Documentation = source?.Documentation,
            ErasedParameters = method.Erasure.Parameters,
        };
    }

    private static List<JavaParameterSymbol> ReadParameters(
        ClassFileMethod method, MethodSignature types, JavaSourceMethod? source, bool isStatic, bool isNotNullByDefault)
    {
        List<JavaParameterSymbol> parameters = [];
        int slot = isStatic ? 0 : 1;
        // Annotations are of the last parameters if there are fewer of them.
        int skipped = types.Parameters.Count - method.ParameterAnnotations.Length;
        for (int i = 0; i < types.Parameters.Count; i++)
        {
            JavaType type = types.Parameters[i];
            IReadOnlyList<JavaAnnotation> annotations = i >= skipped ? method.ParameterAnnotations[i - skipped] : [];
            (string name, JavaNameSource nameSource) = NameOf(method, source, i, slot, types.Parameters.Count);
            JavaNullness nullness = NullnessReader.Read(
                type, annotations, method.Attributes, (JavaTypeTarget.Parameter, i), isNotNullByDefault);
            parameters.Add(new JavaParameterSymbol(name, nameSource, type, nullness, annotations));
            // A long and a double take two slots.
            slot += type == JavaPrimitiveType.Long || type == JavaPrimitiveType.Double ? 2 : 1;
        }

        return parameters;
    }

    private static (string Name, JavaNameSource Source) NameOf(
        ClassFileMethod method, JavaSourceMethod? source, int index, int slot, int count)
    {
        if (method.Parameters.Length == count && method.Parameters[index].Name is { } stated)
            return (stated, JavaNameSource.MethodParameters);
        if (source is not null)
            return (source.ParameterNames[index], JavaNameSource.Source);
        return method.Locals.TryGetValue(slot, out string? local)
            ? (local, JavaNameSource.LocalVariable)
            : ($"arg{index.ToString(CultureInfo.InvariantCulture)}", JavaNameSource.Index);
    }
}
