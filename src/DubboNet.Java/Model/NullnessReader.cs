namespace DubboNet.Java;

/// <summary>Reads what annotations of the usual libraries say of null.</summary>
internal static class NullnessReader
{
    // JSR 305, Jakarta, JetBrains, Spring, Checker Framework, FindBugs, Eclipse, Android, Reactor and JSpecify use these names.
    private static readonly HashSet<string> NullableNames = new(StringComparer.Ordinal)
    {
        "Nullable", "CheckForNull", "NullableDecl", "PossiblyNull",
    };

    // Of Bean Validation, these three reject null. Lombok's and Micronaut's are in the list, too.
    private static readonly HashSet<string> NotNullNames = new(StringComparer.Ordinal)
    {
        "NonNull", "Nonnull", "NotNull", "NonNullDecl", "NotBlank", "NotEmpty",
    };

    private static readonly HashSet<string> NotNullByDefault = new(StringComparer.Ordinal)
    {
        "org.jspecify.annotations.NullMarked", "org.springframework.lang.NonNullApi", "org.eclipse.jdt.annotation.NonNullByDefault",
        "reactor.util.annotation.NonNullApi",
    };

    /// <summary>Returns whether a class or a package says that types are never null if nothing else is said.</summary>
    public static bool IsNotNullByDefault(IReadOnlyList<JavaAnnotation> annotations)
    {
        foreach (JavaAnnotation annotation in annotations)
        {
            if (NotNullByDefault.Contains(annotation.Name))
                return true;
        }

        return false;
    }

    /// <summary>Reads the nullness of a value.</summary>
    /// <param name="type">The type. Primitive types are never null.</param>
    /// <param name="annotations">The annotations of the declaration.</param>
    /// <param name="attributes">The attributes of the field, method or component, with the annotations of its types.</param>
    /// <param name="place">The place of the type.</param>
    /// <param name="isNotNullByDefault">What the class says of types without annotations.</param>
    public static JavaNullness Read(
        JavaType type,
        IReadOnlyList<JavaAnnotation> annotations,
        ClassFileAttributes attributes,
        (JavaTypeTarget Target, int Index) place,
        bool isNotNullByDefault)
    {
        if (type is JavaPrimitiveType)
            return JavaNullness.NotNull;
        foreach (JavaAnnotation annotation in annotations)
        {
            if (Read(annotation) is var found and not JavaNullness.Unknown)
                return found;
        }

        foreach (JavaTypeAnnotation annotation in attributes.TypeAnnotations)
        {
            bool isOfWholeType = (annotation.Target, annotation.Index) == place && annotation.Path.AsSpan().Trim('.').IsEmpty;
            if (isOfWholeType && Read(annotation.Annotation) is var found and not JavaNullness.Unknown)
                return found;
        }

        return isNotNullByDefault && type is not JavaTypeVariable ? JavaNullness.NotNull : JavaNullness.Unknown;
    }

    private static JavaNullness Read(JavaAnnotation annotation)
    {
        string name = annotation.Name[(annotation.Name.LastIndexOf('.') + 1)..];
        if (NullableNames.Contains(name))
            return JavaNullness.Nullable;
        return NotNullNames.Contains(name) ? JavaNullness.NotNull : JavaNullness.Unknown;
    }
}
