using System.Collections.Concurrent;
using DubboNet.Hessian;
using DubboNet.Protocol.Responses;

namespace DubboNet;

/// <summary>
/// Describes a method with the types of its arguments and its result. Instances are immutable. Create one for each method and reuse it.
/// </summary>
/// <typeparam name="TArguments">The type of a single argument, a tuple for several, or <see cref="DubboVoid"/> for none.</typeparam>
/// <typeparam name="TResult">The type of the result, or <see cref="DubboVoid"/> for void. For a Java future, this is the type of its
/// value.</typeparam>
public sealed class DubboMethod<TArguments, TResult> : DubboMethod
{
    // The methods of the exports that a pattern selects, by group and version. Most methods have none.
    private ConcurrentDictionary<(string? Group, string? Version), DubboMethod<TArguments, TResult>>? _exports;

    /// <summary>Initializes the description of a method.</summary>
    /// <param name="service">The service that is called or hosted.</param>
    /// <param name="name">The Java method name.</param>
    /// <param name="descriptor">The declared parameter types. Use <see cref="JvmDescriptor.FromTypeNames"/> to create it.</param>
    /// <param name="arguments">The formatter of all arguments in order. Use <see cref="DubboArguments"/> to create it.</param>
    /// <param name="result">The formatter of the result, or <see cref="DubboArguments.None"/> for void.</param>
    /// <exception cref="ArgumentException">The descriptor is malformed.</exception>
    public DubboMethod(
        ServiceKey service, string name, string descriptor, IHessianFormatter<TArguments> arguments, IHessianFormatter<TResult> result)
        : base(service, name, descriptor)
    {
        Arguments = arguments;
        Result = result;
        ResultReader = new ResultReader<TResult>(result);
    }

    /// <summary>Gets the callback parameters. By default, there are none.</summary>
    /// <exception cref="ArgumentException">The descriptor has another type at the index of a parameter.</exception>
    public IReadOnlyList<ContractCallback<TArguments>> Callbacks
    {
        get;
        init
        {
            field = value;
            CallbackParameters = [.. value.Select(callback => callback.Parameter)];
            HasCallbacks = value.Count > 0;
            JvmDescriptor.TrySplit(Descriptor, out IReadOnlyList<string> parameters);
            foreach (CallbackParameter parameter in CallbackParameters)
            {
                if (parameters.ElementAtOrDefault(parameter.Index) != JvmDescriptor.FromTypeNames(parameter.JavaInterface))
                {
                    throw new ArgumentException(
                        $"Parameter {parameter.Index} of {this} is not of type {parameter.JavaInterface}, which its callback has.",
                        nameof(value));
                }
            }
        }
    } = [];

    internal IHessianFormatter<TArguments> Arguments { get; }

    internal IHessianFormatter<TResult> Result { get; }

    internal IResponseReader<TResult> ResultReader { get; }

    /// <summary>Returns the same method for another export of the interface, with another group, version or path.</summary>
    public DubboMethod<TArguments, TResult> For(ServiceKey service) =>
        new(service, Name, Descriptor, Arguments, Result)
        {
            Timeout = Timeout,
            ServiceTimeout = ServiceTimeout,
            Idempotent = Idempotent,
            Types = Types,
            Callbacks = Callbacks,
        };

    /// <summary>Returns the method of the export of a provider, for a service key that selects several.</summary>
    internal DubboMethod<TArguments, TResult> Select(string? group, string? version)
    {
        if (_exports is null)
            Interlocked.CompareExchange(ref _exports, new(), null);
        return _exports.GetOrAdd((group, version), static (export, method) =>
            method.For(method.Service.Select(export.Group, export.Version)), this);
    }
}
