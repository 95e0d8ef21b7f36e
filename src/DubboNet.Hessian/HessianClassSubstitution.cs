namespace DubboNet.Hessian;

/// <summary>
/// An object that was read as another class than its own: neither the declared class nor a known subtype of it, and with at least one field that the declared
/// type has. See <see cref="HessianOptions.ClassSubstituted"/>.
/// </summary>
public sealed class HessianClassSubstitution
{
    internal HessianClassSubstitution(string javaClass, HessianClassFormatter declared, IReadOnlyList<string> droppedFields, bool isLastReported)
    {
        JavaClass = javaClass;
        DeclaredClass = declared.Definition.ClassName;
        DeclaredType = declared.Type;
        DroppedFields = droppedFields;
        IsLastReported = isLastReported;
    }

    /// <summary>The class that the peer named.</summary>
    public string JavaClass { get; }

    /// <summary>The Java class of the declared type.</summary>
    public string DeclaredClass { get; }

    /// <summary>The declared type.</summary>
    public Type DeclaredType { get; }

    /// <summary>The fields that the declared type does not have, whose values are lost; at most 32.</summary>
    public IReadOnlyList<string> DroppedFields { get; }

    /// <summary>Whether the limit of reported pairs is reached: later ones are not reported.</summary>
    public bool IsLastReported { get; }

    /// <summary>What happened and what to do, in a few sentences.</summary>
    public override string ToString()
    {
        string type = CSharpName.Of(DeclaredType);
        string dropped = DroppedFields.Count == 0 ? "" : $" These fields were dropped: {string.Join(", ", DroppedFields)}.";
        return $"{JavaClass} was read as {DeclaredClass} ({type}).{dropped} To keep the class, declare a type with [HessianType(\"{JavaClass}\")] and name it in a "
            + $"[HessianSubtype] of {type}.{(IsLastReported ? " Further classes are not reported." : "")}";
    }
}
