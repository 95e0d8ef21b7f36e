namespace DubboNet.Generator;

/// <summary>Represents an interface whose methods are called remotely.</summary>
/// <param name="Declaration">The interface.</param>
/// <param name="Service">The arguments of its <c>ServiceKey</c>.</param>
/// <param name="JavaName">The Java interface.</param>
/// <param name="Methods">Its own methods, followed by the inherited ones.</param>
/// <param name="Types">The formatters of the types that it uses.</param>
internal sealed record ContractModel(
    DeclarationModel Declaration, string Service, string JavaName, EquatableArray<MethodModel> Methods, EquatableArray<string> Types)
{
    /// <summary>Gets what the definition of the service says about each type, as JSON.</summary>
    public EquatableArray<string> TypeDefinitions { get; init; }

    /// <summary>Gets what only C# tells about each type, as members of a JSON object.</summary>
    public EquatableArray<string> TypeDescriptions { get; init; }

    /// <summary>Gets the summary of the interface as a JSON string, or null if it has none.</summary>
    public string? Summary { get; init; }

    /// <summary>
    /// Gets the first error as the compiler shows it, or null if there is none. With an error, no method can be called or hosted.
    /// </summary>
    public string? Mistake { get; init; }

    /// <summary>Gets the reason why it can be called but not hosted, or null if it can be hosted.</summary>
    public string? HostingObstacle { get; init; }
}

/// <summary>Represents a method of a contract.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Declaring">The interface that declares it.</param>
/// <param name="FieldName">The name of its description, which is unique in the contract.</param>
/// <param name="JavaName">The Java name.</param>
/// <param name="Descriptor">The descriptor of the Java parameters.</param>
/// <param name="Parameters">All C# parameters, in order.</param>
/// <param name="Result">The result.</param>
/// <param name="TimeoutMilliseconds">Its own timeout, or 0 if it has none.</param>
/// <param name="ServiceTimeoutMilliseconds">The timeout of the service, or 0 if it has none.</param>
/// <param name="IsIdempotent">Whether it can safely run twice.</param>
/// <param name="IsSafe">Whether it only reads.</param>
/// <param name="IsOneWay">Whether the caller does not wait for a response.</param>
/// <param name="IsHidden">Whether another method of the contract is the same Java method and is hosted instead.</param>
internal sealed record MethodModel(
    string Name,
    string Declaring,
    string FieldName,
    string JavaName,
    string Descriptor,
    EquatableArray<ParameterModel> Parameters,
    ResultModel Result,
    int TimeoutMilliseconds,
    int ServiceTimeoutMilliseconds,
    bool IsIdempotent,
    bool IsSafe,
    bool IsOneWay,
    bool IsHidden)
{
    /// <summary>Gets what only C# tells about it, as JSON.</summary>
    public string Description { get; init; } = "{}";

    /// <summary>Gets the name of its description.</summary>
    public string DescriptionName => FieldName + "Method";

    /// <summary>Gets the parameters of the Java method.</summary>
    public List<ParameterModel> Arguments => [.. Parameters.Where(parameter => parameter.Role == ParameterRole.Argument)];

    /// <summary>Gets the parameters that are called back.</summary>
    public IReadOnlyList<ParameterModel> Callbacks => [.. Parameters.Where(parameter => parameter.Callback is not null)];

    /// <summary>Returns the name of the first parameter with a role, or null if there is none.</summary>
    public string? Find(ParameterRole role) => Parameters.FirstOrDefault(parameter => parameter.Role == role)?.Name;
}

/// <summary>Represents a parameter of a contract's method.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type as generated code refers to it.</param>
/// <param name="CarriedType">The type of its formatter's values.</param>
/// <param name="JavaType">The erased Java type of an argument.</param>
/// <param name="Formatter">The formatter of an argument.</param>
/// <param name="Role">The purpose of the parameter.</param>
internal sealed record ParameterModel(string Name, string Type, string CarriedType, string JavaType, string Formatter, ParameterRole Role)
{
    /// <summary>Gets the Java type of an argument with its type arguments.</summary>
    public string Signature { get; init; } = JavaType;

    /// <summary>Gets how it is called back, or null if it is serialized.</summary>
    public CallbackModel? Callback { get; init; }
}

/// <summary>Describes how a parameter is called back.</summary>
/// <param name="Index">The index among the arguments.</param>
/// <param name="Releases">Whether it is not to be called any more.</param>
/// <param name="Method">The Java method of a delegate, or null for a contract.</param>
internal sealed record CallbackModel(int Index, bool Releases, MethodModel? Method);

internal enum ParameterRole
{
    Argument,
    Options,
    Token,
}

/// <summary>Represents the result of a contract's method.</summary>
/// <param name="Type">The return type as generated code refers to it.</param>
/// <param name="IsValueTask">Whether the return type is a <c>ValueTask</c> instead of a <c>Task</c>.</param>
/// <param name="CarriedType">The type of the result, or null if there is none.</param>
/// <param name="Formatter">The formatter of the result.</param>
internal sealed record ResultModel(string Type, bool IsValueTask, string? CarriedType, string Formatter)
{
    /// <summary>Gets a value indicating whether it contains dynamic, for which the compiler does not infer the type.</summary>
    public bool IsDynamic { get; init; }

    /// <summary>Gets the Java type with its type arguments.</summary>
    public string Signature { get; init; } = "void";
}
