using System.Diagnostics;

namespace DubboNet.AspNetCore;

/// <summary>Represents a call whose arguments are converted.</summary>
/// <param name="Method">The method.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="IsGeneric">Whether the definition does not describe a class of the arguments, so that the provider converts them.</param>
/// <param name="FindType">Finds the classes of the result.</param>
internal sealed record JsonCall(
    ServiceMethod Method, object?[] Arguments, bool IsGeneric, Func<string, JavaTypeShape?> FindType)
{
    /// <summary>Makes the call.</summary>
    /// <param name="invoker">The invoker of the service.</param>
    /// <param name="options">The options of the call.</param>
    /// <param name="cancellationToken">A token that ends the call.</param>
    /// <returns>The result.</returns>
    /// <exception cref="DubboTimeoutException">
    /// The call timed out. A provider that knows the deadline can end the call with an exception at that moment.
    /// </exception>
    public ValueTask<object?> InvokeAsync(IDubboInvoker invoker, DubboCallOptions options, CancellationToken cancellationToken) =>
        options.Timeout is { } timeout
            ? InvokeAsync(invoker, options, timeout, cancellationToken)
            : SendAsync(invoker, options, cancellationToken);

    /// <summary>Returns the result as JSON in UTF-8.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">The options of the endpoint.</param>
    /// <param name="withClasses">Whether objects have the name of their class.</param>
    /// <param name="maxLength">The maximum length of the JSON in bytes.</param>
    /// <exception cref="UnwritableResultException">JSON cannot represent the result.</exception>
    /// <exception cref="JsonLengthException">The JSON is too long.</exception>
    public byte[] Write(object? result, DubboHttpOptions options, bool withClasses, long maxLength = long.MaxValue) =>
        Write(result, CreateOptions(options) with { WithClasses = withClasses, MaxLength = maxLength }, JavaJsonWriter.WriteUtf8);

    /// <summary>Returns the result as JSON with line breaks, for people.</summary>
    /// <exception cref="UnwritableResultException">JSON cannot represent the result.</exception>
    public string WriteIndented(object? result, DubboHttpOptions options) =>
        Write(result, CreateOptions(options) with { WithClasses = options.IncludeClasses, IsIndented = true }, JavaJsonWriter.Write);

    private JavaJsonOptions CreateOptions(DubboHttpOptions options) => new()
    {
        NumberStrings = options.NumberStrings,
        RefusesCycles = true,
        FindType = FindType,
    };

    private T Write<T>(object? result, JavaJsonOptions form, Func<object?, JavaJsonOptions, T> write)
    {
        try
        {
            return write(result, form);
        }
        catch (JsonValueException e)
        {
            throw new UnwritableResultException($"The result of {Method.Method} is not JSON. {e.Message}", e);
        }
    }

    private async ValueTask<object?> InvokeAsync(
        IDubboInvoker invoker, DubboCallOptions options, TimeSpan timeout, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            return await SendAsync(invoker, options, cancellationToken).ConfigureAwait(false);
        }
        catch (JavaException e) when (Stopwatch.GetElapsedTime(start) >= timeout)
        {
            throw new DubboTimeoutException($"{Method.Method} threw {e.JavaType} when its timeout was over.", TimeoutStage.Response);
        }
    }

    private ValueTask<object?> SendAsync(IDubboInvoker invoker, DubboCallOptions options, CancellationToken cancellationToken)
    {
        if (!IsGeneric)
            return invoker.InvokeAsync(Method.Method, Arguments, options, cancellationToken);
        options = options with { Timeout = options.Timeout ?? Method.Method.Timeout };
        return invoker.InvokeGenericAsync(
            Method.Method.Service, Method.Signature.Name, Method.Signature.ParameterTypes, Arguments, options, cancellationToken);
    }
}
