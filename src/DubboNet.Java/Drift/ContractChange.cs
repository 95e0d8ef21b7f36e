namespace DubboNet.Java;

/// <summary>Specifies what changed between two snapshots.</summary>
public enum ContractChangeKind
{
    /// <summary>An interface does not exist any more.</summary>
    ServiceRemoved,

    /// <summary>An interface has another name.</summary>
    ServiceMoved,

    /// <summary>There is a new interface.</summary>
    ServiceAdded,

    /// <summary>A method does not exist any more.</summary>
    MethodRemoved,

    /// <summary>There is a new method.</summary>
    MethodAdded,

    /// <summary>The parameters of a method have other types.</summary>
    ParametersChanged,

    /// <summary>The result of a method has another type.</summary>
    ResultChanged,

    /// <summary>A method declares a further exception.</summary>
    ExceptionAdded,

    /// <summary>A method does not declare an exception any more.</summary>
    ExceptionRemoved,

    /// <summary>A class does not exist any more.</summary>
    TypeRemoved,

    /// <summary>A class has another name.</summary>
    TypeMoved,

    /// <summary>There is a new class.</summary>
    TypeAdded,

    /// <summary>A class became an enum, an interface or the reverse.</summary>
    KindChanged,

    /// <summary>A class has another superclass.</summary>
    SuperclassChanged,

    /// <summary>A class has another number of type parameters.</summary>
    TypeParametersChanged,

    /// <summary>A field does not exist any more.</summary>
    FieldRemoved,

    /// <summary>A field probably has another name.</summary>
    FieldRenamed,

    /// <summary>There is a new field.</summary>
    FieldAdded,

    /// <summary>A field has another type.</summary>
    FieldTypeChanged,

    /// <summary>There is a new constant.</summary>
    ConstantAdded,

    /// <summary>A constant does not exist any more.</summary>
    ConstantRemoved,

    /// <summary>A class, interface or method became deprecated.</summary>
    Deprecated,
}

/// <summary>Describes a difference between two snapshots.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="IsBreaking">Whether calls can fail or lose data until the contract is changed.</param>
/// <param name="Class">The class or interface.</param>
/// <param name="Member">The method, field or constant, or null for the whole class.</param>
/// <param name="From">What the contract has, or null if it has nothing.</param>
/// <param name="To">What the other side has, or null if it has nothing.</param>
/// <param name="Meaning">What it means for the .NET side.</param>
public sealed record ContractChange(
    ContractChangeKind Kind, bool IsBreaking, string Class, string? Member, string? From, string? To, string Meaning);
