namespace DubboNet.Generator;

/// <summary>A member that travels.</summary>
/// <param name="JavaName">The Java field.</param>
/// <param name="Member">The C# member.</param>
/// <param name="Local">A name in camel case for variables. That of no other field of the type differs from it in case only.</param>
/// <param name="Type">The declared type as code there names it.</param>
/// <param name="CarriedType">The type that its formatter carries: the same without the mark of a reference that may be null.</param>
/// <param name="Format">How its values are carried.</param>
/// <param name="Setting">How it gets its value.</param>
/// <param name="Declaring">The type that declares it, for accessors.</param>
/// <param name="IsHidden">Whether a derived type has another member of its name, so that it is reached by a cast alone.</param>
internal sealed record FieldModel(
    string JavaName, string Member, string Local, string Type, string CarriedType, ValueFormat Format, FieldSetting Setting, string Declaring, bool IsHidden)
{
    /// <summary>Whether it is dynamic: a call with it as an argument would be bound at run time.</summary>
    public bool IsDynamic { get; init; }

    /// <summary>The member of an instance, as code there names it.</summary>
    public string Of(string instance) => IsHidden ? $"(({Declaring}){instance}).{Member}" : $"{instance}.{Member}";

    /// <summary>Whether an initializer sets it.</summary>
    public bool IsInitialized => !IsHidden && Setting is FieldSetting.Assign or FieldSetting.Initialize;

    /// <summary>Whether code cannot assign it to an instance that is made already.</summary>
    /// <param name="hasInitializer">Whether the instance is made with an initializer, which sets what it can.</param>
    public bool NeedsAccessor(bool hasInitializer) =>
        Setting == FieldSetting.Access || (Setting == FieldSetting.Initialize && (IsHidden || !hasInitializer));

    /// <summary>Sets it in an instance of a class that is made already.</summary>
    public string Set(string instance, string value, bool hasInitializer) =>
        NeedsAccessor(hasInitializer) ? $"{AccessorName}({instance}, {value});" : $"{Of(instance)} = {value};";

    /// <summary>The name of the member that holds a composed formatter.</summary>
    public string FormatName => "Format" + Capitalized;

    /// <summary>The name of the method that sets it where an assignment cannot.</summary>
    public string AccessorName => "Set" + Capitalized;

    private string Capitalized => char.ToUpperInvariant(Local.TrimStart('@')[0]) + Local.TrimStart('@').Substring(1);
}

internal enum FieldSetting
{
    /// <summary>Assigned at any time.</summary>
    Assign,

    /// <summary>Assigned in an initializer only (init).</summary>
    Initialize,

    /// <summary>Its setter is out of reach.</summary>
    Access,

    /// <summary>Given to the constructor.</summary>
    Construct,
}

/// <summary>How an instance is made.</summary>
/// <param name="Arguments">The numbers of the fields that the constructor takes, in its order.</param>
/// <param name="Required">The members without which no instance is to be made, whether they travel or not.</param>
/// <param name="IsGathered">Whether all values are read before the instance is made.</param>
internal sealed record ConstructionModel(EquatableArray<int> Arguments, EquatableArray<string> Required, bool IsGathered);
