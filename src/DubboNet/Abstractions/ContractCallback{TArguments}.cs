namespace DubboNet;

/// <summary>
/// Represents a callback parameter of a method with these arguments. Instances are created by <c>ContractCallbacks</c>.
/// </summary>
/// <typeparam name="TArguments">The type of the method's arguments.</typeparam>
public abstract class ContractCallback<TArguments>
{
    private protected ContractCallback(CallbackParameter parameter) => Parameter = parameter;

    /// <summary>Gets the description of the parameter.</summary>
    public CallbackParameter Parameter { get; }
}
