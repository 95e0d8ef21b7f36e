namespace DubboNet.Hessian;

/// <summary>
/// Describes an object that was read as another class than its own. Its class is neither the declared one nor a known subtype of it, and
/// has at least one field of the declared type. See <see cref="HessianOptions.ClassSubstituted"/>.
/// </summary>
public sealed class HessianClassSubstitution
{
    internal HessianClassSubstitution(
        string javaClass, HessianClassFormatter declared, IReadOnlyList<string> droppedFields, bool isLastReported)
    {
        JavaClass = javaClass;
        DeclaredClass = declared.Definition.ClassName;
        DeclaredType = declared.Type;
        DroppedFields = droppedFields;
        IsLastReported = isLastReported;
    }

    /// <summary>Gets the class that the peer sent.</summary>
    public string JavaClass { get; }

    /// <summary>Gets the Java class of the declared type.</summary>
    public string DeclaredClass { get; }

    /// <summary>Gets the declared type.</summary>
    public Type DeclaredType { get; }

    /// <summary>Gets the fields that the declared type does not have, whose values are lost. Contains at most 32.</summary>
    public IReadOnlyList<string> DroppedFields { get; }

    /// <summary>Gets a value indicating whether the limit of reported pairs is reached, so that later ones are not reported.</summary>
    public bool IsLastReported { get; }

    /// <summary>Returns a description of what happened and what to do.</summary>
    public override string ToString()
    {
        string type = CSharpName.GetDisplayName(DeclaredType);
        string dropped = DroppedFields.Count == 0 ? "" : $" These fields were dropped: {string.Join(", ", DroppedFields)}.";
        return $"{JavaClass} was read as {DeclaredClass} ({type}).{dropped} To keep the class, declare a type with "
            + $"[HessianType(\"{JavaClass}\")] and name it in a [HessianSubtype] of {type}."
            + (IsLastReported ? " Further classes are not reported." : "");
    }
}
