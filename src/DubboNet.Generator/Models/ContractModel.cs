namespace DubboNet.Generator;

/// <summary>An interface whose methods are called remotely.</summary>
/// <param name="Declaration">The interface.</param>
/// <param name="Service">The arguments of its <c>ServiceKey</c>.</param>
/// <param name="Methods">Its own methods first, then those that it inherits.</param>
/// <param name="Types">The formatters of the types that it reaches.</param>
internal sealed record ContractModel(
    DeclarationModel Declaration, string Service, EquatableArray<MethodModel> Methods, EquatableArray<string> Types)
{
    /// <summary>
    /// The first error in it as the compiler shows it; null if there is none. With an error nothing can be called or hosted.
    /// </summary>
    public string? Mistake { get; init; }

    /// <summary>Why it cannot be hosted, though it can be called; null if it can be hosted.</summary>
    public string? HostingObstacle { get; init; }
}

/// <summary>A method of a contract.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Declaring">The interface that declares it.</param>
/// <param name="FieldName">What its description is called, apart from all others of the contract.</param>
/// <param name="JavaName">The Java name.</param>
/// <param name="Descriptor">The Java parameters.</param>
/// <param name="Parameters">All C# parameters, in order.</param>
/// <param name="Result">What it returns.</param>
/// <param name="TimeoutMilliseconds">Its own time-out; 0: none.</param>
/// <param name="ServiceTimeoutMilliseconds">The service's; 0: none.</param>
/// <param name="IsIdempotent">Whether it may run twice.</param>
/// <param name="IsOneWay">Whether no answer is awaited.</param>
/// <param name="IsHidden">Whether another method of the contract is the same Java method: that one is hosted.</param>
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
    bool IsOneWay,
    bool IsHidden)
{
    /// <summary>The name of its description.</summary>
    public string DescriptionName => FieldName + "Method";

    /// <summary>The parameters of the Java method.</summary>
    public List<ParameterModel> Arguments => [.. Parameters.Where(parameter => parameter.Role == ParameterRole.Argument)];

    /// <summary>Those that are called back.</summary>
    public IReadOnlyList<ParameterModel> Callbacks => [.. Parameters.Where(parameter => parameter.Callback is not null)];

    /// <summary>The name of the first parameter of a role; null if there is none.</summary>
    public string? Find(ParameterRole role) => Parameters.FirstOrDefault(parameter => parameter.Role == role)?.Name;
}

/// <summary>A parameter of a contract's method.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as code there names it.</param>
/// <param name="CarriedType">The type that its formatter carries.</param>
/// <param name="JavaType">Of an argument, the erased Java type.</param>
/// <param name="Formatter">Of an argument, what carries it.</param>
/// <param name="Role">What it is for.</param>
internal sealed record ParameterModel(string Name, string Type, string CarriedType, string JavaType, string Formatter, ParameterRole Role)
{
    /// <summary>How it is called back; null if it travels.</summary>
    public CallbackModel? Callback { get; init; }
}

/// <summary>How a parameter is called back.</summary>
/// <param name="Index">Its place among the arguments.</param>
/// <param name="Releases">Whether it is to be called no more.</param>
/// <param name="Method">Of a delegate, the Java method that it stands for; null for a contract.</param>
internal sealed record CallbackModel(int Index, bool Releases, MethodModel? Method);

internal enum ParameterRole
{
    Argument,
    Options,
    Token,
}

/// <summary>What a contract's method returns.</summary>
/// <param name="Type">The return type as code there names it.</param>
/// <param name="IsValueTask">Whether that is a <c>ValueTask</c>; otherwise it is a <c>Task</c>.</param>
/// <param name="CarriedType">The result's type; null for none.</param>
/// <param name="Formatter">What carries it.</param>
internal sealed record ResultModel(string Type, bool IsValueTask, string? CarriedType, string Formatter)
{
    /// <summary>Whether there is a dynamic in it, for which the compiler does not infer the type.</summary>
    public bool IsDynamic { get; init; }
}
