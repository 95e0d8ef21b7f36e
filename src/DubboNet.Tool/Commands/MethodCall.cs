using System.Globalization;
using System.Text.Json;

namespace DubboNet.Tool;

/// <summary>Represents a call whose arguments are converted.</summary>
/// <param name="Service">The service.</param>
/// <param name="Method">The name of the method.</param>
/// <param name="ParameterTypes">The types of the parameters, or null if the provider must find the method by its name.</param>
/// <param name="Arguments">The arguments.</param>
internal sealed record MethodCall(ServiceKey Service, string Method, string[]? ParameterTypes, object?[] Arguments)
{
    /// <summary>Gets a value indicating whether the provider converts the arguments (<c>$invoke</c>).</summary>
    public bool IsGeneric { get; init; }

    /// <summary>Gets where the method was found.</summary>
    public required string Source { get; init; }

    /// <summary>Gets a function that finds the classes of the result.</summary>
    public required Func<string, JavaTypeShape?> FindType { get; init; }

    /// <summary>Chooses the method, and converts the arguments to its types.</summary>
    /// <param name="service">The service.</param>
    /// <param name="name">The name of the method.</param>
    /// <param name="arguments">The arguments as JSON.</param>
    /// <param name="signatures">The methods of the service, or null if no source has them.</param>
    /// <param name="types">The parameter types that the user stated, or null.</param>
    /// <exception cref="ToolException">There is not exactly one such method.</exception>
    /// <exception cref="JsonValueException">An argument is not one of the type.</exception>
    public static MethodCall Create(
        ServiceKey service, string name, JsonElement[] arguments, ServiceSignatures? signatures, string[]? types)
    {
        if (signatures is null && types is null)
        {
            object?[] generic = [.. arguments.Select((json, index) => UndeclaredValues.Generic.Read(json, NameOf(index)))];
            return new MethodCall(service, name, null, generic)
            {
                IsGeneric = true,
                Source = "no source has the method, so the provider finds it by its name",
                FindType = static _ => null,
            };
        }

        signatures ??= new ServiceSignatures("--types", [new MethodSignature(name, [.. types!.Select(JavaTypeName.Parse)], null)]);
        MethodSignature method = new OverloadChoice(service, signatures).Choose(name, arguments, types);
        if (arguments.Length != method.Parameters.Count)
        {
            throw new ToolException(
                ExitCode.Usage, $"{method} needs {method.Parameters.Count} arguments, but there are {arguments.Length}.");
        }

        var reader = new JavaValueReader(signatures.FindType);
        object?[] values = [.. arguments.Select((json, index) => reader.Read(json, method.Parameters[index], NameOf(index)))];
        return new MethodCall(service, name, method.ParameterTypes, values)
        {
            IsGeneric = reader.NeedsGenericCall,
            Source = signatures.Source,
            FindType = signatures.FindType,
        };
    }

    private static ValuePath NameOf(int index) => ValuePath.Root(string.Create(CultureInfo.InvariantCulture, $"Argument {index + 1}"));

    /// <summary>Sends the call, and returns its result.</summary>
    public async Task<object?> SendAsync(IDubboInvoker invoker, DubboCallOptions options, CancellationToken cancellationToken) => IsGeneric
        ? await invoker.InvokeGenericAsync(Service, Method, ParameterTypes, Arguments, options, cancellationToken).ConfigureAwait(false)
        : await invoker.InvokeDynamicAsync(Service, Method, ParameterTypes!, Arguments, options, cancellationToken).ConfigureAwait(false);

    /// <summary>Returns what is called, for the user.</summary>
    public string Describe()
    {
        string types = ParameterTypes is null ? "" : $"({string.Join(", ", ParameterTypes)})";
        return $"calling {Service} {Method}{types} as {(IsGeneric ? "a generic" : "an ordinary")} call. Source: {Source}.";
    }
}
