namespace DubboNet;

/// <summary>Describes a callback parameter of a method with these arguments. Instances are created by <c>ContractCallbacks</c>.</summary>
/// <typeparam name="TArguments">The type of the method's arguments.</typeparam>
public abstract class CallbackParameter<TArguments> : CallbackParameter
{
    internal CallbackParameter(int index, string javaInterface, bool releases)
        : base(index, javaInterface, releases)
    {
    }
}
