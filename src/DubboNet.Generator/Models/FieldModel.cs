namespace DubboNet.Generator;

/// <summary>Represents a member that is serialized.</summary>
/// <param name="JavaName">The Java field.</param>
/// <param name="Member">The C# member.</param>
/// <param name="Local">The name for variables in camel case. The names of the other fields of the type do not differ from it only in
/// case.</param>
/// <param name="Type">The declared type as generated code refers to it.</param>
/// <param name="CarriedType">The type of its formatter's values, which is the declared type without the mark of a nullable
/// reference.</param>
/// <param name="Format">The format of its values.</param>
/// <param name="Setting">How it is set.</param>
/// <param name="Declaring">The type that declares it, for accessors.</param>
/// <param name="IsHidden">Whether a derived type has another member of the same name, so that it can be accessed only by a cast.</param>
internal sealed record FieldModel(
    string JavaName, string Member, string Local, string Type, string CarriedType, ValueFormat Format, FieldSetting Setting,
    string Declaring, bool IsHidden)
{
    /// <summary>Gets a value indicating whether it is dynamic. A call with it as an argument would be bound at run time.</summary>
    public bool IsDynamic { get; init; }

    /// <summary>Returns the expression for the member of an instance.</summary>
    public string Access(string instance) => IsHidden ? $"(({Declaring}){instance}).{Member}" : $"{instance}.{Member}";

    /// <summary>Gets a value indicating whether an initializer sets it.</summary>
    public bool IsInitialized => !IsHidden && Setting is FieldSetting.Assign or FieldSetting.Initialize;

    /// <summary>Returns whether code cannot assign it to an existing instance.</summary>
    /// <param name="hasInitializer">Whether the instance is created with an initializer, which sets the members that it can.</param>
    public bool NeedsAccessor(bool hasInitializer) =>
        Setting == FieldSetting.Access || (Setting == FieldSetting.Initialize && (IsHidden || !hasInitializer));

    /// <summary>Returns the statement that sets it in an existing instance of a class.</summary>
    public string Set(string instance, string value, bool hasInitializer) =>
        NeedsAccessor(hasInitializer) ? $"{AccessorName}({instance}, {value});" : $"{Access(instance)} = {value};";

    /// <summary>Gets the name of the member that contains a composed formatter.</summary>
    public string FormatName => "Format" + Capitalized;

    /// <summary>Gets the name of the method that sets it if it cannot be assigned.</summary>
    public string AccessorName => "Set" + Capitalized;

    private string Capitalized => char.ToUpperInvariant(Local.TrimStart('@')[0]) + Local.TrimStart('@').Substring(1);
}

internal enum FieldSetting
{
    /// <summary>It can be assigned at any time.</summary>
    Assign,

    /// <summary>It can be assigned only in an initializer (init).</summary>
    Initialize,

    /// <summary>Its setter is not accessible.</summary>
    Access,

    /// <summary>It is passed to the constructor.</summary>
    Construct,
}

/// <summary>Describes how an instance is created.</summary>
/// <param name="Arguments">The indexes of the fields that the constructor takes, in the order of its parameters.</param>
/// <param name="Required">The members that must be set when an instance is created, whether they are serialized or not.</param>
/// <param name="IsGathered">Whether all values are read before the instance is created.</param>
internal sealed record ConstructionModel(EquatableArray<int> Arguments, EquatableArray<string> Required, bool IsGathered);
