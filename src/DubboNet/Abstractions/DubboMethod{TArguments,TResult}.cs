using DubboNet.Hessian;
using DubboNet.Protocol.Responses;

namespace DubboNet;

/// <summary>A method with the types of its arguments and of its result. Immutable; create it once and keep it.</summary>
/// <typeparam name="TArguments">One argument's type, a tuple for several, <see cref="DubboVoid"/> for none.</typeparam>
/// <typeparam name="TResult">The result's type, <see cref="DubboVoid"/> for void. A Java future of T is T here.</typeparam>
public sealed class DubboMethod<TArguments, TResult> : DubboMethod
{
    /// <summary>Describes a method.</summary>
    /// <param name="service">The service to call, or whose implementation is hosted.</param>
    /// <param name="name">The Java method name.</param>
    /// <param name="descriptor">The declared parameter types; see <see cref="JvmDescriptor.FromTypeNames"/>.</param>
    /// <param name="arguments">Carries the arguments, all of them in order; see <see cref="DubboArguments"/>.</param>
    /// <param name="result">Carries the result; <see cref="DubboArguments.None"/> for void.</param>
    /// <exception cref="ArgumentException">The descriptor is malformed.</exception>
    public DubboMethod(
        ServiceKey service, string name, string descriptor, IHessianFormatter<TArguments> arguments, IHessianFormatter<TResult> result)
        : base(service, name, descriptor)
    {
        Arguments = arguments;
        Result = result;
        ResultReader = new ResultReader<TResult>(result);
    }

    /// <summary>Its parameters that are called back. Default: none.</summary>
    /// <exception cref="ArgumentException">The descriptor has another type at such a parameter's place.</exception>
    public IReadOnlyList<CallbackParameter<TArguments>> Callbacks
    {
        get;
        init
        {
            field = value;
            CallbackParameters = value;
            HasCallbacks = value.Count > 0;
            JvmDescriptor.TrySplit(Descriptor, out IReadOnlyList<string> parameters);
            foreach (CallbackParameter parameter in value)
            {
                if (parameters.ElementAtOrDefault(parameter.Index) != JvmDescriptor.FromTypeNames(parameter.JavaInterface))
                    throw new ArgumentException($"Parameter {parameter.Index} of {this} is not of type {parameter.JavaInterface}, which its callback has.", nameof(value));
            }
        }
    } = [];

    internal IHessianFormatter<TArguments> Arguments { get; }

    internal IHessianFormatter<TResult> Result { get; }

    internal IResponseReader<TResult> ResultReader { get; }

    /// <summary>The same method of another export of the interface: other group, version or path.</summary>
    public DubboMethod<TArguments, TResult> For(ServiceKey service) =>
        new(service, Name, Descriptor, Arguments, Result)
        {
            Timeout = Timeout,
            ServiceTimeout = ServiceTimeout,
            Idempotent = Idempotent,
            Types = Types,
            Callbacks = Callbacks,
        };
}
